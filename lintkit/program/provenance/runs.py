"""In which run of a function a container was made that a call gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.enums import is_member_of_enumeration
from lintkit.program.provenance.registers import defining, is_receiver, root
from lintkit.program.values import CodeRef, Context, Function, Instance, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, Site


def inside(program: Program, container: Place, code: CodeRef, context: Context) -> Context | None:
    """The context of what a container holds; None where no more is known than the code.

    Args:
        program: the linked program.
        container: the register that holds it.
        code: that of a register which was put into it.
        context: of the code in which the container is used.
    """
    if code == container.code:
        return context
    call = giving_call(program, container)
    callees = () if call is None else program.callees(call)
    if call is not None and any(isinstance(v, Function) and v.code == code for v in callees):
        return context.enter(code, call, receivers(program, call, code, context))
    return None


def receivers(program: Program, site: Site, code: CodeRef, context: Context) -> frozenset[Instance]:
    """The objects on which a method runs at a site, of those that the walk follows if of any."""
    instruction = program.instruction(site)
    if isinstance(instruction, ir.GetAttr):  # a property
        values: Sequence[AbstractValue] = program.values(Place(site.code, instruction.object))
    else:
        called = [one for one in program.callees(site) if isinstance(one, Function)]
        values = [one.receiver for one in called if one.code == code and one.receiver is not None]
    found = frozenset(one for one in values if isinstance(one, Instance))
    if any(one.site.position < 0 and not is_member_of_enumeration(one) for one in found):
        # it stands for all objects of its class
        return found & context.objects
    return found & context.objects or found


def on_followed(
    program: Program, site: Site, codes: Sequence[CodeRef], context: Context
) -> Sequence[CodeRef]:
    """Of methods that a call of an own method may run, those of the objects that the walk follows.

    Args:
        program: the linked program.
        site: the call: `self.make()`, or what reads a property.
        codes: the methods, of several classes.
        context: of the code in which the call stands.
    """
    made: ir.AnyInstruction | None = program.instruction(site)
    if isinstance(made, ir.Call):
        made = defining(program, Place(site.code, made.callee))
    if len(codes) == 1 or not isinstance(made, ir.GetAttr):
        return codes
    if not is_receiver(program, root(program, Place(site.code, made.object))):
        return codes
    return [
        one for one in codes if receivers(program, site, one, context) & context.objects
    ] or codes


def inside_mapping(program: Program, site: Site, place: Place, context: Context) -> Context:
    """The context of what a call passes that a mapping may hold, as `**` hands it on.

    Args:
        program: the linked program.
        site: the call.
        place: the register of what it passes.
        context: of the code in which the call stands.
    """
    call = program.instruction(site)
    spread = call.arguments if isinstance(call, ir.Call) and place.code != site.code else ()
    mappings = (Place(site.code, one.value) for one in spread if one.kind == "double_star")
    runs = (inside(program, mapping, place.code, context) for mapping in mappings)
    return next((run for run in runs if run is not None), context)


def giving_call(program: Program, place: Place) -> Site | None:
    """The call that gives what a register holds, awaited or entered on the way."""
    site = program.definition(place)
    while site is not None:
        instruction = program.instruction(site)
        if isinstance(instruction, ir.Await):
            site = program.definition(Place(site.code, instruction.value))
        elif isinstance(instruction, ir.Enter):
            site = program.definition(Place(site.code, instruction.manager))
        else:
            return site if isinstance(instruction, ir.Call) else None
    return None
