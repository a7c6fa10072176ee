"""A run in a project in which nothing has changed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """\
import json, sys
from lintkit.cli import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    loaded = sorted({name.partition(".")[0] for name in sys.modules})
    parts = ("lintkit.lowering", "lintkit.program")
    inside = [name for name in sys.modules if name.startswith(parts)]
    print(json.dumps([end.code, loaded, inside]), file=sys.stderr)
"""
SLOW = {"concurrent", "cyclonedx", "libcst", "multiprocessing", "networkx", "radon"}


def run(*arguments: str) -> tuple[str, int, set[str], list[str]]:
    """What a command writes, its exit code, and what it has loaded."""
    done = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-c", SCRIPT, *arguments],
        capture_output=True,
        check=True,
        timeout=120,
        encoding="utf-8",
    )
    code, loaded, inside = json.loads(done.stderr.splitlines()[-1])
    return done.stdout, code, set(loaded), inside


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("command", ["check", "report", "inventory"])
def test_warm_run_says_the_same_and_loads_nothing_slow(command: str) -> None:
    cold, code, loaded, _ = run(command)
    assert "libcst" in loaded
    warm, again, loaded, inside = run(command)
    assert (warm, again) == (cold, code)
    assert loaded & SLOW == set()
    assert set(inside) <= {"lintkit.program", "lintkit.program.values"}


def test_check_is_warm_after_a_report(project: Path) -> None:
    run("report")
    (project / ".coverage").write_text("Nothing that matters.\n")
    _, _, loaded, _ = run("check")
    assert loaded & SLOW == set()
