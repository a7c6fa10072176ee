"""How often a library asks the model in one run of an agent, and again for a better answer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.accounts.parameters import first_passed
from lintkit.program.values import Constant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lintkit.accounts.clients import Chain
    from lintkit.accounts.parameters import Passed
    from lintkit.accounts.points import Point
    from lintkit.accounts.tracing import Tracer
    from lintkit.model import Step
    from lintkit.program.values import Flow


def rounds(tracer: Tracer, point: Point) -> Iterator[Step]:
    """What limits how often a library asks the model in one run; each thing once.

    What does not hold for all that may be called is told with what it holds for.
    """
    by_maker: dict[str, set[str]] = defaultdict(set)
    for way in point.ways:
        by_maker[way.chain.makers[0].path].update(_words(tracer, point, way.chain))
    shared = set.intersection(*by_maker.values()) if by_maker else set()
    apart = (
        f"with `{maker}`, {text}" for maker, told in by_maker.items() for text in told - shared
    )
    told = (*sorted(shared), *sorted(apart))
    yield from (tracer.program.step(point.site, text) for text in told)


def _words(tracer: Tracer, point: Point, chain: Chain) -> Iterator[str]:
    call, client, built = chain.match.call, chain.match.client, chain.makers[0].built
    default = client.rounds if call.rounds is None else call.rounds
    limits = [first_passed(tracer, point.call, call.rounds_by)]
    again = None
    if built is not None:
        limits.append(first_passed(tracer, built, client.rounds_by))
        again = first_passed(tracer, built, client.corrections_by)
    yield from _chosen(limits, _rounds, default)
    yield from _chosen([again], _corrections, client.corrections)


def _chosen(
    passed: Iterable[Passed | None], say: Callable[[int | None], str], default: int | None
) -> Iterator[str]:
    """What the code says of a number, in words; what holds where it says nothing."""
    for one in passed:
        if one is not None and one.flows:
            yield from (f"{say(_number(flow))}, as `{one.parameter}` says" for flow in one.flows)
            if not one.omissions:
                return
    if default is not None:
        yield f"{say(default)}, as nobody says otherwise"


def _number(flow: Flow) -> int | None:
    value = flow.value.value if isinstance(flow.value, Constant) else None
    return value if isinstance(value, int) else None


def _rounds(most: int | None) -> str:
    if most == 0:
        return "nothing limits how many rounds with the model a run makes"
    return f"a run stops after {most or 'so many'} rounds with the model"


def _corrections(most: int | None) -> str:
    if most == 0:
        return "an answer that fails validation is not asked for again"
    often = "once" if most == 1 else f"{most or 'so many'} times at most"
    return f"an answer that fails validation is asked for again {often}"
