"""Where the program sends requests that are no calls of a model."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.accounts.http import hosts
from lintkit.accounts.reading import callee_externals
from lintkit.model import Destination
from lintkit.program.evidence import described
from lintkit.program.sketches import written
from lintkit.program.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.accounts.points import Finder, Point
    from lintkit.accounts.tracing import Tracer
    from lintkit.model import Step
    from lintkit.program.program import Program
    from lintkit.program.values import Site


_ENDLESS = frozenset(
    f"requests.{name}" for name in ("get", "post", "put", "patch", "delete", "head", "request")
)
"""What waits for ever where nobody says how long (requests 2.32)."""


def elsewhere(tracer: Tracer, finder: Finder, points: Iterable[Point]) -> tuple[Destination, ...]:
    """The requests beside the calls of models, tests aside, by the host that the code names."""
    asking = {point.site for point in points}
    found: dict[str, list[Step]] = defaultdict(list)
    for site, call in tracer.program.calls():
        if site in asking or tracer.is_test(site.code.path):
            continue
        requests = list(finder.requests(site, Place(site.code, call.callee), reading=True))
        if not requests:
            continue
        named = [host for chain, request in requests for host in hosts(tracer, chain, request)]
        text = f"in `{described(tracer.program, site.code)}`{_bound(tracer.program, site)}"
        for host in dict.fromkeys(named) or ("",):
            found[host].append(tracer.program.step(site, text))
    return tuple(Destination(host, tuple(sorted(found[host]))) for host in sorted(found))


def _bound(program: Program, site: Site) -> str:
    """How long it waits, where that is written at the call or surely is for ever."""
    bound = program.arguments(site)
    told = [written(program, place) for place in bound.keywords.get("timeout", ())]
    if told and all(told):
        return "" if told == ["None"] else f", `timeout={' or '.join(told)}`"
    is_bare = not bound.open and "timeout" not in bound.keywords
    symbols = {value.symbol for value in callee_externals(program, site)}
    return ", without a timeout" if is_bare and symbols and symbols <= _ENDLESS else ""
