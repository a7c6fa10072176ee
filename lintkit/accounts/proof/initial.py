"""What a fake gives until a test says otherwise: `self.reply = Response(500)` in its `__init__`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.lowering.operands import operands
from lintkit.program.kept import kept
from lintkit.program.values import CodeRef, Instance, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.program.program import Program

_Attribute = tuple[CodeRef, str]
"""A class, and the name of what its objects hold."""


def overwritten(program: Program, refs: Iterable[CodeRef]) -> frozenset[Site]:
    """The instructions that make what fakes begin with, and what other code replaces.

    Args:
        program: the linked program.
        refs: the code that a test runs.
    """
    refs = tuple(refs)
    initial = {ref: _initial(program, ref) for ref in refs if program.code(ref).name == "__init__"}
    if not any(initial.values()):
        return frozenset()
    written = frozenset[_Attribute]().union(
        *(_written(program, ref) for ref in refs if ref not in initial)
    )
    return frozenset(
        site
        for made in initial.values()
        for attribute, sites in made
        if attribute in written
        for site in sites
    )


@kept
def _initial(program: Program, ref: CodeRef) -> tuple[tuple[_Attribute, frozenset[Site]], ...]:
    """The attributes that an `__init__` gives its object, each with what makes its value."""
    class_ = CodeRef(ref.path, program.code(ref).parent)
    return tuple(
        ((class_, one.name), frozenset(_making(program, Place(ref, one.value))))
        for one in program.code(ref).instructions
        if isinstance(one, ir.SetAttr) and _is_own(program, ref, one)
    )


def _is_own(program: Program, ref: CodeRef, written: ir.SetAttr) -> bool:
    parameters = program.code(ref).parameters
    return bool(parameters) and parameters[0].register == written.object


def _making(program: Program, place: Place) -> set[Site]:
    found: set[Site] = set()
    waiting = [place.register]
    while waiting:
        register = waiting.pop()
        made = program.definition(Place(place.code, register)) if register >= 0 else None
        if made is not None and made not in found:
            found.add(made)
            waiting += operands(program.instruction(made))
    return found


@kept
def _written(program: Program, ref: CodeRef) -> frozenset[_Attribute]:
    """The attributes of objects of the program's and its tests' classes that a code sets."""
    return frozenset(
        (value.class_, one.name)
        for one in program.code(ref).instructions
        if isinstance(one, ir.SetAttr)
        for value in program.values(Place(ref, one.object))
        if isinstance(value, Instance)
    )
