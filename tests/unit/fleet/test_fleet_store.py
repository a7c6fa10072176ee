"""The data set on disk, and what it answers."""

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from msgspec import structs
from syrupy.assertion import SnapshotAssertion

pq = pytest.importorskip("pyarrow.parquet", reason="the extra `fleet` is not installed")
pytest.importorskip("duckdb", reason="the extra `fleet` is not installed")

from lintkit.errors import UsageError  # noqa: E402
from lintkit.fleet import store as store_module  # noqa: E402
from lintkit.fleet.repositories import Place  # noqa: E402
from lintkit.fleet.rows import failed  # noqa: E402
from lintkit.fleet.store import SCHEMAS, Store, files_of  # noqa: E402
from lintkit.fleet.summary import end_of_next_quarter, schema, summarize  # noqa: E402
from lintkit.fleet.summary_text import render  # noqa: E402
from lintkit.fleet.tables import (  # noqa: E402
    ModelRow,
    PointRow,
    RepositoryRow,
    Tables,
)
from lintkit.report.contract import as_json  # noqa: E402

TODAY = date(2026, 3, 1)
SCHEMA = Path(__file__).parents[3] / "docs" / "fleet-v1.schema.json"
SHOP = Place("/srv/git/shop.git")
TILL = Place("/srv/git/till.git", "v2.1")


def of(place: Place) -> dict[str, str]:
    return {"repository": place.path, "asked": place.revision}


def about(place: Place, state: str = "s1") -> RepositoryRow:
    return RepositoryRow(
        **of(place),
        revision="abc",
        state=state,
        tool="0.1",
        day=TODAY,
        files=3,
        modules=2,
        points=1,
    )


def point(place: Place, line: int) -> PointRow:
    return PointRow(
        **of(place),
        path="app.py",
        line=line,
        column=0,
        symbol="app.ask",
        provider="openai",
        call="openai.OpenAI.responses.create",
        kind="responses",
        confidence="high",
        deadline="bounded",
        seconds=30.0,
        attempts=None,
        worst_case_seconds=None,
        waits_for_ever=False,
        model="gpt-4o",
        model_state="alias",
        sdk="openai==1.0",
        sdk_state="exact",
        output_known=True,
        output_checks=(),
        output_missing=("refusal",),
        tests_state="happy_path",
        tests=("test_app.test_ask",),
        edge_cases=(),
        entry_points=("POST /chat", "python app.py"),
        reach=2,
    )


def model(place: Place, line: int, name: str, retires: date | None) -> ModelRow:
    return ModelRow(
        **of(place),
        path="app.py",
        line=line,
        column=0,
        model=name,
        state="pinned",
        source="literal",
        retires=retires,
        retires_source="",
    )


def test_rows_come_back_as_they_were_put(tmp_path: Path) -> None:
    row = point(SHOP, 1)
    Store(tmp_path).put(SHOP, Tables(repositories=(about(SHOP),), points=(row,)))
    (file,) = files_of(tmp_path, "points")
    (read,) = pq.read_table(file).to_pylist()
    assert read == {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in structs.asdict(row).items()
    }
    (file,) = files_of(tmp_path, "findings")
    empty = pq.read_table(file)
    assert (empty.num_rows, empty.schema) == (0, SCHEMAS["findings"])


def test_a_partition_is_for_a_repository_and_revision_and_is_replaced(tmp_path: Path) -> None:
    store = Store(tmp_path)
    elsewhere = Place("/other/shop.git")
    for place in (SHOP, Place(SHOP.path, "v1"), elsewhere):
        store.put(place, Tables(repositories=(about(place),)))
    store.put(SHOP, Tables(repositories=(about(SHOP, "s2"),)))
    assert [store.state(place) for place in (SHOP, elsewhere, TILL)] == ["s2", "s1", ""]
    assert len(files_of(tmp_path, "points")) == 3
    assert [file.name for file in tmp_path.iterdir()] == ["repositories"]  # nothing else is left


def test_what_is_half_there_or_broken_is_not_there(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(SHOP, Tables(repositories=(about(SHOP),)))
    (file,) = files_of(tmp_path, "points")
    file.unlink()
    assert store.state(SHOP) == ""
    store.put(SHOP, Tables(repositories=(about(SHOP),)))
    (file,) = files_of(tmp_path, "repositories")
    file.write_bytes(b"no Parquet")
    assert store.state(SHOP) == ""


def test_a_failed_one_has_no_state(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(SHOP, failed(SHOP.path, "", "no"))
    assert store.state(SHOP) == ""


def test_a_write_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    store.put(SHOP, Tables(repositories=(about(SHOP),)))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(store_module.pq, "write_table", full)
        with pytest.raises(UsageError, match="cannot be written: No space left"):
            store.put(SHOP, Tables(repositories=(about(SHOP, "s2"),)))
    assert store.state(SHOP) == "s1"
    assert [file.name for file in tmp_path.iterdir()] == ["repositories"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot be made"):
        Store(tmp_path / "file" / "fleet")


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 3, 31), date(2026, 6, 30)),
        (date(2026, 4, 1), date(2026, 9, 30)),
        (date(2026, 9, 30), date(2026, 12, 31)),
        (date(2026, 11, 26), date(2027, 3, 31)),
    ],
)
def test_the_next_quarter_is_that_of_the_calendar(day: date, end: date) -> None:
    assert end_of_next_quarter(day) == end


@pytest.fixture
def fleet(tmp_path: Path) -> Path:
    folder = tmp_path / "a [b]* 'c'"  # which no pattern or query may take for its own
    store = Store(folder)
    for_ever = structs.replace(point(SHOP, 9), waits_for_ever=True)
    store.put(
        SHOP,
        Tables(
            repositories=(about(SHOP),),
            points=(for_ever, point(SHOP, 20)),
            models=(
                model(SHOP, 9, "gone", TODAY),
                model(SHOP, 20, "going", date(2026, 6, 30)),
                model(SHOP, 20, "later", date(2026, 7, 1)),
                model(SHOP, 20, "staying", None),
            ),
        ),
    )
    untested = structs.replace(
        point(TILL, 3), tests_state="none", waits_for_ever=True, entry_points=()
    )
    store.put(
        TILL,
        Tables(
            repositories=(about(TILL),),
            points=(untested,),
            models=(model(TILL, 3, "going", date(2026, 6, 30)),),
        ),
    )
    store.put(Place("/srv/x"), failed("/srv/x", "", "there is no \x1bsuch folder."))
    return folder


def test_the_summary_answers_three_questions(fleet: Path, snapshot: SnapshotAssertion) -> None:
    summary = summarize(fleet, TODAY)
    assert [(row.model, row.repository, row.line) for row in summary.retiring] == [
        ("gone", SHOP.path, 9),
        ("going", SHOP.path, 20),
        ("going", TILL.path, 3),
    ]
    assert [(row.repository, row.line) for row in summary.waiting] == [
        (SHOP.path, 9),
        (TILL.path, 3),
    ]
    assert [(row.repository, row.asked, row.line) for row in summary.untested] == [
        (TILL.path, "v2.1", 3)
    ]
    assert "\n".join(line.plain for line in render(summary)) == snapshot


def test_its_json_follows_the_schema_in_the_documentation(fleet: Path) -> None:
    mend = "python -m lintkit.fleet.summary > docs/fleet-v1.schema.json"
    documented = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert documented == schema(), mend
    document = json.loads(as_json(summarize(fleet, TODAY)))
    jsonschema.validate(document, documented)
    assert document["retiring"][0] == {
        "repository": SHOP.path,
        "asked": "",
        "path": "app.py",
        "line": 9,
        "model": "gone",
        "retires": "2026-03-01",
    }
    document.pop("waiting")
    with pytest.raises(jsonschema.ValidationError, match="'waiting' is a required property"):
        jsonschema.validate(document, documented)


def test_what_no_repository_has_is_said(tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    Store(tmp_path).put(SHOP, failed(SHOP.path, "", "no"))
    assert "\n".join(line.plain for line in render(summarize(tmp_path, TODAY))) == snapshot


def test_a_folder_without_data_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no data of a fleet"):
        summarize(tmp_path, TODAY)
