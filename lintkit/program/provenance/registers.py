"""What a register holds by the instruction that defines it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.values import Constant, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program


def defining(program: Program, place: Place) -> ir.AnyInstruction | None:
    """The instruction that defines a register; None for a parameter."""
    site = program.definition(place)
    return None if site is None else program.instruction(site)


def root(program: Program, place: Place) -> Place:
    """The register behind refinements."""
    made = defining(program, place)
    while isinstance(made, ir.Refine):
        place = Place(place.code, made.source)
        made = defining(program, place)
    return place


def written(program: Program, place: Place) -> Constant | None:
    """The constant that is written where a register is defined; None for anything else."""
    made = defining(program, place)
    return Constant(made.value) if isinstance(made, ir.Const) else None
