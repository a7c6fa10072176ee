"""What runs a function again when it has raised, and what its options say of how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.reading import externals
from lintkit.model import Step
from lintkit.program.evidence import described
from lintkit.program.sketches import written
from lintkit.program.values import CodeRef, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program

_RETRIERS = frozenset({"tenacity.Retrying", "tenacity.AsyncRetrying", "stamina.retry_context"})
RETRYING = ("tenacity.", "backoff.", "retry.", "retrying.", "stamina.")
"""Libraries whose decorators and blocks run again what has raised."""

_STOPPING = frozenset(
    {
        *("stop", "max_tries", "max_time", "giveup", "tries", "attempts", "timeout"),
        *("stop_max_attempt_number", "stop_max_delay"),
    }
)
_TOLD = _STOPPING | {
    *("wait", "interval", "delay", "wait_fixed", "wait_initial", "wait_max"),
    *("retry", "exception", "exceptions", "on"),
}
_ON_ERRORS = frozenset({"tenacity.retry", "backoff.on_exception", "retry.retry", "retry.api.retry"})
_ENDLESS = {"tenacity": 1, "backoff": 2, "retry": 1}
"""By package that goes on for ever where nothing says when to stop: how many of its options, given
by position, come before the first that does (tenacity 9.2.1, backoff 2.2.1, retry 0.9.2)."""


def retries(program: Program, ref: CodeRef) -> Iterator[Step]:
    """What runs a function again when it has raised: its decorators, and objects made in it."""
    code = program.code(ref)
    for position, instruction in enumerate(code.instructions):
        if isinstance(instruction, ir.Call):
            site = Site(ref, position)
            for value in externals(program, Place(ref, instruction.callee)):
                if value.symbol in _RETRIERS and value.origin is None:
                    text = f"`{value.symbol}` runs a function again here when it has raised"
                    yield program.step(site, f"{text}{_how_often(program, value.symbol, site)}")
    for register in code.decorators:
        place = Place(CodeRef(ref.path, code.parent), register)
        for value in externals(program, place):
            if value.symbol.startswith(RETRYING):
                symbol = value.symbol.removesuffix(".__call__")
                text = f"`{symbol}` runs `{described(program, ref)}` again when it has raised"
                often = _how_often(program, symbol, value.origin)
                yield Step(ref.path, code.line, f"{text}{often}")


def unending(program: Program, ref: CodeRef) -> Step | None:
    """The decorator that runs a function again for as long as it raises; None: there is none."""
    code = program.code(ref)
    for register in code.decorators:
        place = Place(CodeRef(ref.path, code.parent), register)
        for value in externals(program, place):
            symbol = value.symbol.removesuffix(".__call__")
            if symbol in _ON_ERRORS and not _may_stop(program, symbol, value.origin):
                text = f"`{symbol}` runs `{described(program, ref)}` again, without end"
                return Step(ref.path, code.line, text)
    return None


def _may_stop(program: Program, symbol: str, site: Site | None) -> bool:
    """Whether an option says, or may say, when to stop."""
    call = None if site is None else program.instruction(site)
    arguments = call.arguments if isinstance(call, ir.Call) else ()
    others = [one for one in arguments if one.kind != "keyword"]
    return (
        not _STOPPING.isdisjoint(one.name for one in arguments)
        or any(one.kind != "positional" for one in others)
        or len(others) > _ENDLESS.get(symbol.partition(".")[0], -1)
    )


def _how_often(program: Program, symbol: str, site: Site | None) -> str:
    """The options that say how often and when; that there are none, where that is for ever."""
    call = None if site is None else program.instruction(site)
    arguments = call.arguments if isinstance(call, ir.Call) else ()
    given = {
        one.name: written(program, Place(site.code, one.value))
        for one in arguments
        if site is not None and one.kind == "keyword"
    }
    told = [f"`{name}={value}`" for name, value in given.items() if name in _TOLD and value]
    endless = [] if _may_stop(program, symbol, site) else ["without end"]
    return "".join(f", {one}" for one in (*endless, *told))
