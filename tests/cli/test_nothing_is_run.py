"""lintkit reads what it analyses, and does nothing else with it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

WATCH = """\
import json, os, sys
root, log = os.path.realpath(sys.argv[1]), sys.argv[2]
seen = set()

def inside(path):
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    return isinstance(path, str) and os.path.abspath(path).startswith(root + os.sep)

def watch(event, args):
    if event == "import":
        if args[1] and inside(args[1]):
            seen.add(("import", args[1]))
    elif event == "exec":
        name = getattr(args[0], "co_filename", "")
        if inside(name) and not name.startswith("<"):
            seen.add(("exec", name))
    elif event == "open":
        path, mode, flags = args
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) if isinstance(flags, int) else 0
        if writes and isinstance(path, (str, bytes)):
            seen.add(("write", os.path.abspath(os.fsdecode(path))))
    elif event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")):
        seen.add(("network", event))
    elif event in ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "pty.spawn"):
        seen.add(("process", event))
    elif event == "subprocess.Popen":
        seen.add(("process", os.path.basename(str(args[0]))))
    elif event in ("pickle.find_class", "marshal.loads") and event != "marshal.loads":
        seen.add(("unpickle", str(args)))
    elif event in ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink",
                   "os.chmod", "os.chown", "os.truncate", "shutil.rmtree", "shutil.move"):
        seen.add(("change", event + " " + os.path.abspath(os.fsdecode(args[0]))))

sys.dont_write_bytecode = True
from lintkit.cli import main
sys.addaudithook(watch)
code = 0
try:
    main(sys.argv[3:])
except SystemExit as end:
    code = end.code
found = sorted(seen)
with open(log, "w") as file:
    json.dump([code, found], file)
"""
TRAP = "open('owned', 'w').close()\nraise SystemExit('analysed code ran')\n"
APP = "import openai\n\nopenai.OpenAI().responses.create(model='gpt-4o', input='')\n"
Write = Callable[[dict[str, str]], Path]


def watched(root: Path, outside: Path, *arguments: str) -> tuple[int, list[tuple[str, str]]]:
    """The exit code of a command, and what it did beside reading."""
    script, log = outside / "watch.py", outside / "log.json"
    script.write_text(WATCH)
    done = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, str(script), str(root), str(log), *arguments],
        cwd=root,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert log.exists(), done.stderr
    code, seen = json.loads(log.read_text())
    return code, [(kind, what) for kind, what in seen]


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--jobs", "1"),
        ("report", "--jobs", "1"),
        ("inventory", "--jobs", "1", "--no-cache"),
        ("graph", "--jobs", "1", "--no-cache"),
        ("config",),
    ],
)
def test_a_run_only_reads(write: Write, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    traps = ("setup.py", "conftest.py", "tests/conftest.py", "sitecustomize.py", "libcst.py")
    traps += ("click.py", "lintkit.py", "lintkit_rules/__init__.py", "rich/__init__.py")
    files = dict.fromkeys(traps, TRAP + APP)
    root = write(
        {
            **files,
            "app.py": APP,
            "requirements.txt": "openai\n",
            "data.pkl": "cos\nsystem\n(S'touch owned'\ntR.",
        }
    )
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    code, seen = watched(root, tmp_path, *arguments)
    assert code in (0, 1, None)
    cache = str(root / ".lintkit_cache")
    did = [(kind, what) for kind, what in seen if cache not in what and os.devnull not in what]
    # Who committed a file last is asked of git where a module is signed, or its history counts.
    assert set(did) <= {("process", "git")}
    after = {
        file: file.read_bytes()
        for file in root.rglob("*")
        if file.is_file() and ".lintkit_cache" not in file.parts
    }
    assert after == before


def git(root: Path, *arguments: str) -> None:
    subprocess.run(  # noqa: S603
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments],  # noqa: S607
        cwd=root,
        check=True,
        capture_output=True,
    )


@pytest.mark.skipif(os.name != "posix", reason="the traps are shell scripts")
def test_a_hostile_repository_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, owned = tmp_path / "repository", tmp_path / "owned"
    root.mkdir()
    monkeypatch.chdir(root)
    for name, text in (("app.py", APP), ("old.py", APP * 20), ("requirements.txt", "openai\n")):
        (root / name).write_text(text)
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")
    trap = tmp_path / "trap"
    trap.write_text(f'#!/bin/sh\necho "$0 $*" >> {owned}\ncat\n')
    trap.chmod(0o755)
    hooks = root / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "post-checkout", "reference-transaction", "pre-commit"):
        (hooks / name).write_text(trap.read_text())
        (hooks / name).chmod(0o755)
    (root / ".gitattributes").write_text("* filter=evil diff=evil\n")
    (root / ".git" / "info").mkdir(exist_ok=True)
    (root / ".git" / "info" / "attributes").write_text("* filter=ev=il.x diff=evil\n")
    settings = {
        "core.fsmonitor": trap,
        "core.pager": trap,
        "core.sshCommand": trap,
        "core.editor": trap,
        "diff.external": trap,
        "diff.evil.textconv": trap,
        "diff.evil.command": trap,
        "filter.evil.clean": trap,
        "filter.evil.smudge": trap,
        "filter.evil.process": trap,
        "gpg.program": trap,
        "log.showSignature": "true",
        "alias.diff": f"!{trap}",
    }
    for name, value in settings.items():
        git(root, "config", name, str(value))
    with (root / ".git" / "config").open("a") as config:
        config.write(f'[filter "ev=il.x"]\n\tclean = {trap}\n\trequired = true\n')
    (root / "old.py").rename(root / "new.py")
    (root / "app.py").write_text(APP + "x = 1\n")
    alone = ("--jobs", "1")
    runs = (
        ("check", *alone, "--diff-base", "HEAD"),
        ("baseline", "create", *alone),
        ("check", *alone, "--baseline", "lintkit-baseline.json", "--diff-base", "HEAD"),
    )
    owned.unlink(missing_ok=True)
    for arguments in runs:
        done = subprocess.run(  # noqa: S603 (our own interpreter)
            [sys.executable, "-m", "lintkit", *arguments],
            capture_output=True,
            check=False,
            timeout=120,
        )
        assert done.returncode in (0, 1), done.stderr
    assert not owned.exists(), owned.read_text()
