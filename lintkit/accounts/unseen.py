"""Where a program may reach a model, although no call of it is seen to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.http import may_go_anywhere
from lintkit.accounts.reading import callee_externals, result
from lintkit.model import Remark
from lintkit.program.evidence import described, dotted
from lintkit.program.sketches import written
from lintkit.program.values import Constant, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lintkit.accounts.points import Finder, Point
    from lintkit.accounts.sdks import Sdks
    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue.schema import Client, Sdk
    from lintkit.model import PointKind, Step
    from lintkit.program.program import Program
    from lintkit.program.values import Site

_RUN_BY_OTHERS: frozenset[PointKind] = frozenset({"agent", "tool", "weights"})
"""Kinds of calls that whatever such an object is handed to makes for it."""

_CHOOSING = ("model", "model_name", "model_id", "deployment", "timeout", "max_retries")


def unseen(
    tracer: Tracer, sdks: Sdks, finder: Finder, points: Iterable[Point]
) -> Mapping[str, tuple[Remark, ...]]:
    """What may reach a model beside the integration points, by path.

    Args:
        tracer: asks the linked program.
        sdks: what is known of libraries.
        finder: that found the points.
        points: all of them.
    """
    used: set[Site] = set()
    for point in points:
        used.add(point.site)
        for way in point.ways:
            for maker in way.chain.makers:
                used.update(link.site for link in maker.links)
                used |= set() if maker.site is None else {maker.site}
    found: dict[str, list[Remark]] = defaultdict(list)
    for site, call in tracer.program.calls():
        if site not in used and not tracer.is_test(site.code.path):
            callee = Place(site.code, call.callee)
            subjects = (*_clients(tracer, sdks, site), *_requests(tracer, finder, site, callee))
            for subject in subjects[:1]:
                found[site.code.path].append(_remark(tracer, site, subject))
    return {path: tuple(remarks) for path, remarks in found.items()}


def _clients(tracer: Tracer, sdks: Sdks, site: Site) -> Iterator[str]:
    """A client that is built here, and of which no call is seen."""
    for value in callee_externals(tracer.program, site):
        sdk, client = sdks.client(value.symbol, site.code.path) or (None, None)
        if sdk is None or client is None or sdk.any_host or client.abstract:
            continue
        constructors = (*client.paths, *client.async_paths)
        is_constructor = value.origin is None and value.symbol in constructors
        kinds = {call.kind for call in client.calls.values()}
        if is_constructor and not kinds <= _RUN_BY_OTHERS and _is_meant(tracer, sdk, site):
            chosen = "".join(_chosen(tracer, site)) or _by_default(tracer, site, client)
            yield f"`{value.symbol}` is built here{chosen}, and no call of it is seen"


def _chosen(tracer: Tracer, site: Site) -> Iterator[str]:
    """The model and the bounds that a constructor is given, as far as they are written."""
    program = tracer.program
    given = program.arguments(site).keywords
    told = [
        f"`{name}={value}`"
        for name in _CHOOSING
        for place in given.get(name, ())
        if (value := written(program, place))
    ]
    if told:
        yield f" with {', '.join(told)}"


def _by_default(tracer: Tracer, site: Site, client: Client) -> str:
    """The model that a library takes where its constructor surely is given none."""
    bound = tracer.program.arguments(site)
    names = {parameter.name.partition(".")[0] for parameter in client.model}
    may_be_given = bound.open or bound.positional or not names.isdisjoint(bound.keywords)
    if may_be_given or not client.default_model:
        return ""
    return f" without a model, so that it takes `{client.default_model}`"


def _is_meant(tracer: Tracer, sdk: Sdk, site: Site) -> bool:
    """Whether a constructor that also serves for other services is not told to make one of them."""
    named = [
        value.value
        for place in tracer.program.arguments(site).positional
        for value in tracer.program.values(place)
        if isinstance(value, Constant) and isinstance(value.value, str)
    ]
    return not sdk.markers or not named or any(m in name for m in sdk.markers for name in named)


def _requests(tracer: Tracer, finder: Finder, site: Site, callee: Place) -> Iterator[str]:
    """A request to a host that the code does not name."""
    if any(may_go_anywhere(tracer, *found) for found in finder.requests(site, callee)):
        yield "a request goes to a host that the code does not name"


def _remark(tracer: Tracer, site: Site, subject: str) -> Remark:
    program = tracer.program
    built = program.step(site, subject.partition(", and no")[0])
    return Remark(
        subject=subject,
        span=program.span(site),
        symbol=program.symbol(site.code),
        evidence=(built, *_handed(program, site)),
    )


def _handed(program: Program, site: Site) -> Iterator[Step]:
    """Where what a call gives goes within its function."""
    place = result(program, site)
    for use in program.uses(place) if place is not None else ():
        instruction = program.instruction(use)
        if isinstance(instruction, ir.Call):
            name = dotted(program, Place(use.code, instruction.callee))
            yield program.step(use, f"it is handed to `{name}`" if name else "it is handed on")
        elif isinstance(instruction, ir.Return):
            yield program.step(use, f"`{described(program, use.code)}` gives it back")
