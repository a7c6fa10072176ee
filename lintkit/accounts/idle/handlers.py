"""Handlers that never see an error of the call: it is raised elsewhere, or is another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.awaiting import fate
from lintkit.accounts.blocking import sure_callers
from lintkit.accounts.parameters import call_at
from lintkit.accounts.reading import callee_externals, result
from lintkit.accounts.trials import trials
from lintkit.ir import Call, Return
from lintkit.model import IdleGuard, Step
from lintkit.program.evidence import described
from lintkit.program.kept import kept
from lintkit.program.provenance.order import ancestry
from lintkit.program.values import External, Function, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.points import Point
    from lintkit.accounts.tracing import Tracer
    from lintkit.program.program import Program

# Responses that iterate what they are given after the function that made them is left.
_STREAMING = ("StreamingResponse", "StreamingHttpResponse", "EventSourceResponse")
# SDKs that hand on no error of what is below them.
_CLOSED = frozenset({"openai", "anthropic", "groq", "together"})
# Errors of other libraries for what these SDKs have errors of their own.
_FOREIGN = frozenset({"requests", "urllib", "urllib3", "aiohttp", *_CLOSED})
_TIMEOUT = "builtins.TimeoutError"
# What can stand beside the call without raising such an error.
_HARMLESS = ("builtins.", "json.", "logging.", "re.", "time.", "os.")
_DEEPEST = 3  # calls within the program


def raised_later(tracer: Tracer, point: Point) -> Iterator[IdleGuard]:
    """The handlers around what only makes the generator or coroutine in which the call stands."""
    program, ref = tracer.program, point.site.code
    code = program.code(ref)
    if not (code.is_generator or code.is_async) or _is_handled(program, point, point.site):
        return
    kind = "generator" if code.is_generator else "coroutine"
    for edge in sure_callers(program, ref, tracer.is_test):
        if not _leaves(program, edge.site, is_generator=code.is_generator):
            continue
        for _, handlers in trials(program, edge.site):
            for handler in handlers:
                if handler.catches_any(_errors(point)):
                    line = program.code(edge.caller).regions[handler.region].line
                    yield IdleGuard(
                        is_handler=True,
                        guard=f"`except` around what makes the {kind}",
                        reason=f"the call runs later, as somebody "
                        f"{'iterates' if code.is_generator else 'awaits'}, outside of the `try`",
                        evidence=(
                            Step(edge.caller.path, line, "this handler is left by then"),
                            program.step(edge.site, f"`{described(program, ref)}` is made here"),
                            program.step(point.site, f"the call runs in the {kind}"),
                        ),
                    )


def _leaves(program: Program, site: Site, *, is_generator: bool) -> bool:
    """Whether the generator or coroutine that a call makes only leaves the function as it is."""
    if program.code(site.code).is_generator or (
        not is_generator and fate(program, site) != "returned"
    ):
        return False
    place = result(program, site)
    uses = () if place is None else program.uses(place)
    return bool(uses) and all(
        isinstance(program.instruction(use), Return)
        or any(
            value.symbol.rpartition(".")[2] in _STREAMING
            for value in callee_externals(program, use)
        )
        for use in uses
    )


def unmatched(tracer: Tracer, point: Point) -> Iterator[IdleGuard]:
    """The handlers of a timeout that the SDK does not raise."""
    program, site = tracer.program, point.site
    match = point.ways[0].chain.match
    if len(point.ways) > 1 or match.sdk.name not in _CLOSED or match.errors is None:
        return
    if point.call != call_at(site) or _uses_signals(program):
        return
    for trial, handlers in trials(program, site):
        if any(one.catches_any(_errors(point)) is not False for one in handlers):
            return
        if not _is_alone(program, site, trial):
            return
        for handler in handlers:
            if handler.catches and all(
                _is_foreign(name, match.sdk.name) for name in handler.catches
            ):
                regions = program.code(site.code).regions
                names = ", ".join(
                    f"`{name.removeprefix('builtins.')}`" for name in sorted(handler.catches)
                )
                raised = match.errors.timeout[0]
                yield IdleGuard(
                    is_handler=True,
                    guard=f"`except` of {names} around the call",
                    reason=f"{match.sdk.name} raises `{raised}` instead, which is none",
                    evidence=(
                        Step(site.code.path, regions[handler.region].line, "this never matches"),
                        program.step(site, "nothing else in the `try` raises it"),
                    ),
                )


def _errors(point: Point) -> tuple[str, ...]:
    found = [way.chain.match.errors for way in point.ways]
    return tuple(
        name
        for errors in found
        if errors is not None
        for name in (*errors.timeout, *errors.rate_limit, *errors.connection, *errors.server)
    )


def _is_handled(program: Program, point: Point, site: Site) -> bool:
    return any(
        handler.catches_any(_errors(point)) is not False
        for _, handlers in trials(program, site)
        for handler in handlers
    )


def _is_foreign(name: str, sdk: str) -> bool:
    package = name.partition(".")[0]
    return name == _TIMEOUT or (package in _FOREIGN and package != sdk)


def _is_alone(program: Program, site: Site, trial: int) -> bool:
    """Whether nothing but the call can raise an error of a library in a trial."""
    code = program.code(site.code)
    return all(
        Site(site.code, position) == site
        or trial not in ancestry(code.regions, instruction.region)
        or not isinstance(instruction, Call)
        or _is_harmless(program, Site(site.code, position))
        for position, instruction in enumerate(code.instructions)
    )


def _is_harmless(program: Program, site: Site, depth: int = _DEEPEST) -> bool:
    """Whether a call surely raises no error of a library, nor does what the program does in it."""
    called = program.callees(site)
    return bool(called) and all(
        value.symbol.startswith(_HARMLESS)
        if isinstance(value, External)
        else isinstance(value, Function)
        and depth > 0
        and all(
            _is_harmless(program, Site(value.code, position), depth - 1)
            for position, instruction in enumerate(program.code(value.code).instructions)
            if isinstance(instruction, Call)
        )
        for value in called
    )


@kept
def _uses_signals(program: Program) -> bool:
    """Whether a signal may raise an error of the program's choice anywhere."""
    return any(
        isinstance(edge.callee, str) and edge.callee.startswith("signal.")
        for edge in program.edges()
    )
