"""Doing something once things have calmed down, and again if they change meanwhile."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


class Soon:
    """Runs one work at a time, as often as it is asked for, and no oftener than needed.

    Args:
        work: what to run.
    """

    def __init__(self, work: Callable[[], Awaitable[None]]) -> None:
        self._work = work
        self._due: float | None = None
        self._task: asyncio.Task[None] | None = None

    def ask(self, delay: float) -> None:
        """Asks for a run that many seconds from now; the last one to ask decides when."""
        loop = asyncio.get_running_loop()
        self._due = loop.time() + delay
        if self._task is None:
            self._task = loop.create_task(self._run())

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._due is not None:
                left = self._due - loop.time()
                if left > 0:
                    await asyncio.sleep(left)
                    continue
                self._due = None
                await self._work()
        finally:
            self._task = None
