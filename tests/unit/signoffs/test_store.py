"""Records on disk: what is written is read again, and what is broken is named with its mend."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs
from syrupy.assertion import SnapshotAssertion

from lintkit.errors import UsageError
from lintkit.model import Parts
from lintkit.signoffs import Answers, Record, Signed, read_records, record_file, write_record

Make = Callable[..., Record]
FOLDER = Path(".lintkit", "accounts")


def only(root: Path) -> Record:
    found = read_records(root)
    assert found.problems == ()
    (stored,) = found.records
    return stored.record


def problem(root: Path, content: bytes) -> str:
    file = root / FOLDER / "app" / "chat.py.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    found = read_records(root)
    assert found.records == ()
    (one,) = found.problems
    assert one.path == ".lintkit/accounts/app/chat.py.toml"
    return one.message


def test_a_record_is_readable_and_is_read_again(
    tmp_path: Path, record: Make, snapshot: SnapshotAssertion
) -> None:
    written = record(symbol="ask", bound_to={"": Parts(code=("1:0",)), **record().bound_to})
    path = write_record(written, tmp_path)
    assert path == FOLDER / "app" / "chat.py-ask.toml"
    assert (tmp_path / path).read_text(encoding="utf-8") == snapshot
    assert only(tmp_path).bound_to == written.bound_to
    assert only(tmp_path).answers.by_key() == written.answers.by_key()
    assert only(tmp_path).signed == written.signed


def test_writing_again_changes_nothing(tmp_path: Path, record: Make) -> None:
    path = tmp_path / write_record(record(), tmp_path)
    before = path.read_bytes()
    write_record(only(tmp_path), tmp_path)
    assert path.read_bytes() == before


# TOML takes the end of a line for the same however it is written, so a lone CR is all that is told.
TEXT = (
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
    .map(lambda text: text.replace("\r\n", "\n"))
    .filter(str.strip)
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answer=TEXT, name=TEXT, model=TEXT, symbol=TEXT)
def test_whatever_people_write_survives(
    tmp_path: Path, record: Make, answer: str, name: str, model: str, symbol: str
) -> None:
    parts = Parts(code=("1:0",), model=(model,))
    signed = Signed(name=name, email="", date=date(2025, 3, 1))
    written = record({"purpose": answer}, signed=signed, bound_to={symbol: parts})
    write_record(written, tmp_path)
    read = only(tmp_path)
    newlines = answer.replace("\r\n", "\n").strip()
    assert read.answers.by_key()["purpose"].replace("\r\n", "\n") == newlines
    assert (read.signed.name, dict(read.bound_to)) == (name, {symbol: parts})


def test_records_are_found_from_a_folder_below(tmp_path: Path, record: Make) -> None:
    write_record(record(), tmp_path)
    below = tmp_path / "src" / "app"
    below.mkdir(parents=True)
    assert read_records(below).folder == tmp_path
    (tmp_path / "src" / ".git").mkdir()
    assert read_records(below).folder is None


def test_without_records_there_are_none(tmp_path: Path) -> None:
    assert read_records(tmp_path).records == ()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"purpose = ", "is not TOML: Invalid value"),
        (b"<<<<<<< HEAD\nmodule = 1\n=======\n", "holds a merge that was not resolved"),
        (b"\xff\xfe", "is not UTF-8"),
        (b"#" * 300_000, "is longer than 200,000 bytes"),
        (b"x = " + b"[" * 50_000, "is not TOML"),
        (b"purpose = 'a draft'\n", "does not have the form of one: Object contains unknown field"),
        (b"schema = 'lintkit/account/v2'\n", "does not have the form of one"),
    ],
)
def test_a_broken_record_is_named_with_its_mend(tmp_path: Path, content: bytes, why: str) -> None:
    message = problem(tmp_path, content)
    assert message.startswith(why)
    assert message.endswith("; mend it, or delete it and sign again")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("date = 2025-03-01", 'date = "soon"', "`$.signed.date`"),
        ("[bound-to.ask]", "[bound-to.ask]\nother = 1", "unknown field `other`"),
        ("purpose", "porpoise", "unknown field `porpoise`"),
    ],
)
def test_a_record_of_another_form_is_named(
    tmp_path: Path, record: Make, old: str, new: str, why: str
) -> None:
    text = (tmp_path / write_record(record(), tmp_path)).read_text()
    assert why in problem(tmp_path, text.replace(old, new).encode())


def test_a_record_must_be_bound_to_code(tmp_path: Path, record: Make) -> None:
    text = (tmp_path / write_record(record(), tmp_path)).read_text()
    cut = text[: text.index("[bound-to.ask]")] + "[bound-to]\n"
    assert problem(tmp_path, cut.encode()).startswith("is bound to no code")


def test_two_records_of_one_code_are_a_problem(tmp_path: Path, record: Make) -> None:
    text = (tmp_path / write_record(record(), tmp_path)).read_bytes()
    (tmp_path / FOLDER / "copy.toml").write_bytes(text)
    found = read_records(tmp_path)
    assert [one.path for one in found.records] == [".lintkit/accounts/app/chat.py.toml"]
    (one,) = found.problems
    assert one.path == ".lintkit/accounts/copy.toml"
    assert "about the same code as .lintkit/accounts/app/chat.py.toml" in one.message


def test_links_are_neither_read_nor_followed(tmp_path: Path, record: Make) -> None:
    outside = tmp_path / "outside"
    write_record(record(), outside)
    project = tmp_path / "project"
    (project / FOLDER).mkdir(parents=True)
    (project / FOLDER / "secret.toml").symlink_to(outside / FOLDER / "app" / "chat.py.toml")
    (one,) = read_records(project).problems
    assert one.message.startswith("is a link")
    (project / FOLDER / "app").symlink_to(outside)
    with pytest.raises(UsageError, match="leads out of"):
        write_record(record(), project)
    with pytest.raises(UsageError, match="leads out of"):
        write_record(record(module="../elsewhere.py"), project)


def test_what_cannot_be_written_is_told(tmp_path: Path, record: Make) -> None:
    (tmp_path / ".lintkit").write_text("a file")
    with pytest.raises(UsageError, match="cannot be written"):
        write_record(record(), tmp_path)


@pytest.mark.parametrize("symbol", ["<lambda1>", "a/b", "..", "a b", "a.", "1a"])
def test_a_symbol_that_is_no_dotted_name_has_no_file(symbol: str) -> None:
    with pytest.raises(UsageError, match="sign the function around it"):
        record_file("app.py", symbol)


def test_answers_alone_are_taken_of_what_holds_more(record: Make) -> None:
    answers = record().answers
    assert Answers.of(answers) == answers
    assert structs.fields(Answers)
