"""Failures of a call that become a default, and that nobody is told about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.output.dropped import dropped
from lintkit.accounts.output.labels import Label
from lintkit.accounts.output.reading import Reading
from lintkit.accounts.output.slice import Slice
from lintkit.accounts.output.stand_ins import stand_in
from lintkit.accounts.output.telling import is_loud, is_silent, within
from lintkit.accounts.trials import EVERYTHING, suppressors, trials
from lintkit.model import OutputFault, Step
from lintkit.program.evidence import described
from lintkit.program.provenance.order import ancestry
from lintkit.program.values import Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.output.index import Index
    from lintkit.accounts.points import Point
    from lintkit.accounts.trials import Handler
    from lintkit.program.program import Program
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
        gathered = dropped(index.program, site)
        if gathered is not None:
            yield _gone(index.program, point, gathered, steps)
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
    """What gets every failure of the call; "unknown" where that cannot be told.

    Who names the errors of an SDK has thought of them: no more is told than that.
    """
    errors = tuple(
        name
        for way in point.ways
        if (known := way.chain.match.errors) is not None
        for name in (*known.timeout, *known.rate_limit)
    )
    for handler in _around(index.program, site):
        if handler.catches and handler.catches & EVERYTHING:
            return handler
        if not errors or handler.catches_any(errors) is not False:
            return "unknown"
    return None


def _around(program: Program, site: Site) -> Iterator[Handler]:
    """The handlers around a call, and the blocks that suppress what is raised in them."""
    suppressing = suppressors(program, site)
    for region, handlers in trials(program, site):
        yield from (one for one in suppressing if one.region > region)
        suppressing = [one for one in suppressing if one.region < region]
        yield from handlers
    yield from suppressing


def _fault(
    index: Index, point: Point, site: Site, handler: Handler | str, steps: tuple[Step, ...]
) -> OutputFault | None:
    assert not isinstance(handler, str)  # noqa: S101  the caller has gone on from those
    program, ref = index.program, site.code
    region = program.code(ref).regions[handler.region]
    if region.kind == "handler":
        default = _default(index, ref, handler.region)
    else:
        default = _after(index, ref, handler.region, handler.region)
    if default is None:
        return None
    end = Step(ref.path, region.line, f"every failure ends here, and becomes {default}")
    reason = "the handler neither raises, logs nor counts it"
    return _told(program, point, site, (*steps, end), default, reason)


def _gone(program: Program, point: Point, gathering: Site, steps: tuple[Step, ...]) -> OutputFault:
    end = program.step(gathering, "every failure is kept here, and nobody looks")
    reason = "`return_exceptions` keeps it among results that nobody takes"
    return _told(program, point, gathering, (*steps, end), _NO_DEFAULT, reason)


def _told(
    program: Program, point: Point, at: Site, steps: tuple[Step, ...], subject: str, reason: str
) -> OutputFault:
    return OutputFault(
        kind="swallowed",
        subject=subject,
        reason=reason,
        span=program.span(at),
        symbol=program.symbol(at.code),
        evidence=(program.step(point.site, "the model is asked here"), *steps),
    )


def _default(index: Index, ref: CodeRef, region: int) -> str | None:
    """What a handler gives instead of an answer; None where that tells, or is not plain."""
    program = index.program
    if not is_silent(program, ref, region):
        return None
    returns = [found for _, found in within(program, ref, region) if isinstance(found, ir.Return)]
    tried = program.code(ref).regions[region].partner
    if len(returns) == 1:
        return _given(index, Place(ref, returns[0].value), tried)
    return None if returns else _after(index, ref, region, tried)


def _after(index: Index, ref: CodeRef, region: int, tried: int) -> str | None:
    """What a function gives after a block that only goes on, for one where the call failed."""
    program = index.program
    code = program.code(ref)
    last = max((site.position for site, _ in within(program, ref, region)), default=-1)
    end = code.regions[region].end_line
    after = [
        Site(ref, position)
        for position, instruction in enumerate(code.instructions)
        if position > last and instruction.line > end
    ]
    if any(is_loud(program, site) for site in after):
        return None
    around = ancestry(code.regions, region)
    if not after or any(code.regions[one].kind == "loop" for one in around):
        return _NO_DEFAULT
    returns = [one for site in after if isinstance(one := program.instruction(site), ir.Return)]
    return _given(index, Place(ref, returns[0].value), tried) if len(returns) == 1 else None


def _given(index: Index, place: Place, tried: int) -> str | None:
    """A default that is given back as a reader writes it; None for others, and where one asks."""
    left = {stand_in(index.program, one) for one in _left(index.program, place, tried)}
    words = left or {_NO_DEFAULT}  # what a suppressed block assigns may not be there at all
    (word,) = words if len(words) == 1 else (None,)
    return None if word is None or _is_told_later(index, place) else word


def _left(program: Program, place: Place, tried: int) -> Iterator[Place]:
    """What a register holds but for what is assigned in a block that failed."""
    code = program.code(place.code)
    waiting = [place.register]
    seen = set(waiting)
    while waiting:
        one = Place(place.code, waiting.pop())
        made = program.definition(one)
        found = None if made is None else program.instruction(made)
        if isinstance(found, ir.Phi):
            waiting += [source for source in found.sources if source not in seen]
            seen.update(found.sources)
        elif found is None or tried not in ancestry(code.regions, found.region):
            yield one


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
