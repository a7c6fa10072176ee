"""Files that break tools: each is told of or analysed, and the rest of the run goes on."""

import json
import os
import socket
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lintkit.config import load_config
from lintkit.engine import find as finding
from lintkit.engine.gather import Request

Spawn = Callable[..., subprocess.CompletedProcess[bytes]]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="file names of POSIX")

GOOD = b"import openai\n\nopenai.OpenAI(timeout=None).responses.create(model='gpt-4o', input='')\n"
READABLE = {
    "empty.py": b"",
    "bom.py": b"\xef\xbb\xbf" + GOOD,
    "latin.py": b"# -*- coding: latin-1 -*-\nname = '\xe9'\n" + GOOD,
    "crlf.py": GOOD.replace(b"\n", b"\r\n"),
    "lone_cr.py": GOOD.replace(b"\n", b"\r"),
    "form_feed.py": b"\x0c\n" + GOOD.replace(b"\n\n", b"\n\x0c\n"),
    "tabs.py": b"if True:\n\timport openai\n\tif True:\n\t\tpass\n" + GOOD,
    "no_end.py": GOOD.rstrip(b"\n"),
    "long_line.py": GOOD + b"data = '" + b"x" * 4_900_000 + b"'\n",
}
UNREADABLE = {
    "nul.py": b"x = 1\0\n",
    "lying.py": b"# coding: ascii\nname = '\xe9'\n",
    "unknown_codec.py": b"# coding: klingon\n",
    "no_text_codec.py": b"# coding: rot13\nk = 1\n",
    "not_utf8.py": b"name = '\xe9'\n",
    "python2.py": b"print 'hello'\nexec 'x' in {}\n",
    "newer.py": b"import = lazy json\n",
    "too_long.py": b"x = 1\n" * 900_000,
    "calls.py": b"x = " + b"f(" * 5000 + b")" * 5000 + b"\n",
    "brackets.py": b"x = " + b"[" * 5000 + b"]" * 5000 + b"\n",
    "no_json.ipynb": b"not json",
    "no_notebook.ipynb": b"[1, 2]",
    "deep.ipynb": b'{"nbformat": 4, "cells": ' + b"[" * 5000 + b"]" * 5000 + b"}",
}
EITHER = {  # read or told of: what the parsers can hold differs between versions
    "elif.py": b"if a:\n    pass\n" + b"elif a:\n    pass\n" * 5000,
    "attributes.py": b"x = a" + b".b" * 5000 + b"\n",
    "sums.py": b"x = 1" + b" + 1" * 5000 + b"\n",
    "nots.py": b"x = " + b"not " * 5000 + b"1\n",
    "signs.py": b"x = " + b"-" * 5000 + b"1\n",
    "lambdas.py": b"x = " + b"lambda: " * 5000 + b"1\n",
    "ifs.py": b"".join(b" " * n + b"if a:\n" for n in range(90)) + b" " * 90 + b"pass\n",
    "strings.py": b"x = (" + b"'a'\n" * 20_000 + b")\n",
}
NAMES = ("new\nline.py", "quo'te\".py", "esc\x1b[31m.py", "-dash.py", "wild*.py", "\u202egnp.py")


@pytest.fixture
def hard(write: Callable[[dict[str, str]], Path]) -> Path:
    root = write({"requirements.txt": "openai==1.109.1\n"})
    for name, content in {**READABLE, **UNREADABLE, **EITHER}.items():
        (root / name).write_bytes(content)
    for name in NAMES:
        (root / name).write_bytes(GOOD)
    with open(os.path.join(os.fsencode(root), b"byte\xff.py"), "wb") as file:  # noqa: PTH118, PTH123
        file.write(GOOD)
    return root


def test_each_hard_file_is_analysed_or_told_of(hard: Path, spawn: Spawn) -> None:
    done = spawn("check", "--no-cache", "--jobs", "1", "--format", "json")
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False), done.stderr
    findings = json.loads(done.stdout)["findings"]
    assert not [one for one in findings if "bug in lintkit" in one["message"]]
    codes: dict[str, set[str]] = {}
    for one in findings:
        codes.setdefault(one["path"], set()).add(one["code"])
    told = {path for path, found in codes.items() if "LK901" in found}
    assert told - EITHER.keys() == set(UNREADABLE)
    bounded = {path for path, found in codes.items() if "LK101" in found}
    assert bounded >= READABLE.keys() - {"empty.py"}
    assert len(bounded) == len(READABLE) - 1 + len(NAMES) + 1
    assert hard.exists()


@pytest.mark.usefixtures("hard")
@pytest.mark.parametrize("arguments", [("check", "--color", "always"), ("inventory",), ("report",)])
def test_no_name_reaches_the_terminal_as_it_is(spawn: Spawn, arguments: tuple[str, ...]) -> None:
    done = spawn(*arguments, "--jobs", "1")
    assert b"Traceback" not in done.stderr
    shown = done.stdout + done.stderr
    assert b"\x1b[31m.py" not in shown
    assert b"new\nline" not in shown
    assert "\u202e".encode() not in shown


def test_what_is_no_file_is_told_or_passed_over(write: Callable[..., Path], spawn: Spawn) -> None:
    root = write({"app.py": GOOD.decode()})
    os.mkfifo(root / "fifo.py")
    (root / "loop.py").symlink_to(root / "loop.py")
    (root / "dangling.py").symlink_to(root / "nowhere.py")
    (root / "device.py").symlink_to("/dev/zero")
    (root / "circle").symlink_to(root)
    (root / "folder.py").mkdir()
    server = socket.socket(socket.AF_UNIX)
    server.bind(os.path.relpath(root / "socket.py"))  # absolute, its name could be too long
    try:
        done = spawn("check", "--no-cache", "--format", "json")
    finally:
        server.close()
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
    findings = json.loads(done.stdout)["findings"]
    told = {one["path"] for one in findings if one["code"] == "LK901"}
    assert told == {"fifo.py", "loop.py", "dangling.py", "device.py", "socket.py"}
    assert "LK101" in {one["code"] for one in findings if one["path"] == "app.py"}


HOSTILE = {
    "setup.py": "setup(install_requires=" + "[" * 5000 + "]" * 5000 + ")",
    "setup.cfg": "[options\npackage_dir = =\n%(x)s",
    "requirements.txt": "-r requirements.txt\n-r b.txt\n-r a\0b.txt\nopenai==1.0; " + "(" * 5000,
    "b.txt": "-c requirements.txt\n-r b.txt\n",
    "Pipfile.lock": "[" * 100_000,
    "uv.lock": "[[package]]\nname = \n" * 1000,
    "poetry.lock": "\0\0",
    "environment.yml": "dependencies:\n" + "  - " * 5000 + "openai",
    "pytest.ini": "[pytest]\ntestpaths = ** / /etc .. [ \npython_files = [\n",
    "tox.ini": "\ufeff[pytest]\n" * 3,
    ".gitignore": "!\n[\n\\\n/\n" + "*a" * 50 + "\n",
}


def test_hostile_manifests_are_told_and_the_run_goes_on(
    write: Callable[[dict[str, str]], Path], spawn: Spawn
) -> None:
    write({"app.py": GOOD.decode(), "a" * 60 + ".py": "", **HOSTILE})
    done = spawn("check", "--no-cache", "--format", "json")
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False), done.stderr
    findings = json.loads(done.stdout)["findings"]
    assert "LK101" in {one["code"] for one in findings}
    told = {one["path"] for one in findings if one["code"] == "LK901"}
    assert told >= {"setup.cfg", "Pipfile.lock"}


def test_hostile_configuration_is_a_mistake_with_a_name(
    write: Callable[[dict[str, str]], Path], spawn: Spawn
) -> None:
    write({"pyproject.toml": "a = " + "[" * 5000 + "]" * 5000})
    done = spawn("check", "--no-cache")
    assert done.returncode == 2
    assert b"bug" not in done.stderr
    assert b"pyproject.toml: " in done.stderr


def test_file_that_vanishes_meanwhile_is_told(
    write: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write({"app.py": GOOD.decode(), "gone.py": "x = 1\n"})
    real = finding.discover

    def slowly(*given: object, **named: object) -> object:
        found = real(*given, **named)  # type: ignore[arg-type]
        (root / "gone.py").unlink()
        return found

    monkeypatch.setattr(finding, "discover", slowly)
    found = finding.find(Request(load_config([root]), (root,), date(2026, 1, 1)))
    assert list(found.sources) == ["app.py"]
    assert [one.path for one in found.problems] == ["gone.py"]
