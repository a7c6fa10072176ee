"""Clients with a timeout of their own that nobody takes: `client.with_options(timeout=5)` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.durations import durations, worst
from lintkit.accounts.parameters import call_at, first_passed
from lintkit.accounts.reading import callee_externals, result
from lintkit.model import IdleGuard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.makers import Maker
    from lintkit.accounts.points import Point
    from lintkit.accounts.settings import ModuleSettings
    from lintkit.accounts.tracing import Tracer
    from lintkit.program.values import Site

_REASON = "it changes nothing, but gives a client that nobody takes"


def dropped(tracer: Tracer, settings: ModuleSettings, point: Point) -> Iterator[IdleGuard]:
    """The clients that are derived with a timeout from the one that is asked, and left behind."""
    for maker in (maker for way in point.ways for maker in way.chain.makers):
        for name, derived in maker.client.derived.items() if maker.site is not None else ():
            for site in settings.called(f"{maker.path}.{name}") if derived.timeout else ():
                if not _is_left(tracer, maker, site):
                    continue
                found = first_passed(tracer, call_at(site), derived.timeout)
                told = () if found is None else durations(tracer, found.flows)
                if found is not None and told and worst(told).state == "seconds":
                    step = tracer.program.step(site, f"`{name}` is called here for its effect")
                    evidence = (step, *worst(told).evidence)
                    guard = f"`{name}({found.parameter}=…)`"
                    yield IdleGuard(guard=guard, reason=_REASON, evidence=evidence)


def _is_left(tracer: Tracer, maker: Maker, site: Site) -> bool:
    """Whether what a call derives from a client goes nowhere."""
    called = callee_externals(tracer.program, site)
    made = result(tracer.program, site)
    return (
        bool(called)
        and all(one.origin == maker.site for one in called)
        and (made is None or not tracer.program.uses(made))
    )
