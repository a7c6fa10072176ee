"""Failures that `asyncio.gather` gives back among its results, which nobody takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.reading import callee_externals
from lintkit.program.values import Constant, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program

_GATHER = "asyncio.gather"


def dropped(program: Program, site: Site) -> Site | None:
    """The `gather` that keeps the errors of a coroutine, and of whose results nothing is used.

    Args:
        program: the linked program.
        site: the call that makes the coroutine, in the same function.
    """
    made = program.instruction(site)
    if not isinstance(made, ir.Call):
        return None
    for gathering in _gathers(program, site, made.target):
        if _keeps_errors(program, gathering) and _is_unused(program, gathering):
            return gathering
    return None


def _gathers(program: Program, site: Site, coroutine: ir.Register) -> Iterator[Site]:
    """The calls of `gather` that get a coroutine, alone or in a display that is spread."""
    for position, call in enumerate(program.code(site.code).instructions):
        here = Site(site.code, position)
        if not isinstance(call, ir.Call) or not any(
            one.symbol == _GATHER for one in callee_externals(program, here)
        ):
            continue
        for given in call.arguments:
            display = program.definition(Place(site.code, given.value))
            built = None if display is None else program.instruction(display)
            entries = built.entries if isinstance(built, ir.Build) else ()
            is_spread = given.kind == "star" and any(one.value == coroutine for one in entries)
            if is_spread or (given.kind == "positional" and given.value == coroutine):
                yield here


def _keeps_errors(program: Program, gathering: Site) -> bool:
    kept = program.arguments(gathering).keywords.get("return_exceptions", ())
    return bool(kept) and all(program.values(one) == (Constant(value=True),) for one in kept)


def _is_unused(program: Program, gathering: Site) -> bool:
    """Whether a call is awaited, and nothing is done with what that gives."""
    call = program.instruction(gathering)
    uses = program.uses(Place(gathering.code, call.target)) if isinstance(call, ir.Call) else ()
    awaited = [one for site in uses if isinstance(one := program.instruction(site), ir.Await)]
    return len(awaited) == len(uses) > 0 and not any(
        program.uses(Place(gathering.code, one.target)) for one in awaited
    )
