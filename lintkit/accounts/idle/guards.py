"""All guards around a model call that look right and do nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.idle.alarms import elsewhere
from lintkit.accounts.idle.dropped import dropped
from lintkit.accounts.idle.handlers import raised_later, unmatched
from lintkit.accounts.idle.loops import blocked
from lintkit.accounts.idle.options import ignored
from lintkit.accounts.idle.pools import joined
from lintkit.accounts.idle.retries import unseeing

if TYPE_CHECKING:
    from lintkit.accounts.points import Point
    from lintkit.accounts.settings import ModuleSettings
    from lintkit.accounts.tracing import Tracer
    from lintkit.model import IdleGuard


def idle_guards(tracer: Tracer, settings: ModuleSettings, point: Point) -> tuple[IdleGuard, ...]:
    """The guards around a call that do nothing for it, as far as that is certain."""
    found = (
        *blocked(tracer, point),
        *joined(tracer, point),
        *elsewhere(tracer, point),
        *dropped(tracer, settings, point),
        *unseeing(tracer.program, point),
        *ignored(tracer, point),
        *raised_later(tracer, point),
        *unmatched(tracer, point),
    )
    return tuple({(one.guard, one.evidence[0]): one for one in reversed(found)}.values())[::-1]
