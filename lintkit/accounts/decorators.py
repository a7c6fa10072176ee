"""The calls that make decorators of a function, and values that come through those of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.ir import Call
from lintkit.program.values import Class, CodeRef, Function, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import Flow, Site


def decorations(program: Program, ref: CodeRef) -> Iterator[Site]:
    """The calls that make decorators of a function: `@deadline(9)`."""
    code = program.code(ref)
    for register in code.decorators:
        made = program.definition(Place(CodeRef(ref.path, code.parent), register))
        if made is not None and isinstance(program.instruction(made), Call):
            yield made


def is_of_another(program: Program, flow: Flow, made: Collection[Site]) -> bool:
    """Whether a value comes through another call of what made one of some decorators."""
    makers = {code for one in made for code in _called(program, one)}
    return any(one not in made and _called(program, one) & makers for one in flow.callers)


def _called(program: Program, site: Site) -> set[CodeRef]:
    values = program.callees(site)
    return {value.code for value in values if isinstance(value, (Class, Function))}
