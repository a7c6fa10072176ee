"""`lintkit account`: people sign, in their editor or on stdin, and see what has become of it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from syrupy.assertion import SnapshotAssertion

from lintkit.cli import main

Run = Callable[..., Result]
Git = Callable[..., str]

ANSWERS = """\
purpose = "Customers ask what the shop sells, and read the answer at once."
slow = "The page waits for ever, and nobody is told; it has happened twice."
wrong = "A wrong price would be shown to the customer who has asked."
moves = "We compare forty stored questions before we move to another one."
stopped = "The dashboard of answered questions falls to zero and pages us."
switch-off = "Whoever is on call sets ASSISTANT=off, which hides the box."
"""
RECORD = Path(".lintkit", "accounts", "app.py.toml")


@pytest.fixture
def git(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Git:
    """The small project as a repository with one commit, and a person who commits."""
    (project / ".git").rmdir()
    config = tmp_path / "gitconfig"
    config.write_text("[user]\nname = Ada Lovelace\nemail = ada@example.org\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")

    def run(*arguments: str) -> str:
        command = ["git", "-c", "commit.gpgSign=false", *arguments]
        done = subprocess.run(command, cwd=project, check=True, capture_output=True, text=True)  # noqa: S603
        return done.stdout.strip()

    run("init", "-q", "-b", "main")
    run("add", ".")
    run("commit", "-q", "-m", "first")
    return run


@pytest.fixture
def sign(lintkit: Run) -> Callable[..., Result]:
    """Signs with answers on stdin; `lintkit` sets the day."""
    assert lintkit

    def run(target: str = "app.py", answers: str = ANSWERS) -> Result:
        return CliRunner().invoke(main, ["account", target, "--stdin", "--no-cache"], answers)

    return run


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """An editor that runs a line of Python over the text; what it was shown is in a file."""

    def made(line: str) -> Path:
        shown = tmp_path / "shown"
        script = tmp_path / "editor.py"
        script.write_text(
            "import sys\n"
            f"open({str(shown)!r}, 'a').write(text := open(sys.argv[1]).read())\n"
            f"{line}\n"
            "open(sys.argv[1], 'w').write(text)\n"
        )
        monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
        return shown

    return made


def status(lintkit: Run, *arguments: str) -> str:
    result = lintkit("account", "status", "--no-cache", *arguments)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def edit(project: Path, old: str, new: str) -> None:
    app = project / "app.py"
    text = app.read_text()
    assert old in text
    app.write_text(text.replace(old, new))


@pytest.mark.usefixtures("git")
def test_signing_writes_a_record(
    project: Path, sign: Callable[..., Result], lintkit: Run, snapshot: SnapshotAssertion
) -> None:
    assert status(lintkit) == "none         app.py\n"
    result = sign()
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (f"{RECORD}: signed by Ada Lovelace. Commit it with the code.\n")
    assert (project / RECORD).read_text(encoding="utf-8") == snapshot
    assert status(lintkit) == "signed       app.py  Ada Lovelace, 2025-01-01\n"


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("timeout=None", "timeout=30", "ask: the guards have changed"),
        (
            '"gpt-4o"',
            '"gpt-4.1"',
            "ask: the code has changed; the model was gpt-4o, and is gpt-4.1",
        ),
        ("return answer", "print(question)\n    return answer", "ask: the code has changed"),
    ],
)
def test_what_changes_makes_it_stale(
    project: Path, sign: Callable[..., Result], lintkit: Run, old: str, new: str, part: str
) -> None:
    sign()
    edit(project, old, new)
    first, *rest = status(lintkit).splitlines()
    assert first.startswith("stale")
    assert any(line.strip().startswith(part) for line in rest)
    sign()
    assert status(lintkit).startswith("signed")


@pytest.mark.usefixtures("git")
def test_layout_and_comments_leave_it_alone(
    project: Path, sign: Callable[..., Result], lintkit: Run
) -> None:
    sign()
    edit(
        project, "def ask(question):", '\n\n\ndef ask(\n    question,\n):\n    """Ask."""\n    # !'
    )
    edit(project, '"gpt-4o"', "'gpt-4o'")
    assert status(lintkit).startswith("signed")


def test_a_rename_leaves_it_alone(git: Git, sign: Callable[..., Result], lintkit: Run) -> None:
    sign()
    git("mv", "app.py", "assistant.py")
    assert status(lintkit).startswith("signed       assistant.py")


@pytest.mark.usefixtures("git")
def test_age_makes_it_stale(project: Path, sign: Callable[..., Result], lintkit: Run) -> None:
    (project / "lintkit.toml").write_text("sign-off-max-age-days = 30\n")
    sign()
    record = project / RECORD
    record.write_text(record.read_text().replace("date = 2025-01-01", "date = 2024-12-01"))
    assert "was signed 31 days ago, and 30 are allowed" in status(lintkit)


def test_a_record_that_an_agent_committed_is_not_confirmed(
    git: Git, sign: Callable[..., Result], lintkit: Run
) -> None:
    sign()
    git("add", ".")
    git("commit", "-q", "-m", "sign\n\nCo-authored-by: Claude <noreply@anthropic.com>\n")
    assert "unconfirmed  app.py" in status(lintkit)
    assert "last committed by Claude Code, not by a person alone" in status(lintkit)
    git("commit", "-q", "--amend", "-m", "sign")
    assert status(lintkit).startswith("signed")


@pytest.mark.usefixtures("git")
def test_ledger_and_rules_tell_how_it_stands(
    project: Path, sign: Callable[..., Result], lintkit: Run
) -> None:
    def told() -> list[str]:
        result = lintkit("check", "--no-cache", "--select", "LK5", "--format", "concise")
        return [line.split(" ")[1] for line in result.stdout.splitlines()]

    def ledger() -> str:
        return lintkit("report", "--no-cache").stdout.partition("account  ")[2]

    assert told() == ["LK501"]
    assert "no sign-off is recorded [LK501]" in ledger()
    sign()
    assert told() == []
    assert "shown, line 1: signed by Ada Lovelace, 2025-01-01" in ledger()
    assert f"{RECORD}:1: signed by Ada Lovelace" in ledger()
    edit(project, '"gpt-4o"', '"gpt-4.1"')
    assert told() == ["LK502"]
    stale = "the code has changed; the model was gpt-4o, and is gpt-4.1"
    assert f"the sign-off is stale: `ask`: {stale} [LK502]" in ledger()


@pytest.mark.usefixtures("project")
def test_a_missing_sign_off_does_not_stop_a_default_run(lintkit: Run) -> None:
    assert "LK501" not in lintkit("check", "--no-cache").stdout


@pytest.mark.usefixtures("git")
def test_a_run_of_a_part_does_not_say_that_it_is_stale(
    project: Path, sign: Callable[..., Result], lintkit: Run
) -> None:
    sign()
    (project / "other.py").write_text("import app\n\napp.ask('Hi')\n")
    result = lintkit("report", "--no-cache", str(project / "app.py"))
    assert "the run sees too little of the project" in result.stdout
    assert status(lintkit, "app.py").startswith("signed")
    assert status(lintkit, "other.py") == ""


@pytest.mark.usefixtures("git")
def test_a_broken_record_is_named(project: Path, sign: Callable[..., Result], lintkit: Run) -> None:
    sign()
    (project / RECORD).write_text("<<<<<<< HEAD\n")
    for result in (lintkit("account", "status"), lintkit("check", "--format", "concise")):
        told = result.stdout + result.stderr
        assert f"{RECORD}:1:1: LK901" in told
        assert "holds a merge that was not resolved; mend it, or delete it" in told
    assert "none         app.py" in status(lintkit)
    assert sign().exit_code == 0
    assert status(lintkit).startswith("signed")


@pytest.mark.usefixtures("git")
def test_the_editor_asks_before_it_tells(
    project: Path, editor: Callable[[str], Path], lintkit: Run, snapshot: SnapshotAssertion
) -> None:
    shown = editor(f"text = {ANSWERS!r}")
    result = lintkit("account", "app.py:ask", "--no-cache")
    assert (result.exit_code, result.stdout) == (0, "")
    assert shown.read_text() == snapshot
    assert (project / ".lintkit" / "accounts" / "app.py-ask.toml").is_file()
    assert status(lintkit).startswith("signed")


@pytest.mark.usefixtures("git")
def test_earlier_answers_stand_in_the_editor(
    project: Path, editor: Callable[[str], Path], sign: Callable[..., Result], lintkit: Run
) -> None:
    sign()
    edit(project, '"gpt-4o"', '"gpt-4.1"')
    shown = editor("text = text.replace('A wrong price', 'The wrong size')")
    assert lintkit("account", "app.py", "--no-cache").exit_code == 0
    assert "# Signed by Ada Lovelace on 2025-01-01; since then:" in shown.read_text()
    assert (
        "# - ask: the code has changed; the model was gpt-4o, and is gpt-4.1" in shown.read_text()
    )
    assert "The wrong size would be shown" in (project / RECORD).read_text()
    assert status(lintkit).startswith("signed")


@pytest.mark.usefixtures("git")
def test_an_unchanged_text_signs_nothing(
    project: Path, editor: Callable[[str], Path], lintkit: Run
) -> None:
    editor("pass")
    result = lintkit("account", "app.py", "--no-cache")
    assert result.exit_code == 2
    assert result.stderr == "lintkit: error: nothing was written, so nothing is signed.\n"
    assert not (project / RECORD).exists()


@pytest.mark.usefixtures("git")
def test_the_editor_opens_again_with_what_was_written(
    project: Path, editor: Callable[[str], Path], lintkit: Run, tmp_path: Path
) -> None:
    again = tmp_path / "again"
    shown = editor(
        f"from pathlib import Path; again = Path({str(again)!r})\n"
        f"text = {ANSWERS!r} if again.exists() else 'purpose = oops'\n"
        "again.touch()"
    )
    assert lintkit  # the day
    result = CliRunner().invoke(main, ["account", "app.py", "--no-cache"], "y\n")
    assert result.exit_code == 0, result.stderr
    assert "lintkit: the text is not TOML" in result.stderr
    assert shown.read_text().endswith("purpose = oops\n")
    assert (project / RECORD).is_file()


@pytest.mark.usefixtures("git")
def test_whoever_gives_up_signs_nothing(
    project: Path, editor: Callable[[str], Path], lintkit: Run
) -> None:
    editor("text = 'purpose = \"short\"'")
    assert lintkit  # the day
    result = CliRunner().invoke(main, ["account", "app.py", "--no-cache"], "n\n")
    assert result.exit_code == 2
    assert "too short to explain anything" in result.stderr
    assert "lintkit: error: not signed." in result.stderr
    assert not (project / RECORD).exists()


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize(
    ("target", "answers", "mistake"),
    [
        ("app.py", "", "not signed: nothing is answered to “What is it for?”"),
        ("app.py", "purpose = ", "stdin: is not TOML"),
        ("app.py", "reason = 'x'", "stdin: does not have the form of one"),
        ("app.py", f"{ANSWERS}name = '  '\n", "nobody signs: set git"),
        ("nowhere.py", ANSWERS, "nowhere.py: there is no such module"),
        ("app.py:nothing", ANSWERS, "The functions with one are: ask."),
        ("test_app.py", ANSWERS, "test_app.py: is a test, or not part of the program"),
        ("notes.txt", ANSWERS, "notes.txt: is a test, or not part of the program"),
    ],
)
def test_mistakes_are_told(
    project: Path, sign: Callable[..., Result], target: str, answers: str, mistake: str
) -> None:
    (project / "test_app.py").write_text("def test_nothing():\n    assert True\n")
    (project / "notes.txt").write_text("")
    result = sign(target, answers)
    assert result.exit_code == 2
    assert mistake in result.stderr
    assert not (project / ".lintkit").exists()


@pytest.mark.usefixtures("git")
def test_one_module_is_signed_at_a_time(lintkit: Run) -> None:
    result = lintkit("account", "app.py", "requirements.txt")
    assert result.exit_code == 2
    assert "Name one module" in result.stderr


def test_somebody_must_sign(
    git: Git, sign: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert git
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    result = sign()
    assert result.exit_code == 2
    assert "nobody signs: set git's user.name" in result.stderr
    assert sign(answers=f"{ANSWERS}name = 'Grace Hopper'\n").exit_code == 0


@pytest.mark.usefixtures("git")
def test_a_module_without_models_can_be_signed(
    project: Path, sign: Callable[..., Result], lintkit: Run
) -> None:
    (project / "prices.py").write_text("def price(item):\n    return 3\n")
    without = "".join(line for line in ANSWERS.splitlines(keepends=True) if "moves" not in line)
    assert sign("prices.py", without).exit_code == 0
    assert "signed       prices.py" in status(lintkit)
    (project / "prices.py").write_text("def price(item):\n    return 4\n")
    assert "stale        prices.py" in status(lintkit)


def test_a_project_without_models_has_nobody_to_ask(
    write: Callable[[dict[str, str]], Path], lintkit: Run
) -> None:
    write({"a.py": "x = 1\n"})
    result = lintkit("account", "status", "--no-cache")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No module here reaches a model" in result.stderr


def test_a_model_that_is_retired_already_is_told_at_once(
    git: Git, project: Path, sign: Callable[..., Result], lintkit: Run
) -> None:
    assert git
    edit(project, '"gpt-4o"', '"text-davinci-003"')
    result = sign()
    assert "stale for all that: text-davinci-003 was retired on" in result.stderr
    assert "ask: text-davinci-003 was retired on" in status(lintkit)


def test_a_change_stales_it(
    git: Git, sign: Callable[..., Result], lintkit: Run, project: Path
) -> None:
    sign()
    git("add", ".")
    git("commit", "-q", "-m", "sign")
    edit(project, '"gpt-4o"', '"gpt-4.1"')
    result = lintkit("report", "--since", "HEAD", "--no-cache")
    assert (
        "stale now\n  account  app.py:1: the sign-off is stale: `ask`: the code has changed"
        in result.stdout
    )


@pytest.mark.usefixtures("git")
def test_functions_that_no_record_speaks_of_are_named(
    project: Path, sign: Callable[..., Result], lintkit: Run
) -> None:
    sign("app.py:ask")
    app = project / "app.py"
    app.write_text(
        f'{app.read_text()}\n\nclient.responses.create(model="gpt-4o", input="Hi")\n\n\n'
        'def say():\n    return client.responses.create(model="gpt-4o", input="Hi")\n'
    )
    told = status(lintkit)
    assert told.startswith("none         app.py  Ada Lovelace")
    assert "no record speaks of what runs when the module is imported, say\n" in told


@pytest.mark.usefixtures("git")
def test_a_module_that_cannot_be_read_any_more_has_no_standing(
    project: Path, sign: Callable[..., Result], lintkit: Run
) -> None:
    sign()
    (project / "app.py").write_text("def ask(")
    result = lintkit("account", "status", "--no-cache")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "app.py:1:8: LK901" in result.stderr
    assert f"{RECORD}: app.py is no part of the program any more.\n" in result.stderr
    assert "nobody has signed" not in result.stderr


@pytest.mark.usefixtures("git")
def test_records_of_a_project_around_are_not_written_from_within(
    project: Path, sign: Callable[..., Result], lintkit: Run
) -> None:
    sign()
    (project / "tool").mkdir()
    (project / "tool" / "lintkit.toml").write_text("")
    (project / "tool" / "ask.py").write_text((project / "app.py").read_text())
    result = sign("tool/ask.py")
    assert result.exit_code == 2
    assert f"the records are in {project}: run lintkit from there" in result.stderr
    within = lintkit("account", "status", "tool", "--no-cache")
    assert (within.stdout, within.stderr) == ("none         tool/ask.py\n", "")
    assert status(lintkit).startswith("signed       app.py")


@pytest.mark.usefixtures("git")
def test_nothing_is_said_of_models_where_none_is_called(
    project: Path, editor: Callable[[str], Path], lintkit: Run
) -> None:
    (project / "prices.py").write_text("def price(item):\n    return 3\n")
    without = "".join(line for line in ANSWERS.splitlines(keepends=True) if "moves" not in line)
    shown = editor(f"text = {without!r}")
    assert lintkit("account", "prices.py", "--no-cache").exit_code == 0
    assert "model" not in shown.read_text()
    assert "What lintkit found" not in shown.read_text()
