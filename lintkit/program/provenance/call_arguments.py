"""What one call says of its arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit import ir
from lintkit.program.binding import PARTIAL_METHOD, Bound, bind, is_one_of_several
from lintkit.program.evidence import expression
from lintkit.program.provenance.commands import declared_option
from lintkit.program.provenance.context import Origin, Source
from lintkit.program.provenance.handing import hands_bound
from lintkit.program.provenance.runs import inside_mapping
from lintkit.program.provenance.stores import assigned, stores
from lintkit.program.values import Class, Container, External, Function, Instance, Place

if TYPE_CHECKING:
    from lintkit.ir import Parameter
    from lintkit.model import Step
    from lintkit.program.program import Program
    from lintkit.program.provenance.callers import Caller
    from lintkit.program.provenance.conditions import Condition
    from lintkit.program.provenance.keyed import Item
    from lintkit.program.values import AbstractValue, CodeRef, Context, Site

POSITIONAL = frozenset({"positional", "positional_only"})
"""The kinds of parameters that a call fills by position."""


def bound_at(program: Program, site: Site, context: Context, code: CodeRef | None = None) -> Bound:
    """The arguments of a call; what it spreads is told of the objects that are followed.

    Args:
        program: the linked program.
        site: the call.
        context: the runs that are followed.
        code: the function that is meant of those that it calls, if that is known.
    """
    if code is not None and is_one_of_several(program, site):
        return bind(program, site, context.objects, code)
    call = program.instruction(site)
    spreads = isinstance(call, ir.Call) and any(one.kind == "double_star" for one in call.arguments)
    if spreads and context.objects:
        return bind(program, site, context.objects)
    return bind(program, site)


def by_assignment(
    program: Program, caller: Caller, code: CodeRef, parameter: Parameter
) -> list[Source]:
    """What a setter gets as its last parameter: what is assigned."""
    if parameter != program.code(code).parameters[-1]:
        return []
    site = caller.site
    _, place = assigned(program, site)
    what = expression(program, place) or "a value"
    steps = (program.step(site, f"set to {what} here"),)
    return [Source(place, caller.context, steps, caller.chosen, "argument", at=site)]


def left_to_library(
    program: Program, passed: list[Source], caller: Caller, code: CodeRef, parameter: Parameter
) -> list[Source]:
    """What a call passes; what a library fills in that runs the code for it is left to that."""
    called = program.callees(caller.site)
    if isinstance(program.instruction(caller.site), ir.MakeClass):
        return passed
    if any(isinstance(one, Function) and one.code == code for one in called) and (
        declared_option(program, code, parameter.name) is None
    ):
        return passed
    left = (code, parameter.name)
    return [structs.replace(one, left_to=left) if one.omitted else one for one in passed]


def conditions(
    program: Program, item: Item, place: Place | None, site: Site, context: Context
) -> tuple[Condition, ...]:
    """What holds where an item of a mapping is what stands at a place, in the runs followed."""
    return tuple(
        structs.replace(one, context=inside_mapping(program, site, one.test, context))
        for one in item.conditions(place)
    )


def obscure(program: Program, site: Site, place: Place, stars: str, context: Context) -> Source:
    """What a mapping holds of which no item is known: a library may have read it."""
    what = expression(program, place).strip("`") or "…"
    step = program.step(site, f"called here with `{stars}{what}`")
    origin: Origin = "environment" if is_read(program, place) else "literal"
    reason = f"what `{stars}{what}` holds is not known"
    return Source(None, context, (step,), origin=origin, reason=reason)


def is_read(program: Program, place: Place) -> bool:
    """Whether a register holds what libraries gave, as what they read from a file, or nothing."""
    values = [one for one in program.values(place) if not _is_empty(program, one)]
    return bool(values) and all(
        isinstance(one, External) and one.origin is not None for one in values
    )


def _is_empty(program: Program, value: AbstractValue) -> bool:
    """Whether a value is a dict to which nothing is added, as in `json.load(file) or {}`."""
    if not isinstance(value, Container) or value.kind != "dict" or value.site.position < 0:
        return False
    made = program.instruction(value.site)
    return isinstance(made, ir.Build) and not made.entries and not stores(program).changes(value)


def passed_steps(program: Program, site: Site, place: Place, name: str) -> tuple[Step, ...]:
    """The step at which an argument is passed, by its name where it has one."""
    what = expression(program, place)
    if what and name:
        return (program.step(site, f"called here with `{name}` = {what}"),)
    shown = what or (f"`{name}`" if name else "this")
    return (program.step(site, f"called here with {shown}"),)


def offset(program: Program, site: Site, code: CodeRef) -> int:
    """How many of the parameters a call fills by itself: 1 for a receiver."""
    for value in program.callees(site):
        if isinstance(value, Function) and value.code == code:
            return 0 if value.receiver is None else 1
        if isinstance(value, (Class, Instance)):
            return 1
        if isinstance(value, External) and value.symbol == PARTIAL_METHOD:
            return 1
    return 1 if hands_bound(program, site, code) else 0


def parameter_in(program: Program, place: Place) -> Parameter | None:
    """The parameter that a register is; None for anything else."""
    for parameter in program.code(place.code).parameters:
        if parameter.register == place.register:
            return parameter
    return None


def receiver(program: Program, code: CodeRef, context: Context) -> Source | None:
    """The object on which a method was called, where the walk came in through a call."""
    site = context.entered_by(code)
    if site is None:
        return None
    call = program.instruction(site)
    made = call
    if isinstance(call, ir.Call):
        definition = program.definition(Place(site.code, call.callee))
        made = call if definition is None else program.instruction(definition)
    if not isinstance(made, ir.GetAttr):
        return None
    return Source(Place(site.code, made.object), context.leave())
