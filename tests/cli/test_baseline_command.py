"""Accepting what there is: a baseline through its whole life."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Write = Callable[[dict[str, str]], Path]
Run = Callable[..., Result]

ASK = """\
import requests


def ask(body):
    return requests.post("https://api.openai.com/v1/chat/completions", json=body)
"""
FILE = "lintkit-baseline.json"
CHECK = ("check", "--no-cache", "--select", "LK101", "--format", "concise", "--baseline", FILE)
OPTIONS = ("--no-cache", "--select", "LK101")


@pytest.fixture
def accepted(write: Write, lintkit: Run) -> Path:
    root = write({"app/chat.py": ASK})
    result = lintkit("baseline", "create", *OPTIONS)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{FILE}: 1 finding.\n"
    return root


@pytest.mark.usefixtures("accepted")
def test_what_is_accepted_does_not_fail_and_is_counted(lintkit: Run) -> None:
    result = lintkit(*CHECK, "--format", "json:out.json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No findings, 1 in the baseline" in result.stderr
    document = json.loads(Path("out.json").read_text(encoding="utf-8"))
    assert [one["code"] for one in document["baselined"]] == ["LK101"]


def test_shifted_and_formatted_code_stays_accepted(accepted: Path, lintkit: Run) -> None:
    text = ASK.replace(
        'post("https://api.openai.com/v1/chat/completions", json=body)',
        "post(\n        'https://api.openai.com/v1/chat/completions',\n        json=body,\n    )",
    )
    (accepted / "app" / "chat.py").write_text(f"# A comment.\n\n{text}")
    assert lintkit(*CHECK).exit_code == 0


def test_a_second_equal_call_is_new(accepted: Path, lintkit: Run) -> None:
    again = ASK.splitlines()[4].replace("return", "first =")
    text = ASK.replace("    return", f"{again}\n    return first,")
    (accepted / "app" / "chat.py").write_text(text)
    result = lintkit(*CHECK)
    assert result.exit_code == 1
    assert result.stdout.startswith("app/chat.py:6:")
    assert result.stdout.count("\n") == 1


def test_what_is_gone_is_told_until_it_is_pruned(accepted: Path, lintkit: Run) -> None:
    (accepted / "app" / "chat.py").write_text("x = 1\n")
    result = lintkit(*CHECK)
    assert result.exit_code == 0
    assert f"{FILE}: gone: LK101 app/chat.py in ask: requests.post(" in result.stderr
    assert lintkit("baseline", "prune", *OPTIONS).stderr == f"{FILE}: 1 removed.\n"
    assert json.loads((accepted / FILE).read_text())["findings"] == []
    assert "gone" not in lintkit(*CHECK).stderr


def test_what_this_run_does_not_look_at_is_not_gone(
    accepted: Path, write: Write, lintkit: Run
) -> None:
    write({"other.py": "x = 1\n"})
    before = (accepted / FILE).read_text()
    assert "gone" not in lintkit(*CHECK, str(accepted / "other.py")).stderr
    others = ["LK102" if one == "LK101" else one for one in CHECK]
    assert "gone" not in lintkit(*others).stderr
    assert lintkit("baseline", "update", "--no-cache", "--select", "LK102").exit_code == 0
    assert (accepted / FILE).read_text() == before


def test_a_deleted_file_is_gone_whatever_is_looked_at(
    accepted: Path, write: Write, lintkit: Run
) -> None:
    write({"other.py": "x = 1\n"})
    (accepted / "app" / "chat.py").unlink()
    assert "gone: LK101" in lintkit(*CHECK, str(accepted / "other.py")).stderr


def test_update_adds_and_removes(accepted: Path, write: Write, lintkit: Run) -> None:
    (accepted / "app" / "chat.py").write_text("x = 1\n")
    write({"app/talk.py": ASK})
    result = lintkit("baseline", "update", *OPTIONS)
    assert result.stderr == f"{FILE}: 1 added, 1 removed.\n"
    (entry,) = json.loads((accepted / FILE).read_text())["findings"]
    assert entry["path"] == "app/talk.py"


@pytest.mark.usefixtures("accepted")
def test_create_overwrites_nothing(lintkit: Run) -> None:
    result = lintkit("baseline", "create", *OPTIONS)
    assert result.exit_code == 2
    assert "`lintkit baseline update` brings it up to date" in result.stderr


@pytest.mark.usefixtures("accepted")
def test_show_lists_what_is_accepted(lintkit: Run) -> None:
    result = lintkit("baseline", "show")
    assert result.exit_code == 0
    assert result.stdout == (
        "app/chat.py in ask: LK101 "
        "requests.post('https://api.openai.com/v1/chat/completions', json=body)\n"
    )


@pytest.mark.parametrize("command", [["check", "--no-cache"], ["baseline", "update"]])
def test_a_missing_baseline_is_a_mistake(write: Write, lintkit: Run, command: list[str]) -> None:
    write({"app.py": "x = 1\n"})
    result = lintkit(*command, "--baseline", "absent.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "absent.json: cannot be read" in result.stderr


def test_files_renamed_in_git_stay_accepted(write: Write, lintkit: Run) -> None:
    root = write({"app/chat.py": ASK})
    (root / ".git").rmdir()

    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=T", "-c", "user.email=t@example.org")
        subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)  # noqa: S603, S607

    git("init", "-q")
    assert lintkit("baseline", "create", *OPTIONS).exit_code == 0
    git("add", ".")
    git("-c", "commit.gpgSign=false", "commit", "-q", "-m", "first")
    git("mv", "app", "service")
    result = lintkit(*CHECK)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "gone" not in result.stderr
    assert lintkit("baseline", "prune", *OPTIONS).stderr == f"{FILE}: 0 removed.\n"
    (entry,) = json.loads((root / FILE).read_text())["findings"]
    assert entry["path"] == "service/chat.py"
