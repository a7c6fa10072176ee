"""Small questions to a linked program that several accounts ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.ir import Call
from lintkit.program.values import Constant, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.ir import Region
    from lintkit.program.program import Program
    from lintkit.program.values import BoundArguments, CodeRef


def callee_externals(program: Program, site: Site) -> tuple[External, ...]:
    """The external symbols that a call can call."""
    return tuple(value for value in program.callees(site) if isinstance(value, External))


def externals(program: Program, place: Place) -> tuple[External, ...]:
    """The external symbols that a register can hold."""
    return tuple(value for value in program.values(place) if isinstance(value, External))


def call_at(program: Program, site: Site) -> Call | None:
    """The call at a site; None where something else stands there (a decorator, a `with`)."""
    instruction = program.instruction(site)
    return instruction if isinstance(instruction, Call) else None


def result(program: Program, site: Site) -> Place | None:
    """Where the result of the call at a site stands."""
    call = call_at(program, site)
    return None if call is None else Place(site.code, call.target)


def argument(bound: BoundArguments, name: str, position: int | None = None) -> tuple[Place, ...]:
    """Where an argument comes from: by keyword, else by position; empty where it is not passed."""
    if name in bound.keywords:
        return bound.keywords[name]
    if position is not None and position < len(bound.positional):
        return (bound.positional[position],)
    return ()


def enclosing(program: Program, site: Site) -> Iterator[Region]:
    """The regions around an instruction, innermost first, the body left out."""
    regions = program.code(site.code).regions
    index = program.instruction(site).region
    while index != regions[index].parent:
        yield regions[index]
        index = regions[index].parent


def truth(program: Program, place: Place) -> bool | None:
    """The one truth value that a register can have; None where it can have both or neither."""
    values = program.values(place)
    if not values or not all(isinstance(value, Constant) for value in values):
        return None
    found = {bool(value.value) for value in values if isinstance(value, Constant)}
    return found.pop() if len(found) == 1 else None


def is_within(program: Program, inner: CodeRef, outer: CodeRef) -> bool:
    """Whether a code is `outer` or is defined inside it."""
    if inner.path != outer.path:
        return False
    index = inner.index
    codes = program.modules[inner.path].codes
    while index != outer.index and index != codes[index].parent:
        index = codes[index].parent
    return index == outer.index
