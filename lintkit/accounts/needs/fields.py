"""Fields of classes that hold settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.needs.read import Read
from lintkit.program.evidence import expression, literal
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.values import Constant, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.tracing import Tracer
    from lintkit.model import NeedKind
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef


GIVEN = "it has to be given"


def field_reads(tracer: Tracer) -> Iterator[Read]:
    """The fields of classes whose constructor takes them, or that read the environment."""
    program = tracer.program
    for ref in program.codes():
        if program.code(ref).kind == "class" and not tracer.is_test(ref.path):
            shape = lineage(program, ref)
            if shape.is_settings:
                yield from _fields(program, ref, reads_environment=shape.reads_environment)


def _fields(program: Program, ref: CodeRef, *, reads_environment: bool) -> Iterator[Read]:
    code = program.code(ref)
    defaults = {one.name: one.value for one in code.instructions if isinstance(one, ir.StoreName)}
    for position, instruction in enumerate(code.instructions):
        if not isinstance(instruction, ir.Annotate) or instruction.object != ir.NO_REGISTER:
            continue
        name = instruction.name
        if name.startswith("_") or instruction.annotation.name.endswith("ClassVar"):
            continue
        value = defaults.get(name)
        without = GIVEN if value is None else default_words(program, Place(ref, value))
        also = ", which the environment can fill" if reads_environment else ""
        step = program.step(Site(ref, position), f"a field of `{code.qualname}`{also}")
        kind: NeedKind = "setting" if reads_environment else "field"
        yield Read(kind, f"{code.qualname}.{name}", without, step)


def default_words(program: Program, place: Place) -> str:
    """What is taken where nothing is given, in words; also for `Field(…)` and `Option(…)`."""
    values = program.values(place)
    if len(values) == 1 and isinstance(values[0], Constant):
        return f"{literal(values[0].value)} is taken"
    made = program.definition(place)
    is_field = made is not None and any(
        isinstance(value, External) and value.symbol.endswith((".Field", ".Option", ".Argument"))
        for value in program.callees(made)
    )
    if made is None or not is_field:
        is_ellipsis = made is not None and isinstance(program.instruction(made), ir.Opaque)
        return GIVEN if is_ellipsis else f"{expression(program, place) or 'another value'} is taken"
    bound = program.arguments(made)
    given = bound.keywords.get("default", bound.positional[:1])
    if not given:
        return "another value is taken" if "default_factory" in bound.keywords else GIVEN
    return default_words(program, given[0])
