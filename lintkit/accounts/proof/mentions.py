"""Where code takes hold of functions without calling them at once, so that others can call them.

Who calls what it got from elsewhere (a parameter, a field, a table) can only call a function that
somebody took hold of before: what rapid type analysis says of objects, said of functions.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.lowering.operands import operands
from lintkit.program.values import Class, External, Function, ModuleValue, Place, Site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lintkit.ir import AnyInstruction, Register
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue


class Mentions:
    """The functions of a program by where they are taken hold of.

    Args:
        program: the linked program.
    """

    def __init__(self, program: Program) -> None:
        self._program = program

    def of(self, callee: AbstractValue) -> tuple[Site, ...]:
        """Where something that can be called is taken hold of; empty where nobody is seen to."""
        return self._sites.get(_told_apart(callee), ())

    def is_mention(self, place: Place, callee: AbstractValue) -> bool:
        """Whether a register is read from where something is known by its own name."""
        site = self._program.definition(place)
        return site is not None and self._names(site, callee)

    @cached_property
    def _sites(self) -> dict[AbstractValue, tuple[Site, ...]]:
        found: dict[AbstractValue, list[Site]] = defaultdict(list)
        for ref in self._program.codes():
            instructions = self._program.code(ref).instructions
            kept = self._kept(ref.path, instructions)
            for position, instruction in enumerate(instructions):
                if isinstance(instruction, _NAMING) and instruction.target in kept:
                    site = Site(ref, position)
                    for value in self._program.values(Place(ref, instruction.target)):
                        if self._names(site, value):
                            found[_told_apart(value)].append(site)
        return {value: tuple(sites) for value, sites in found.items()}

    def _names(self, site: Site, value: AbstractValue) -> bool:
        """Whether an instruction reads something by its own name, not from where it was kept."""
        made = self._program.instruction(site)
        if isinstance(value, External):
            return isinstance(made, ir.GetAttr)
        if not isinstance(value, Function):
            return False
        if isinstance(made, ir.MakeFunction):
            return made.code == value.code.index
        name = self._program.code(value.code).name
        if isinstance(made, ir.ImportFrom):
            return made.name == name
        if isinstance(made, ir.LoadName):
            return made.name == name
        if not isinstance(made, ir.GetAttr) or made.name != name:
            return False
        owners = self._program.values(Place(site.code, made.object))
        return value.receiver is not None or any(
            isinstance(one, (Class, ModuleValue)) for one in owners
        )

    def _kept(self, path: str, instructions: Sequence[AnyInstruction]) -> set[Register]:
        """The registers that are read otherwise than to call, or to name, what they hold."""
        codes = self._program.modules[path].codes
        named: dict[Register, str] = {}
        found: set[Register] = set()
        for one in instructions:
            if isinstance(one, ir.Call):
                found.update(argument.value for argument in one.arguments)
            elif isinstance(one, ir.StoreName):
                if named.get(one.value) != one.name:
                    found.add(one.value)
            elif not isinstance(one, ir.GetAttr):
                found.update(operands(one))
            if isinstance(one, ir.MakeFunction):
                named[one.target] = codes[one.code].name
            elif isinstance(one, ir.ImportFrom):
                named[one.target] = one.name
        return found


_NAMING = (ir.GetAttr, ir.ImportFrom, ir.LoadName, ir.MakeFunction)


def _told_apart(value: AbstractValue) -> AbstractValue:
    return Function(value.code) if isinstance(value, Function) else value
