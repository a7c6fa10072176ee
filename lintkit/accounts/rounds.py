"""After how many rounds with the model a run of an agent stops, by its library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.parameters import first_passed
from lintkit.program.values import Constant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.points import Point
    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue.schema import Call
    from lintkit.model import Step


def rounds(tracer: Tracer, point: Point) -> Iterator[Step]:
    """What limits how often a library asks the model in one run; each thing once."""
    told = {text for way in point.ways for text in _words(tracer, point, way.chain.match.call)}
    yield from (tracer.program.step(point.site, text) for text in sorted(told))


def _words(tracer: Tracer, point: Point, call: Call) -> Iterator[str]:
    passed = first_passed(tracer, point.call, call.rounds_by)
    if passed is not None:
        for flow in passed.flows:
            value = flow.value.value if isinstance(flow.value, Constant) else None
            times = value if isinstance(value, int) else "so many"
            yield f"a run stops after {times} rounds with the model, as `{passed.parameter}` says"
        if not passed.omissions:
            return
    if call.rounds:
        yield f"a run stops after {call.rounds} rounds with the model, as nobody says otherwise"
    elif call.rounds is not None:
        yield "nothing limits how many rounds with the model a run makes"
