"""Where people type: stdin, colours, completion, `python -m`."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lintkit.cli import main

Write = Callable[[dict[str, str]], Path]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]

CLIENT = "from openai import OpenAI\n\nclient = OpenAI(timeout=None)\n"
ASK = """\
from client import client


def ask(messages):
    return client.chat.completions.create(model="gpt-4o-2024-11-20", messages=messages)
"""
CHECK = ("check", "--no-cache", "--select", "LK101")


def given(text: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*CHECK, *arguments], input=text)


def test_stdin_stands_for_a_file_of_the_project(write: Write) -> None:
    root = write({"client.py": CLIENT, "app/ask.py": "saved = 1\n", "other.py": ASK})
    result = given(f"# edited\n{ASK}", "-", "--stdin-filename", "app/ask.py", "--format", "json")
    assert result.exit_code == 1
    (found,) = json.loads(result.stdout)["findings"]
    assert (found["path"], found["line"]) == ("app/ask.py", 6)
    assert (root / "app" / "ask.py").read_text() == "saved = 1\n"


def test_the_source_that_is_shown_is_that_of_stdin(write: Write) -> None:
    write({"client.py": CLIENT, "app/ask.py": "saved = 1\n"})
    result = given(ASK, "-", "--stdin-filename", "app/ask.py")
    assert "5 |     return client.chat.completions.create(" in result.stdout


def test_stdin_can_be_a_file_that_is_not_saved_yet(write: Write) -> None:
    write({"client.py": CLIENT})
    result = given(ASK, "-", "--stdin-filename", "new/ask.py", "--format", "concise")
    assert result.exit_code == 1
    assert result.stdout.startswith("new/ask.py:5:12: LK101")


def test_stdin_that_is_no_python_is_a_finding(write: Write) -> None:
    write({"client.py": CLIENT})
    result = given("(", "-", "--stdin-filename", "ask.py", "--format", "concise")
    assert result.exit_code == 1
    assert result.stdout.startswith("ask.py:1:")
    assert "LK901" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [["-"], ["-", "app.py", "--stdin-filename", "app.py"], ["--stdin-filename", "app.py"]],
)
def test_what_stdin_is_must_be_clear(write: Write, arguments: list[str]) -> None:
    write({"app.py": "x = 1\n"})
    result = given("x = 1\n", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--stdin-filename" in result.stderr


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "variables", "coloured"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "auto"], {"FORCE_COLOR": "1", "TERM": "xterm"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1", "TERM": "xterm"}, False),
    ],
)
def test_colours_are_as_asked(
    spawn: Spawn, arguments: list[str], variables: dict[str, str], coloured: bool
) -> None:
    for command in ([*CHECK, *arguments], [*arguments, *CHECK]):
        assert (b"\x1b[" in spawn(*command, **variables).stdout) == coloured


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("lintkit ba", "baseline"),
        ("lintkit check --foc", "--focus"),
        ("lintkit baseline pr", "prune"),
        ("lintkit explain LK101", "LK101"),
        ("lintkit explain no-dead", "no-deadline"),
    ],
)
def test_shells_complete(words: str, offered: str) -> None:
    asked = {
        "_LINTKIT_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    script = Path(sys.executable).with_name("lintkit")
    done = subprocess.run([script], env=os.environ | asked, capture_output=True, check=False)  # noqa: S603
    assert done.stdout.decode().strip() == f"plain,{offered}"


def test_as_a_module_it_imports_nothing_of_what_it_reads(write: Write, spawn: Spawn) -> None:
    hostile = "raise SystemExit('imported')\n"
    write({"click.py": hostile, "rich/__init__.py": hostile, "tomli.py": hostile})
    done = spawn("check", "--no-cache", "--jobs", "2")
    assert (done.returncode, done.stdout) == (0, b"")
