"""Failures of a call that become a default, and that nobody is told about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.output.labels import Label
from lintkit.accounts.output.reading import Reading
from lintkit.accounts.output.slice import Slice
from lintkit.accounts.output.telling import is_loud, is_silent, within
from lintkit.accounts.trials import EVERYTHING, trials
from lintkit.model import OutputFault, Step
from lintkit.program.evidence import described
from lintkit.program.provenance.order import ancestry
from lintkit.program.values import Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.output.index import Index
    from lintkit.accounts.points import Point
    from lintkit.accounts.trials import Handler
    from lintkit.program.values import CodeRef

_DEEPEST = 3  # callers up
_NO_DEFAULT = "nothing"


def swallowed(index: Index, point: Point) -> Iterator[OutputFault]:
    """The handlers that keep failures of a call to themselves, in its code or its callers'."""
    pending: list[tuple[Site, int, tuple[Step, ...]]] = [(point.site, 0, ())]
    done: set[CodeRef] = set()
    while pending:
        site, depth, steps = pending.pop(0)
        found = _catching(index, point, site)
        if found == "unknown":
            continue
        if found is not None:
            fault = _fault(index, point, site, found, steps)
            if fault is not None:
                yield fault
            continue
        ref = site.code
        if ref in done or depth >= _DEEPEST or index.program.code(ref).is_generator:
            continue
        done.add(ref)
        text = f"`{described(index.program, ref)}` is called here"
        pending += [
            (edge.site, depth + 1, (*steps, index.program.step(edge.site, text)))
            for edge in index.callers(ref)
            if edge.kind == "call" and edge.confidence == "high"
        ]


def _catching(index: Index, point: Point, site: Site) -> Handler | str | None:
    """The handler that gets a failure of the call; "unknown" where that cannot be told."""
    errors = tuple(
        name
        for way in point.ways
        if way.chain.match.errors is not None
        for name in (*way.chain.match.errors.timeout, *way.chain.match.errors.rate_limit)
    )
    for _, handlers in trials(index.program, site):
        for handler in handlers:
            if handler.catches and handler.catches & EVERYTHING:
                return handler
            if not errors or handler.catches_any(errors) is not False:
                return "unknown"
    return None


def _fault(
    index: Index, point: Point, site: Site, handler: Handler | str, steps: tuple[Step, ...]
) -> OutputFault | None:
    assert not isinstance(handler, str)  # noqa: S101  the caller has gone on from those
    program, ref = index.program, site.code
    if not is_silent(program, ref, handler.region):
        return None
    default = _default(index, ref, handler.region)
    if default is None:
        return None
    region = program.code(ref).regions[handler.region]
    return OutputFault(
        kind="swallowed",
        subject=default,
        reason="the handler neither raises, logs nor counts it",
        span=program.span(site),
        evidence=(
            program.step(point.site, "the model is asked here"),
            *steps,
            Step(ref.path, region.line, f"every failure ends here, and becomes {default}"),
        ),
    )


def _default(index: Index, ref: CodeRef, region: int) -> str | None:
    """What a handler gives instead of an answer; None where that tells, or is not plain."""
    program = index.program
    code = program.code(ref)
    returns = [
        (site, found)
        for site, found in within(program, ref, region)
        if isinstance(found, ir.Return)
    ]
    if len(returns) == 1:
        _, found = returns[0]
        words = _words(index, Place(ref, found.value))
        return None if words is None or _is_told_later(index, Place(ref, found.value)) else words
    last = max((site.position for site, _ in within(program, ref, region)), default=-1)
    end = code.regions[region].end_line
    after = [
        Site(ref, position)
        for position, instruction in enumerate(code.instructions)
        if position > last and instruction.line > end
    ]
    if returns or any(is_loud(program, site) for site in after):
        return None
    around = ancestry(code.regions, region)
    in_loop = any(code.regions[one].kind == "loop" for one in around)
    return _NO_DEFAULT if in_loop or not after else _goes_on(index, after)


def _goes_on(index: Index, after: list[Site]) -> str | None:
    """What a function gives after a handler that only goes on."""
    program = index.program
    returns = [one for site in after if isinstance(one := program.instruction(site), ir.Return)]
    if len(returns) != 1:
        return None
    place = Place(after[0].code, returns[0].value)
    words = _words(index, place)
    return None if words is None or _is_told_later(index, place) else words


def _words(index: Index, place: Place) -> str | None:
    """A default as a reader writes it; None for what is none."""
    made = index.program.definition(place)
    found = None if made is None else index.program.instruction(made)
    if isinstance(found, ir.Const) and not isinstance(found.value, bool):
        return repr(found.value) if not found.value else None
    if isinstance(found, ir.Build) and not found.entries and found.kind in ("list", "dict"):
        return "[]" if found.kind == "list" else "{}"
    return None


def _is_told_later(index: Index, place: Place) -> bool:
    """Whether a caller looks at the default, and may tell then."""
    walked = Slice(index, Reading(), place, Label("data"))
    if not walked.complete or any(
        seen.sight == "escape" and "callers are not seen" not in seen.detail for seen in walked.seen
    ):
        return True
    program = index.program
    return any(
        is_loud(program, Site(seen.site.code, position))
        for seen in walked.seen
        if seen.sight == "test"
        for position in range(seen.site.position, len(program.code(seen.site.code).instructions))
    )
