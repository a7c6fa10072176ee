"""The decorators of a function through whose wrappers a way up from it leads, one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.ir import Call
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.values import Class, CodeRef, Function, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, CallEdge


class _Layer(Struct, frozen=True):
    """A decorator of the program.

    Attributes:
        made: the call that made it; None where it is a function itself.
        codes: of the functions, or the class, in which the wrapper is made.
    """

    made: Site | None
    codes: frozenset[CodeRef]


class Layers(Struct, frozen=True):
    """Where a way up stands among the decorators of a function.

    Attributes:
        made: the call that made the decorator in whose wrapper it stands; None where none did.
        outer: the decorators around that, inside out.
    """

    made: Site | None
    outer: tuple[_Layer, ...] = ()

    def through(self, program: Program, edges: list[CallEdge]) -> list[CallEdge]:
        """Of the calls of a wrapper those that the decorator around it makes, where there is one.

        What decorates many functions is called by the wrappers of them all.
        """
        if not self.outer:
            return edges
        codes = self.outer[0].codes
        return [one for one in edges if _is_within(program, one.caller, codes)] or edges


def layers_around(program: Program, edge: CallEdge, below: Layers | None) -> Layers | None:
    """Where a way up stands at a call that one of the wrappers around a function makes.

    Args:
        program: the linked program.
        edge: the call, of the function or of a wrapper around it.
        below: where the way stood before.
    """
    if below is not None and below.outer:
        layers = list(below.outer)
    elif isinstance(edge.callee, CodeRef):
        layers = list(_layers(program, edge.callee))
    else:
        return None
    for index, layer in enumerate(layers):
        if _is_within(program, edge.caller, layer.codes):
            return Layers(layer.made, tuple(layers[index + 1 :]))
    return None


def _layers(program: Program, ref: CodeRef) -> Iterator[_Layer]:
    """The decorators of a function that the program defines, inside out."""
    code = program.code(ref)
    for register in reversed(code.decorators):
        place = Place(CodeRef(ref.path, code.parent), register)
        made = program.definition(place)
        called = made is not None and isinstance(program.instruction(made), Call)
        values = program.callees(made) if made is not None and called else program.values(place)
        codes = frozenset(one for value in values for one in _codes(program, value))
        if codes:
            yield _Layer(made if called else None, codes)


def _codes(program: Program, value: AbstractValue) -> Iterable[CodeRef]:
    """The function that makes a wrapper, or the classes in which its method does."""
    if isinstance(value, Function):
        return (value.code,)
    return lineage(program, value.code).order if isinstance(value, Class) else ()


def _is_within(program: Program, ref: CodeRef, codes: frozenset[CodeRef]) -> bool:
    """Whether a code is one of some functions, or inside of one."""
    while ref not in codes:
        parent = CodeRef(ref.path, program.code(ref).parent)
        if parent == ref:
            return False
        ref = parent
    return True
