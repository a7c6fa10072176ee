"""What pytest passes for the parameters that name a fixture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.library.fixtures import FIXTURES
from lintkit.program.values import CodeRef, Container, External, Instance, Place

if TYPE_CHECKING:
    from lintkit.ir import Parameter
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

_TEST = "test"


def made_by_fixtures(program: Program, code: CodeRef, parameter: Parameter) -> tuple[Place, ...]:
    """Where the objects are made that a test or fixture gets; none where one is not told."""
    if parameter.has_default or not _is_run_by_pytest(program, code):
        return ()
    values = program.values(Place(code, parameter.register))
    found = [place for value in values if (place := _made(program, value))]
    return tuple(found) if len(found) == len(values) else ()


def _is_run_by_pytest(program: Program, code: CodeRef) -> bool:
    if program.code(code).name.startswith(_TEST):
        return True
    around = CodeRef(code.path, program.code(code).parent)
    return any(
        isinstance(value, External) and value.symbol in FIXTURES
        for register in program.code(code).decorators
        for value in program.values(Place(around, register))
    )


def _made(program: Program, value: AbstractValue) -> Place | None:
    """Where a call or display gives a value."""
    site = value.origin if isinstance(value, External) else None
    site = value.site if isinstance(value, (Instance, Container)) else site
    made = program.instruction(site) if site is not None and site.position >= 0 else None
    if site is None or not isinstance(made, (ir.Call, ir.Build)):
        return None
    return Place(site.code, made.target)
