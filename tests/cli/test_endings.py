"""How a command ends: exit codes, and what stands on which stream."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import Result

import lintkit as package
from lintkit.engine import run as running

Write = Callable[[dict[str, str]], Path]
Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[bytes]]


def test_version(spawn: Spawn) -> None:
    done = spawn("--version")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().strip() == f"lintkit {package.__version__}"


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["check", "absent"], "lintkit: error: absent: no such file or folder."),
        (["chek"], "No such command 'chek'"),
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["check", "--format", "json:"], "names no file after the colon"),
        (["check", "--format", "json", "--format", "text"], "only one can go to stdout"),
        (["check", "--format", "json:no/such/file"], "cannot be written"),
        (["check", "--fail-on", "fatal"], "neither a severity (error, warning, note) nor a code"),
        (["check", "--statistics", "--format", "json"], "takes the place of"),
        (["check", "--diff-base", "absent"], "git says: "),
        (["check", "--diff-base", "HEAD", "--coverage", ".coverage"], "not with --diff-base"),
        (["check", "--jobs", "0"], "0 is not in the range"),
        (["check", "--select", "LK7"], "no rule has a code that starts with 'LK7'"),
        (["check", "--select", "E501"], '"E501"'),
        (["check", "--config", "absent.toml"], "absent.toml: cannot be read"),
        (["check", "--exclude", "!"], "--exclude"),
        (["graph", "--from", "nobody"], "No function or symbol named 'nobody'"),
        (["graph", "--depth", "1"], "add --from or --to"),
        (["explain", "LK199"], "there is no rule 'LK199'"),
        (["report", "--out", "no/such/folder.md"], "cannot be written"),
    ],
)
def test_mistakes_of_the_user_exit_with_two_and_one_message(
    write: Write, lintkit: Run, arguments: list[str], hint: str
) -> None:
    write({"app.py": "x = 1\n"})
    if arguments[0] in ("check", "graph", "report"):
        arguments = [*arguments, "--no-cache"]
    result = lintkit(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert hint in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("selct = []\n", "unknown key `selct`; did you mean `select`?"),
        ('profile = "harsh"\n', 'expected one of "default", "strict" and "audit", got the string'),
        ("select = 3\n", "expected an array of rule codes"),
        ("select = [\n", "lintkit.toml, line 2"),
        ('catalogue = ["absent.toml"]\n', "no such file"),
    ],
)
@pytest.mark.parametrize("command", ["check", "report", "inventory", "graph", "config"])
def test_broken_configuration_is_named_with_its_mend(
    write: Write, lintkit: Run, command: str, text: str, hint: str
) -> None:
    write({"lintkit.toml": text, "app.py": "x = 1\n"})
    result = lintkit(command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("lintkit: error: ")
    assert hint in result.stderr
    assert result.stderr.count("\n") == 1


def _fail(*_: object) -> NoReturn:
    raise ValueError("some\nthing")


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def test_failure_of_lintkit_itself_is_one_line_and_exits_with_two(
    write: Write, lintkit: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"app.py": "x = 1\n"})
    monkeypatch.setattr(running, "find", _fail)
    result = lintkit("check")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "lintkit: error: this is a bug in lintkit; please report it with what `--debug` prints "
        "(ValueError: some thing)\n"
    )


@pytest.mark.parametrize("arguments", [["--debug", "check"], ["check", "--debug"]])
def test_debug_adds_the_traceback(
    write: Write, lintkit: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    write({"app.py": "x = 1\n"})
    monkeypatch.setattr(running, "find", _fail)
    result = lintkit(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Traceback (most recent call last)")
    assert "report it with the traceback above" in result.stderr


def test_interrupt_exits_with_130(
    write: Write, lintkit: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"app.py": "x = 1\n"})
    monkeypatch.setattr(running, "find", _interrupt)
    result = lintkit("check")
    assert (result.exit_code, result.stdout) == (130, "")
    assert result.stderr == "lintkit: interrupted\n"


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGINT to send")
def test_ctrl_c_at_a_terminal_stops_all_processes(write: Write) -> None:
    body = "\n".join(f"def f{n}(x):\n    return [x.a({n}), f{n}]" for n in range(400))
    write({f"m{n:03}.py": f"import openai\n{body}" for n in range(200)})  # or nothing is lowered
    script = (
        "from lintkit.cli import main; import lintkit.engine.linked; print('ready', flush=True); "
        "main(['check', '--no-cache', '--jobs', '2'])"
    )
    process = subprocess.Popen(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    time.sleep(1)  # enough for the other processes to be on their way
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out, err) == (130, b"", b"lintkit: interrupted\n")


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGPIPE")
def test_reader_that_leaves_ends_it_silently(write: Write) -> None:
    long = "f" * 900  # more than any pipe holds
    body = "\n".join(f"def {long}{n}(): ..." for n in range(2000))
    write({"m.py": body})
    process = subprocess.Popen(
        [sys.executable, "-m", "lintkit", "graph", "--no-cache", "--format", "adjacency"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Unbuffered, Python takes a write that was cut short for a whole one.
        env=os.environ | {"PYTHONUNBUFFERED": ""},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 141
    process.stderr.close()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="Linux alone has a full device")  # noqa: PTH110
def test_full_disk_is_told_in_one_line() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "lintkit", "rules"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"lintkit: error: No space left on device\n"


@pytest.mark.usefixtures("project")
def test_no_colours_where_nobody_looks(spawn: Spawn) -> None:
    done = spawn("check", "--no-cache")
    assert done.returncode == 1
    assert b"\x1b" not in done.stdout + done.stderr


def _at_a_terminal(*arguments: str, **variables: str) -> bytes:
    """What a command shows at a terminal."""
    import pty  # noqa: PLC0415 (Windows has none)

    master, slave = pty.openpty()
    process = subprocess.Popen(  # noqa: S603 (our own interpreter)
        [sys.executable, "-m", "lintkit", *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=os.environ | {"TERM": "xterm-256color"} | variables,
    )
    os.close(slave)
    shown = b""
    while True:
        try:
            read = os.read(master, 65536)
        except OSError:  # Linux says so when the other side has closed
            break
        if not read:
            break
        shown += read
    process.wait(timeout=60)
    os.close(master)
    return shown


@pytest.mark.skipif(os.name != "posix", reason="Windows has no pseudo-terminals")
@pytest.mark.usefixtures("project")
def test_colours_at_a_terminal_unless_no_color_is_set() -> None:
    coloured = _at_a_terminal("check", "--no-cache")
    assert b"\x1b[1;31merror[LK101]" in coloured
    plain = _at_a_terminal("check", "--no-cache", NO_COLOR="1")
    assert b"error[LK101]" in plain
    assert b"\x1b[1;31m" not in plain
    assert b"\x1b[0m" not in plain
