"""Retries that never see an error of the call: around a generator, or above a handler."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.reading import callee_externals, externals
from lintkit.accounts.trials import EVERYTHING, trials
from lintkit.ir import Assert, Call, GetItem, Iterate, Raise, Unpack
from lintkit.model import IdleGuard, Step
from lintkit.program.provenance.order import ancestry
from lintkit.program.values import CodeRef, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.points import Point
    from lintkit.accounts.trials import Handler
    from lintkit.program.program import Program

# Tried with tenacity 9.2.1 and backoff 2.2.1: a generator is called once, plain or asynchronous.
_RETRIES = frozenset({"tenacity.retry", "backoff.on_exception"})
# Options of a retry that do not make it look at the function's result.
_TIMING = frozenset(
    {
        *("stop", "wait", "reraise", "before", "after", "before_sleep", "sleep"),
        *("exception", "max_tries", "max_time", "interval", "factor", "jitter", "max_value"),
    }
)
_RAISING = (Assert, GetItem, Iterate, Raise, Unpack)
# What a handler can call without raising an exception of its own.
_HARMLESS = ("logging.", "loguru.", "structlog.", "builtins.print", "builtins.str", "builtins.repr")


def unseeing(program: Program, point: Point) -> Iterator[IdleGuard]:
    """The retries on the function of a call that its errors never reach."""
    ref = point.site.code
    retry = _retry(program, ref)
    if retry is None:
        return
    site, symbol = retry
    set_up = program.step(site, f"`@{symbol}` is set up here")
    if program.code(ref).is_generator:
        reason = (
            "calling a generator runs nothing of it: the error comes once somebody iterates, "
            "when the retry is over"
        )
        here = program.step(point.site, "the call runs while somebody iterates")
        guard = f"`@{symbol}` on a generator"
        yield IdleGuard(guard=guard, reason=reason, evidence=(set_up, here))
    elif (
        not program.arguments(site).keywords.keys() - _TIMING
        and (handler := _swallowed(program, point.site)) is not None
    ):
        reason = "a handler inside the function swallows every error, so that none is left to retry"
        guard = f"`@{symbol}` on the function"
        yield IdleGuard(guard=guard, reason=reason, evidence=(set_up, handler))


def _retry(program: Program, ref: CodeRef) -> tuple[Site, str] | None:
    """The retry that stands next to a function, which nothing else wraps before."""
    code = program.code(ref)
    if not code.decorators:
        return None
    parent = CodeRef(ref.path, code.parent)
    values = externals(program, Place(parent, code.decorators[-1]))
    found = [(one.origin, one.symbol) for one in values if one.origin is not None]
    if len(found) != 1 or found[0][1] not in _RETRIES:
        return None
    return found[0]


def _swallowed(program: Program, site: Site) -> Step | None:
    """The handler that swallows whatever the function of a call could raise."""
    regions = program.code(site.code).regions
    for trial, handlers in trials(program, site):
        catch_all = next((one for one in handlers if _catches_everything(one)), None)
        if catch_all is not None:
            if _can_raise(program, site.code, trial):
                return None
            line = regions[catch_all.region].line
            return Step(site.code.path, line, "this handler swallows every error of the call")
    return None


def _catches_everything(handler: Handler) -> bool:
    return handler.catches is not None and bool(handler.catches & EVERYTHING)


def _can_raise(program: Program, ref: CodeRef, trial: int) -> bool:
    """Whether a code can raise outside a trial, its handlers included."""
    code = program.code(ref)
    return any(
        trial not in ancestry(code.regions, instruction.region)
        and (
            isinstance(instruction, _RAISING)
            or (isinstance(instruction, Call) and not _is_harmless(program, Site(ref, position)))
        )
        for position, instruction in enumerate(code.instructions)
    )


def _is_harmless(program: Program, site: Site) -> bool:
    found = callee_externals(program, site)
    return bool(found) and all(value.symbol.startswith(_HARMLESS) for value in found)
