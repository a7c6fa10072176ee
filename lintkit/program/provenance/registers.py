"""What a register holds by the instruction that defines it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.values import CodeRef, Constant, External, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program


def defining(program: Program, place: Place) -> ir.AnyInstruction | None:
    """The instruction that defines a register; None for a parameter."""
    return program.defining(place)


def root(program: Program, place: Place) -> Place:
    """The register behind refinements."""
    made = defining(program, place)
    while isinstance(made, ir.Refine):
        place = Place(place.code, made.source)
        made = defining(program, place)
    return place


def are_same(program: Program, one: Place, other: Place) -> bool:
    """Whether two registers of a code are read from the same place: a name, or its attributes.

    What the same call gives, with the same constants, counts as one: an environment variable.
    """
    one, other = root(program, one), root(program, other)
    if one == other:
        return True
    first, second = defining(program, one), defining(program, other)
    if isinstance(first, ir.GetAttr) and isinstance(second, ir.GetAttr):
        owners = (Place(one.code, first.object), Place(other.code, second.object))
        return first.name == second.name and are_same(program, *owners)
    if isinstance(first, ir.Call) and isinstance(second, ir.Call):
        callees = (Place(one.code, first.callee), Place(other.code, second.callee))
        return _constants(program, one, first) == _constants(program, other, second) != () and (
            are_same(program, *callees)
        )
    return (
        isinstance(first, ir.LoadName)
        and isinstance(second, ir.LoadName)
        and (first.name, first.owner) == (second.name, second.owner)
    )


def _constants(program: Program, place: Place, call: ir.Call) -> tuple[Constant, ...]:
    """The arguments of a call where all are constants that stand in it by position."""
    found = [written(program, Place(place.code, one.value)) for one in call.arguments]
    plain = all(one.kind == "positional" for one in call.arguments)
    return tuple(one for one in found if one is not None) if plain and None not in found else ()


def written(program: Program, place: Place) -> Constant | None:
    """The constant that is written where a register is defined; None for anything else."""
    made = defining(program, place)
    return Constant(made.value) if isinstance(made, ir.Const) else None


def equal_to(program: Program, place: Place) -> Constant | None:
    """The constant that a register was found equal to: `if kind == "fast":`."""
    examined = root(program, place)
    made = defining(program, place)
    while isinstance(made, ir.Refine):
        test = defining(program, Place(place.code, made.test))
        if made.outcome and isinstance(test, ir.Operate) and test.operator == "==":
            left, right = (Place(place.code, operand) for operand in test.operands)
            for one, other in ((left, right), (right, left)):
                if root(program, one) == examined and (found := written(program, other)):
                    return found
        made = defining(program, Place(place.code, made.source))
    return None


def is_receiver(program: Program, place: Place) -> bool:
    """Whether a register is the parameter in which a method gets its object or class."""
    code = program.code(place.code)
    parent = CodeRef(place.code.path, code.parent)
    first = [one.register for one in code.parameters[:1]]
    if program.code(parent).kind != "class" or first != [place.register]:
        return False
    decorators = (program.values(Place(parent, register)) for register in code.decorators)
    return not any(External("builtins.staticmethod") in values for values in decorators)
