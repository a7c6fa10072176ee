"""The order in which what the solver alone cannot decide is decided.

Some of Python's rules ask what is *not* there: a default applies where no argument came, a
fallback where an attribute was not found. Such questions wait until the solver has settled, are
answered in the order below, and the solver goes on: a stratified fixpoint. A rule of a later
stage never sees the unfinished answer of an earlier one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program import asked_of_any, fallback, roots
from lintkit.program.annotations import see_through_doubles
from lintkit.program.tested_instances import Promises

if TYPE_CHECKING:
    from lintkit.program.link import Link

_BEFORE_ROOTS = ("defaults", "attributes", "operators", "tests")
_AFTER_ROOTS = ("receivers", "keys", "definitions", "annotations")


def run(link: Link) -> None:
    """Runs the program: module bodies first, then the functions that nothing in it calls.

    Lambdas that nothing can call come last: their values are told, but they make no edges.
    """
    for frame in link.module_frames.values():
        link.start(frame)
    _settle(link)
    see_through_doubles(link)
    _settle(link)
    promises = Promises(link)
    while any(_release(link, stage) for stage in _AFTER_ROOTS) or promises.keep():
        _settle(link)
    fallback.methods_by_name(link)
    _settle(link)
    asked_of_any.take_back(link)
    link.recording = False
    _settle(link)
    link.solver.close()


def _settle(link: Link) -> None:
    link.solver.solve()
    while (
        link.classes.settle()
        or any(_release(link, stage) for stage in _BEFORE_ROOTS)
        or roots.start_next(link)
    ):
        link.solver.solve()


def _release(link: Link, stage: str) -> bool:
    """Tries what waits for a stage; True where anything did."""
    waiting = link.deferred.pop(stage, [])
    for attempt in waiting:
        attempt()
    return bool(waiting)
