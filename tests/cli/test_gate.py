"""What makes a check fail: the gate, and the change that is asked about."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Write = Callable[[dict[str, str]], Path]
Run = Callable[..., Result]
Git = Callable[..., None]

CLIENT = "from openai import OpenAI\n\nclient = OpenAI(timeout=20)\n"
ASK = """\
from client import client


def ask(messages):
    return client.chat.completions.create(model="gpt-4o-2024-11-20", messages=messages)
"""
CHECK = ("check", "--no-cache", "--select", "LK101", "--format", "concise")


@pytest.fixture
def git(write: Write) -> Git:
    root = write({})
    (root / ".git").rmdir()

    def run(*arguments: str) -> None:
        identity = ("-c", "user.name=T", "-c", "user.email=t@example.org")
        command = ["git", *identity, "-c", "commit.gpgSign=false", *arguments]
        subprocess.run(command, cwd=root, check=True, capture_output=True)  # noqa: S603

    run("init", "-q", "-b", "main")
    return run


@pytest.fixture
def service(write: Write, git: Git) -> Path:
    """A bounded call in one file and its client in another, and an old script; committed."""
    old = 'import requests\n\nrequests.post("https://api.openai.com/v1/responses", json={})\n'
    root = write({"client.py": CLIENT, "app/ask.py": ASK, "old.py": old})
    git("add", ".")
    git("commit", "-q", "-m", "first")
    return root


def findings(result: Result) -> list[str]:
    return [":".join(line.split(":")[:2]) for line in result.stdout.splitlines()]


@pytest.mark.usefixtures("project")
def test_gate_decides_the_exit_code(lintkit: Run) -> None:
    def code(*options: str) -> int:
        return lintkit("check", "--no-cache", *options).exit_code

    assert code("--select", "LK201") == 1
    assert code("--select", "LK201", "--fail-on", "error") == 0
    assert code("--select", "LK201", "--fail-on", "Warning") == 1
    assert code("--select", "LK101", "--fail-on", "error") == 1
    assert code("--fail-on", "LK108") == 0
    assert code("--fail-on", "lk2") == 1
    assert code("--select", "LK201", "--fail-on", "error,LK201") == 1
    assert code("--select", "LK201", "--fail-on", "error", "--fail-on", "LK201") == 1
    assert code("--exit-zero") == 0


@pytest.mark.usefixtures("project")
def test_exit_zero_does_not_hide_a_failure(lintkit: Run) -> None:
    assert lintkit("check", "--exit-zero", "absent").exit_code == 2


@pytest.mark.usefixtures("project")
def test_statistics_take_the_place_of_the_findings(lintkit: Run) -> None:
    options = ("--select", "LK1,LK201", "--format", "json:out.json", "--format", "text")
    result = lintkit("check", "--no-cache", "--statistics", *options)
    assert result.exit_code == 1
    assert result.stdout == (
        "1  LK101  no-deadline\n1  LK103  unhandled-failure\n1  LK201  floating-model-alias\n"
    )
    assert len(json.loads(Path("out.json").read_text(encoding="utf-8"))["findings"]) == 3


def test_only_what_a_change_adds_is_told(service: Path, lintkit: Run) -> None:
    assert findings(lintkit(*CHECK)) == ["old.py:3"]
    assert lintkit(*CHECK, "--diff-base", "HEAD").exit_code == 0
    text = (service / "old.py").read_text()
    (service / "old.py").write_text(f"# moved\n{text}{text.splitlines()[-1]}\n")
    result = lintkit(*CHECK, "--diff-base", "HEAD")
    assert result.exit_code == 1
    assert findings(result) == ["old.py:5"]


def test_what_a_change_breaks_in_another_file_is_told(service: Path, lintkit: Run) -> None:
    (service / "client.py").write_text(CLIENT.replace("20", "None"))
    result = lintkit(*CHECK, "--diff-base", "HEAD")
    assert result.exit_code == 1
    assert findings(result) == ["app/ask.py:5"]


def test_a_change_is_seen_against_where_it_began(service: Path, git: Git, lintkit: Run) -> None:
    git("checkout", "-q", "-b", "topic")
    (service / "client.py").write_text(CLIENT.replace("20", "None"))
    git("commit", "-q", "-a", "-m", "break it")
    git("checkout", "-q", "main")
    (service / "old.py").write_text("x = 1\n")
    git("commit", "-q", "-a", "-m", "mend it")
    git("checkout", "-q", "topic")
    assert findings(lintkit(*CHECK, "--diff-base", "main")) == ["app/ask.py:5"]


def test_a_renamed_file_adds_nothing(service: Path, git: Git, lintkit: Run) -> None:
    git("mv", "old.py", "older.py")
    assert service.joinpath("older.py").exists()
    assert lintkit(*CHECK, "--diff-base", "HEAD").exit_code == 0


def test_the_work_tree_the_index_and_the_branch_stay_as_they_are(
    service: Path, git: Git, lintkit: Run
) -> None:
    (service / "client.py").write_text(CLIENT.replace("20", "None"))
    git("add", "client.py")
    (service / "client.py").write_text(CLIENT.replace("20", "30"))

    def state() -> tuple[bytes, dict[str, bytes]]:
        status = subprocess.check_output(["git", "status", "--porcelain=v2"])  # noqa: S607
        return status, {str(file): file.read_bytes() for file in sorted(service.glob("**/*.py"))}

    before = state()
    lintkit(*CHECK, "--diff-base", "HEAD")
    assert state() == before


def test_only_a_part_of_the_repository_and_new_files(
    service: Path, write: Write, lintkit: Run
) -> None:
    write({"new.py": (service / "old.py").read_text(), "api/lintkit.toml": ""})
    write({"api/app.py": (service / "old.py").read_text()})
    both = lintkit(*CHECK, "--diff-base", "HEAD", str(service / "new.py"), str(service / "old.py"))
    assert findings(both) == ["new.py:3"]
    assert findings(lintkit(*CHECK, "--diff-base", "HEAD", str(service / "api"))) == [
        "api/app.py:3"
    ]


def test_before_the_first_commit_all_is_new(write: Write, git: Git, lintkit: Run) -> None:
    write({"ask.py": 'import requests\nrequests.post("https://api.openai.com/v1/responses")\n'})
    git("add", ".")
    assert findings(lintkit(*CHECK, "--diff-base", "HEAD")) == ["ask.py:2"]


def test_focus_reads_the_whole_and_tells_of_the_part(service: Path, lintkit: Run) -> None:
    (service / "client.py").write_text(CLIENT.replace("20", "None"))
    alone = lintkit(*CHECK, str(service / "app" / "ask.py"))
    assert alone.exit_code == 0  # nobody sees how the client is built
    focused = lintkit(*CHECK, "--focus", str(service / "app" / "ask.py"))
    assert findings(focused) == ["app/ask.py:5"]
    folder = lintkit(*CHECK, "--focus", str(service / "app"))
    assert findings(folder) == ["app/ask.py:5"]


def test_focus_with_a_revision_adds_what_is_broken_elsewhere(service: Path, lintkit: Run) -> None:
    (service / "client.py").write_text(CLIENT.replace("20", "None"))
    options = ("--focus", "--diff-base", "HEAD")
    assert findings(lintkit(*CHECK, *options, str(service / "client.py"))) == ["app/ask.py:5"]
    assert findings(lintkit(*CHECK, *options, str(service / "old.py"))) == [
        "app/ask.py:5",
        "old.py:3",
    ]


def test_baseline_and_change_together(service: Path, write: Write, lintkit: Run) -> None:
    accept = ("baseline", "create", "--no-cache", "--select", "LK101")
    assert lintkit(*accept, "--baseline", "known.json").exit_code == 0
    write({"new.py": (service / "old.py").read_text()})
    result = lintkit(*CHECK, "--baseline", "known.json", "--diff-base", "HEAD")
    assert findings(result) == ["new.py:3"]
    assert lintkit("baseline", "update", *accept[2:], "--baseline", "known.json").exit_code == 0
    assert lintkit(*CHECK, "--baseline", "known.json", "--diff-base", "HEAD").exit_code == 0
