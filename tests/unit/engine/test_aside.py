"""Work in a copy of the process: the same results as in this one, whatever happens to the copy."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

from lintkit.accounts.account import in_turn
from lintkit.engine import aside
from lintkit.engine.aside import beside

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="nowhere else copies are made")

_LINES = 50_000
_HERE = os.getpid()


def _here() -> bool:
    return os.getpid() == _HERE


@pytest.fixture(autouse=True)
def _one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever runs the tests may have threads of its own."""
    monkeypatch.setattr(aside.threading, "active_count", lambda: 1)


def _result(work: Callable[[], tuple[int, ...]]) -> tuple[int, ...]:
    with beside(_LINES, 2) as start:
        return start(work, tuple[int, ...])()


def test_work_is_done_in_a_copy() -> None:
    assert _result(lambda: (int(_here()), 2)) == (0, 2)


def test_more_than_a_pipe_holds_comes_back() -> None:
    assert _result(lambda: tuple(range(300_000))) == tuple(range(300_000))


def test_what_a_killed_copy_did_not_find_is_found_here() -> None:
    def work() -> tuple[int, ...]:
        if not _here():
            os.kill(os.getpid(), signal.SIGKILL)
        return (1,)

    assert _result(work) == (1,)


def test_an_error_is_raised_here() -> None:
    def work() -> tuple[int, ...]:
        raise ValueError("told by the one who asks")

    with pytest.raises(ValueError, match="told by the one who asks"):
        _result(work)


def test_a_copy_that_nobody_waits_for_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    def forever() -> tuple[int, ...]:
        while True:
            signal.pause()

    numbers = []
    fork = os.fork

    def recorded() -> int:
        numbers.append(fork())
        return numbers[-1]

    monkeypatch.setattr(aside.os, "fork", recorded)

    def interrupted() -> None:
        with beside(_LINES, 2) as start:
            start(forever, tuple[int, ...])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with pytest.raises(ChildProcessError):
        os.waitpid(numbers[0], os.WNOHANG)


def test_where_no_process_can_be_made_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(aside.os, "fork", refused)
    assert _result(lambda: (int(_here()),)) == (1,)


@pytest.mark.parametrize(("lines", "jobs"), [(_LINES, 1), (10, 2), (10**7, 2)])
def test_no_copy_is_made_where_it_is_not_worth_it(lines: int, jobs: int) -> None:
    with beside(lines, jobs) as start:
        assert start is in_turn


def test_no_copy_is_made_of_a_process_with_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside.threading, "active_count", lambda: 2)
    with beside(_LINES, 2) as start:
        assert start is in_turn
