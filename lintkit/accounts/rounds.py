"""After how many rounds with the model a run of an agent stops, by its library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.parameters import first_passed
from lintkit.program.values import Constant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.clients import Chain
    from lintkit.accounts.points import Point
    from lintkit.accounts.tracing import Tracer
    from lintkit.model import Step
    from lintkit.program.values import Flow


def rounds(tracer: Tracer, point: Point) -> Iterator[Step]:
    """What limits how often a library asks the model in one run; each thing once."""
    told = {text for way in point.ways for text in _words(tracer, point, way.chain)}
    yield from (tracer.program.step(point.site, text) for text in sorted(told))


def _words(tracer: Tracer, point: Point, chain: Chain) -> Iterator[str]:
    call, client, built = chain.match.call, chain.match.client, chain.makers[0].built
    chosen = [first_passed(tracer, point.call, call.rounds_by)]
    if built is not None:
        chosen.append(first_passed(tracer, built, client.rounds_by))
    for passed in chosen:
        if passed is not None and passed.flows:
            yield from (_told(flow, passed.parameter) for flow in passed.flows)
            if not passed.omissions:
                return
    default = client.rounds if call.rounds is None else call.rounds
    if default:
        yield f"a run stops after {default} rounds with the model, as nobody says otherwise"
    elif default is not None:
        yield "nothing limits how many rounds with the model a run makes"


def _told(flow: Flow, parameter: str) -> str:
    value = flow.value.value if isinstance(flow.value, Constant) else None
    times = value if isinstance(value, int) else "so many"
    return f"a run stops after {times} rounds with the model, as `{parameter}` says"
