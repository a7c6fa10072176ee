"""Values that are computed from others: operators, f-strings, text methods, conversions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit import ir
from lintkit.program.provenance import constants
from lintkit.program.provenance.options import with_defaults
from lintkit.program.provenance.ways import (
    MOST_COMBINATIONS,
    Way,
    combinations,
    combined,
    present,
    several,
    unknown,
)
from lintkit.program.values import Constant, Container, External, Place, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lintkit.ir import Scalar
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.values import AbstractValue, Context, Site

_ARITHMETIC = frozenset({"+", "-", "*", "/", "//", "%", "u-"})
_MAKING_TEXT = frozenset({"+", "%"})  # of texts and whatever else


def ways(walk: Walk, site: Site, instruction: ir.Build | ir.Operate, context: Context) -> list[Way]:
    """The ways into a display, an f-string or the result of an operator."""
    if isinstance(instruction, ir.Build):
        if instruction.kind != "string":
            made = walk.settled(Place(site.code, instruction.target))
            return [structs.replace(way, made_in=context) for way in made]
        parts = [Place(site.code, entry.value) for entry in instruction.entries]
        text = Container("string", site)
        return compute(walk, parts, constants.joined, context, otherwise=text)
    operator = instruction.operator
    if operator.removesuffix("=") not in _ARITHMETIC:
        return [
            structs.replace(way, made_in=context) if _is_made_at(site, way.value) else way
            for way in walk.settled(Place(site.code, instruction.target))
        ]
    operands = [Place(site.code, register) for register in instruction.operands]
    found = compute(
        walk,
        operands,
        lambda values: constants.operate(operator, values),
        context,
        otherwise=_otherwise(walk, site, instruction, context),
    )
    return [present(way) for way in found]  # arithmetic never gives None


def _is_made_at(site: Site, value: AbstractValue) -> bool:
    return isinstance(value, External) and value.origin == site


def compute(
    walk: Walk,
    operands: Sequence[Place],
    function: Callable[[Sequence[Scalar]], Constant | None],
    context: Context,
    otherwise: AbstractValue,
) -> list[Way]:
    """What a function gives for each combination of the operands' ways.

    Args:
        walk: the walk.
        operands: where the operands are.
        function: what computes the result; None where it is not known.
        context: of the operands.
        otherwise: the value where an operand is no constant, or the result is not known.
    """
    found: list[Way] = []
    columns = [several(with_defaults(walk, walk.ways(place, context))) for place in operands]
    if not all(walk.is_whole(place, context) for place in operands):  # other in each turn of a loop
        found.append(Way(otherwise, origin="unknown"))
    for number, choice in enumerate(combinations(columns)):
        if number == MOST_COMBINATIONS:
            cut = unknown("more combinations reach this place than are followed")
            known = not isinstance(otherwise, Unknown)
            found.append(Way(otherwise, origin="unknown") if known else cut)
            break
        found.append(_result(choice, function, otherwise))
    return several(found)


def _result(
    choice: Sequence[Way],
    function: Callable[[Sequence[Scalar]], Constant | None],
    otherwise: AbstractValue,
) -> Way:
    values = [way.value.value for way in choice if isinstance(way.value, Constant)]
    if len(values) == len(choice):
        result = function(values)
        if result is not None:
            return combined(choice, result)
    elif (
        len(choice) == 1 and isinstance(choice[0].value, Unknown) and isinstance(otherwise, Unknown)
    ):
        return choice[0]
    return combined(choice, otherwise)


def _otherwise(walk: Walk, site: Site, instruction: ir.Operate, context: Context) -> AbstractValue:
    operator = instruction.operator
    if operator.removesuffix("=") in _MAKING_TEXT:
        operands = [Place(site.code, register) for register in instruction.operands]
        asked = operands[:1] if operator.startswith("%") else operands
        if any(_is_text(way.value) for place in asked for way in walk.ways(place, context)):
            return Container("string", site)
    place = Place(site.code, instruction.target)
    found = [v for v in walk.program.values(place) if not isinstance(v, Constant)]
    return found[0] if len(found) == 1 else Unknown(f"what `{operator}` gives is not known")


def _is_text(value: AbstractValue) -> bool:
    if isinstance(value, Constant):
        return isinstance(value.value, str)
    return isinstance(value, Container) and value.kind == "string"
