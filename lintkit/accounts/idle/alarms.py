"""Alarms that are set in a thread: their signal goes to the main thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.guarding.alarms import alarms_set, started_in
from lintkit.model import IdleGuard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.points import Point
    from lintkit.accounts.tracing import Tracer

_REASON = "only the main thread gets the signal, and this runs in another"


def elsewhere(tracer: Tracer, point: Point) -> Iterator[IdleGuard]:
    """The alarms around a call in its own code that another thread would have to notice."""
    guards = [guard for guard in alarms_set(tracer, point.site) if guard is not None]
    thread = started_in(tracer, point.site.code) if guards else None
    if thread is None:
        return
    step = tracer.program.step(thread, "a thread is started here")
    for guard in guards:
        text = guard.evidence[0].text.partition(" set here")[0]
        yield IdleGuard(guard=text, reason=_REASON, evidence=(*guard.evidence, step))
