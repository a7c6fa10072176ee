"""What a worker makes of one repository, and when it does it again."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec import msgpack

from lintkit.fleet import task
from lintkit.fleet.repositories import Place
from lintkit.fleet.tables import Tables

Make = Callable[[str], Path]
Git = Callable[..., str]


def audited(place: Place, today: date) -> Tables:
    encoded = task.audit(place, "", today)
    assert encoded is not None
    return msgpack.decode(encoded, type=Tables)


def tree(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_folder_becomes_rows_and_stays_as_it_is(make: Make, today: date) -> None:
    shop = make("shop")
    before = tree(shop)
    tables = audited(Place(str(shop)), today)
    assert tree(shop) == before
    assert tables.failures == ()
    (about,) = tables.repositories
    assert (about.files, about.modules, about.points, about.day) == (1, 1, 1, today)
    (point,) = tables.points
    assert (point.repository, point.asked) == (str(shop), "")
    assert (point.path, point.line, point.symbol) == ("app.py", 7, "app.ask")
    assert (point.deadline, point.waits_for_ever, point.tests_state) == ("infinite", True, "none")
    assert point.entry_points == ("python app.py",)
    (model,) = tables.models
    assert (model.model, model.line, model.retires) == ("gpt-4-0613", 7, date(2026, 10, 23))
    assert {"LK101", "LK401"} <= {finding.code for finding in tables.findings}
    questions = {row.question: row.answer for row in tables.ledger}
    assert set(questions) == {"wait", "change", "output", "proof", "account"}
    assert questions["wait"] == "open"


def test_a_bare_repository_is_read_at_head_and_at_a_revision(
    make: Make, git: Git, today: date, tmp_path: Path
) -> None:
    shop = make("shop")
    git(shop, "init", "-q", "-b", "main")
    git(shop, "add", ".")
    git(shop, "commit", "-q", "-m", "first")
    first = git(shop, "rev-parse", "HEAD")
    (shop / "app.py").write_text("", encoding="utf-8")
    git(shop, "commit", "-q", "-a", "-m", "second")
    git(shop, "clone", "-q", "--mirror", str(shop), str(tmp_path / "mirror.git"))
    mirror = str(tmp_path / "mirror.git")
    now, then = audited(Place(mirror), today), audited(Place(mirror, first[:9]), today)
    assert [len(one.points) for one in (now, then)] == [0, 1]
    assert then.repositories[0].revision == first
    assert then.repositories[0].asked == first[:9]
    assert now.repositories[0].revision == git(shop, "rev-parse", "HEAD")


def test_what_is_known_is_not_done_again(
    make: Make, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(str(make("shop")))
    known = audited(place, today).repositories[0].state
    monkeypatch.setattr(task, "run", None)  # which nothing may ask
    assert task.audit(place, known, today) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "app.py").write_text("", encoding="utf-8"),
        lambda folder: (folder / "lintkit.toml").write_text("", encoding="utf-8"),
        lambda folder: (folder / "link").symlink_to("app.py"),
        lambda folder: (folder / "app.py").rename(folder / "main.py"),
    ],
)
def test_a_change_is_audited(make: Make, today: date, change: Callable[[Path], object]) -> None:
    shop = make("shop")
    place = Place(str(shop))
    known = audited(place, today).repositories[0].state
    change(shop)
    assert task.audit(place, known, today) is not None


def test_a_new_day_and_a_new_commit_are_audited_and_caches_are_not(
    make: Make, git: Git, today: date
) -> None:
    shop = make("shop")
    git(shop, "init", "-q", "-b", "main")
    git(shop, "add", ".")
    git(shop, "commit", "-q", "-m", "first")
    place = Place(str(shop))
    known = audited(place, today).repositories[0].state
    (shop / "__pycache__").mkdir()
    (shop / "__pycache__" / "app.pyc").write_bytes(b"1")
    assert task.audit(place, known, today) is None
    assert task.audit(place, known, today + timedelta(days=1)) is not None
    git(shop, "commit", "-q", "--allow-empty", "-m", "second")
    assert task.audit(place, known, today) is not None


def test_a_manifest_above_the_folder_counts(make: Make, today: date) -> None:
    top = make("top")
    (top / ".git").mkdir()
    (top / "service").mkdir()
    (top / "app.py").rename(top / "service" / "app.py")
    place = Place(str(top / "service"))
    known = audited(place, today).repositories[0].state
    (top / "requirements.txt").write_text("openai\n", encoding="utf-8")
    assert task.audit(place, known, today) is not None


@pytest.mark.parametrize("revision", ["", "v1"])
def test_a_repository_that_is_not_there_is_a_failure(
    tmp_path: Path, today: date, revision: str
) -> None:
    place = Place(str(tmp_path / "nowhere"), revision)
    tables = audited(place, today)
    (row,) = tables.failures
    assert (row.repository, row.asked) == (place.path, revision)
    assert row.message == "there is no such folder."
    assert tables == Tables(failures=(row,))


def test_a_configuration_that_cannot_be_used_is_a_failure(make: Make, today: date) -> None:
    shop = make("shop")
    (shop / "lintkit.toml").write_text("selekt = []\n", encoding="utf-8")
    (row,) = audited(Place(str(shop)), today).failures
    assert "selekt" in row.message


def test_a_bug_is_a_failure(make: Make, today: date, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr(task.run, "report", broken)
    (row,) = audited(Place(str(make("shop"))), today).failures
    assert row.message == "this is a bug in lintkit; please report it (RuntimeError: two lines)"


def test_what_the_disk_refuses_is_a_failure(
    make: Make, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: object) -> None:
        raise PermissionError(13, "Permission denied", "/srv/app.py")

    monkeypatch.setattr(task.run, "report", refused)
    (row,) = audited(Place(str(make("shop"))), today).failures
    assert row.message == "/srv/app.py: Permission denied"


def test_what_is_too_long_to_be_read_counts_by_its_length(make: Make, today: date) -> None:
    shop = make("shop")
    with (shop / "weights.bin").open("wb") as file:
        file.truncate(6_000_000)
    place = Place(str(shop))
    known = audited(place, today).repositories[0].state
    assert task.audit(place, known, today) is None
    with (shop / "weights.bin").open("wb") as file:
        file.truncate(6_000_001)
    assert task.audit(place, known, today) is not None


def test_the_repositorys_own_rules_are_not_run(make: Make, today: date) -> None:
    shop = make("shop")
    (shop / "rules").mkdir()
    (shop / "rules" / "own.py").write_text(f"open({str(shop / 'ran')!r}, 'w')\n", encoding="utf-8")
    (shop / "lintkit.toml").write_text('plugins = ["rules"]\n', encoding="utf-8")
    assert audited(Place(str(shop)), today).failures == ()
    assert not (shop / "ran").exists()
