"""The cache under what happens to it: two runs at once, a kill at any moment, hostile content."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from lintkit.engine.cache import FOLDER

Run = Callable[..., Result]
Write = Callable[[dict[str, str]], Path]

SPAWNED = (sys.executable, "-m", "lintkit", "check", "--format", "json", "--jobs", "1")


def spawned() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(SPAWNED, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603


def entries(root: Path) -> list[Path]:
    return sorted(file for file in (root / FOLDER).glob("??/*") if file.is_file())


def test_two_runs_at_once_say_the_same(project: Path) -> None:
    runs = [spawned(), spawned()]
    answers = {(*run.communicate(timeout=120), run.returncode) for run in runs}
    assert len(answers) == 1
    assert not [file for file in entries(project) if file.name.startswith("tmp")]
    run = spawned()
    assert {(*run.communicate(timeout=120), run.returncode)} == answers


def _killed_at_random(project: Path, times: int) -> None:
    started = time.monotonic()
    run = spawned()
    expected = run.communicate(timeout=120)[0]
    longest = time.monotonic() - started
    chance = random.Random(8)  # noqa: S311 (no secret)
    shutil.rmtree(project / FOLDER)
    for _ in range(times):
        if chance.random() < 0.3:
            shutil.rmtree(project / FOLDER, ignore_errors=True)
        run = spawned()
        time.sleep(chance.uniform(0.2, 1) * longest)
        run.send_signal(signal.SIGKILL)
        run.communicate(timeout=120)
    for _ in range(2):  # from what the killed runs left, and from what this one leaves
        run = spawned()
        out, err = run.communicate(timeout=120)
        assert (out, run.returncode) == (expected, 1), err


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
def test_a_kill_leaves_nothing_that_changes_an_answer(project: Path) -> None:
    _killed_at_random(project, 6)


@pytest.mark.long
@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGKILL")
def test_two_hundred_kills_leave_nothing_that_changes_an_answer(project: Path) -> None:
    _killed_at_random(project, 200)


@pytest.mark.parametrize("command", ["check", "report", "inventory"])
def test_read_only_tree_is_analysed_without_a_word(
    project: Path, lintkit: Run, command: str
) -> None:
    (project / FOLDER).write_text("")  # as if the folder could not be made, also for root
    plain = lintkit(command, "--no-cache")
    found = lintkit(command)
    assert (found.stdout, found.stderr) == (plain.stdout, plain.stderr)


@pytest.mark.parametrize(
    "content", [b"", b"x" * 100, b"cos\nsystem\n(S'touch owned'\ntR.", b"\x93" * 5000]
)
def test_hostile_entries_are_replaced(project: Path, lintkit: Run, content: bytes) -> None:
    first = lintkit("check")
    before = {file: file.read_bytes() for file in entries(project)}
    assert before
    for file in before:
        file.write_bytes(content)
    second = lintkit("check")
    assert (second.stdout, second.exit_code) == (first.stdout, first.exit_code)
    assert {file: file.read_bytes() for file in entries(project)} == before
    assert not (project / "owned").exists()


def test_clean_removes_the_cache_and_nothing_else(project: Path, lintkit: Run) -> None:
    kept = {file.name for file in project.iterdir()}
    lintkit("check")
    done = lintkit("clean")
    assert done.exit_code == 0
    assert "MB removed" in done.stderr
    assert {file.name for file in project.iterdir()} == kept
    assert "0.0 MB removed" in lintkit("clean").stderr


def test_clean_does_not_follow_a_link(project: Path, lintkit: Run, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious").write_text("")
    (project / FOLDER).symlink_to(elsewhere)
    assert lintkit("clean").exit_code == 0
    assert (elsewhere / "precious").exists()
