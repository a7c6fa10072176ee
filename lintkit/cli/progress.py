"""Showing how far a run is, once it takes long enough to wonder."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING

from lintkit.cli.output import console
from lintkit.engine.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.engine.progress import Progress as Told

_PATIENCE = 1.0  # seconds


@contextmanager
def shown_progress() -> Iterator[Told]:
    """What a run tells its progress to: a bar on stderr, if that is a terminal."""
    if not sys.stderr.isatty():
        yield silent
        return
    # Nobody waits for a bar that is not shown.
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console(sys.stderr),
        transient=True,
    )
    task = bar.add_task("Starting", total=None)

    def tell(stage: str, done: int, total: int) -> None:
        bar.update(task, description=stage, completed=done, total=total or None)

    starting = Timer(_PATIENCE, bar.start)
    starting.daemon = True
    starting.start()
    try:
        yield tell
    finally:
        starting.cancel()
        starting.join()
        bar.stop()
