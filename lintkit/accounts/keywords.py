"""What a function writes into its own `**kwargs` before it hands them on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.ir import Call, GetAttr, Operate, Refine, SetItem
from lintkit.program.provenance.items import constant_keys
from lintkit.program.provenance.order import surely_precedes
from lintkit.program.values import Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program


class Written(Struct, frozen=True):
    """A keyword that is stored in `**kwargs`.

    Attributes:
        place: where its value stands.
        certain: it is stored on every path to the call.
        default: it is stored only where no caller passes the keyword.
    """

    place: Place
    certain: bool
    default: bool


def written_keywords(program: Program, site: Site, name: str) -> Iterator[Written]:
    """The values stored under a name in a `**kwargs` parameter that a call hands on."""
    call = program.instruction(site)
    if not isinstance(call, Call):
        return
    handed = {argument.value for argument in call.arguments if argument.kind == "double_star"}
    own = {
        parameter.register
        for parameter in program.code(site.code).parameters
        if parameter.kind == "var_keyword"
    }
    registers = own & {_root(program, Place(site.code, register)) for register in handed}
    for position in range(site.position if registers else 0):
        change = Site(site.code, position)
        found = _stored(program, change, name, registers)
        if found is not None:
            certain = surely_precedes(program, (change,), site)
            yield Written(found[0], certain or found[1], found[1])


def _stored(
    program: Program, change: Site, name: str, registers: set[int]
) -> tuple[Place, bool] | None:
    """The value that an instruction stores, and whether only where there was none."""
    instruction = program.instruction(change)
    code = change.code
    if isinstance(instruction, SetItem):
        owner, key = Place(code, instruction.object), Place(code, instruction.key)
        if _root(program, owner) in registers and constant_keys(program, key) == (name,):
            return Place(code, instruction.value), _tests_absence(program, change, name)
    elif isinstance(instruction, Call) and len(instruction.arguments) > 1:
        method = program.definition(Place(code, instruction.callee))
        made = None if method is None else program.instruction(method)
        key, value = (Place(code, argument.value) for argument in instruction.arguments[:2])
        if (
            isinstance(made, GetAttr)
            and made.name == "setdefault"
            and _root(program, Place(code, made.object)) in registers
            and constant_keys(program, key) == (name,)
        ):
            return value, True
    return None


def _tests_absence(program: Program, change: Site, name: str) -> bool:
    """Whether an instruction runs under `if name not in kwargs`."""
    region = program.code(change.code).regions[program.instruction(change).region]
    definition = program.definition(Place(change.code, region.test))
    test = None if definition is None else program.instruction(definition)
    return (
        region.kind == "then"
        and isinstance(test, Operate)
        and test.operator == "not in"
        and constant_keys(program, Place(change.code, test.operands[0])) == (name,)
    )


def _root(program: Program, place: Place) -> int:
    """The register behind refinements."""
    definition = program.definition(place)
    made = None if definition is None else program.instruction(definition)
    return (
        _root(program, Place(place.code, made.source))
        if isinstance(made, Refine)
        else place.register
    )
