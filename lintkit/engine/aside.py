"""Work on a linked program that goes on beside this process, in a copy of it."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

from msgspec import DecodeError, msgpack

from lintkit.accounts.account import in_turn
from lintkit.engine.spread import interrupts_held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.accounts.account import Aside

_Found = TypeVar("_Found")

_FEWEST_LINES = 10_000
"""Of source; for fewer, a copy of the process takes longer to make than the work in it."""
_MOST_LINES = 400_000
"""Of source; a copy comes to hold memory of its own, since Python counts references in it."""


@contextmanager
def beside(lines: int, jobs: int | None) -> Iterator[Aside]:
    """Gives what does work in copies of this process, where that is safe and worth it.

    Args:
        lines: how long the source is.
        jobs: how many processes there may be; None: one for each processor.
    """
    copies: list[_Copy] = []

    def started(work: Callable[[], _Found], form: type[_Found]) -> Callable[[], _Found]:
        try:
            own = _Copy(lambda: msgpack.encode(work()))
        except OSError:  # no more processes may be made
            return work
        copies.append(own)

        def found() -> _Found:
            try:
                return msgpack.decode(own.result(), type=form)
            except DecodeError:  # it ended early: what stopped it shows where users see it
                return work()

        return found

    several = (jobs or os.cpu_count() or 1) > 1
    worth = _FEWEST_LINES <= lines <= _MOST_LINES
    # A copy has one thread only: what another held, such as a lock, it would hold for ever.
    safe = sys.platform == "linux" and threading.active_count() == 1
    try:
        yield started if several and worth and safe else in_turn
    finally:
        for copy in copies:
            copy.end()


class _Copy:
    """A copy of this process that does one thing, and what it finds."""

    def __init__(self, work: Callable[[], bytes]) -> None:
        reading, writing = os.pipe()
        self._pipe = os.fdopen(reading, "rb")
        self._number = 0
        try:
            with interrupts_held():
                self._number = os.fork()
                if not self._number:
                    _do(work, writing)
        except BaseException:  # no process, or an interrupt that was held back meanwhile
            self.end()
            raise
        finally:
            os.close(writing)

    def result(self) -> bytes:
        """What it found, all of it or less."""
        return self._pipe.read()

    def end(self) -> None:
        """Ends it, if it goes on, and forgets it."""
        self._pipe.close()
        if self._number:
            with suppress(ProcessLookupError):
                os.kill(self._number, signal.SIGKILL)
            os.waitpid(self._number, 0)


def _do(work: Callable[[], bytes], writing: int) -> None:
    """Does the work and ends, without what the end of this process would do once more."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(work())
        status = 0
    finally:
        os._exit(status)
