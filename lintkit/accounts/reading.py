"""Small questions to a linked program that several accounts ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.ir import Call
from lintkit.program.values import External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.ir import Region
    from lintkit.program.program import Program
    from lintkit.program.values import BoundArguments


def callee_externals(program: Program, site: Site) -> tuple[External, ...]:
    """The external symbols that a call can call."""
    return tuple(value for value in program.callees(site) if isinstance(value, External))


def externals(program: Program, place: Place) -> tuple[External, ...]:
    """The external symbols that a register can hold."""
    return tuple(value for value in program.values(place) if isinstance(value, External))


def result(program: Program, site: Site) -> Place | None:
    """Where the result of a call stands; None for calls that are implicit in something else."""
    if site.position < 0:
        return None
    instruction = program.instruction(site)
    return Place(site.code, instruction.target) if isinstance(instruction, Call) else None


def argument(bound: BoundArguments, name: str, position: int | None = None) -> tuple[Place, ...]:
    """Where an argument comes from: by keyword, else by position; empty where it is not passed."""
    if name in bound.keywords:
        return bound.keywords[name]
    if position is not None and position < len(bound.positional):
        return (bound.positional[position],)
    return ()


def enclosing(program: Program, site: Site) -> Iterator[Region]:
    """The regions around an instruction, innermost first, the body left out."""
    if site.position < 0:
        return
    regions = program.code(site.code).regions
    index = program.instruction(site).region
    while index != regions[index].parent:
        yield regions[index]
        index = regions[index].parent
