"""The names by which code gets to what a call calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.lowering.operands import operands
from lintkit.program.values import Class, External, Function, Instance, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.ir import AnyInstruction
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, CodeRef, Site

_READ = (ir.GetAttr, ir.ImportFrom, ir.LoadName)


def symbols(program: Program, site: Site) -> tuple[str, ...]:
    """The dotted names of what a call calls outside the program."""
    return tuple(v.symbol for v in program.callees(site) if isinstance(v, External))


def doubles_at(program: Program, site: Site) -> Iterator[Instance]:
    """The objects of the program, or of its tests, on which a call runs a method of a library."""
    for value in receivers(program, site):
        if isinstance(value, Instance):
            yield value


def receivers(program: Program, site: Site) -> tuple[AbstractValue, ...]:
    """What a call runs a method on."""
    call = program.instruction(site)
    callee = call.callee if isinstance(call, ir.Call) else ir.NO_REGISTER
    made = program.definition(Place(site.code, callee)) if callee >= 0 else None
    got = None if made is None else program.instruction(made)
    return program.values(Place(site.code, got.object)) if isinstance(got, ir.GetAttr) else ()


def said(program: Program, site: Site) -> frozenset[str]:
    """The names that are read on the way to what a call calls: `client`, `chat`, `create`."""
    found = set(chain(program, site))
    made = list(_origins(program, site))
    for origin in made:  # what makes it may itself be made by another
        found |= set(chain(program, origin))
        made += [one for one in _origins(program, origin) if one not in made]
    for inner in _called_on_the_way(program, site):
        for value in program.callees(inner):
            if isinstance(value, Function):
                found |= set(_returned(program, value.code))
    return frozenset(found)


def _origins(program: Program, site: Site) -> Iterator[Site]:
    """Where libraries make what a call is made on."""
    for value in program.callees(site):
        if isinstance(value, External) and value.origin:
            yield value.origin


def chain_outside(program: Program, site: Site, is_own: Callable[[CodeRef], bool]) -> Iterator[str]:
    """The same, but for what code of the program gives on the way: no double stands there.

    Args:
        program: the linked program.
        site: the call.
        is_own: whether a code is one of the tests, and may give a double.
    """
    call = program.instruction(site)
    start = call.callee if isinstance(call, ir.Call) else ir.NO_REGISTER
    for made, one in _back(program, Place(site.code, start)):
        if isinstance(one, ir.Call):
            called = program.callees(made)
            if called and not any(
                not isinstance(value, Function | Class) or is_own(value.code) for value in called
            ):
                return
        elif isinstance(one, _READ):
            yield one.name


def chain(program: Program, site: Site) -> list[str]:
    """The names by which code gets to what a call calls, the last first."""
    call = program.instruction(site)
    start = call.callee if isinstance(call, ir.Call) else ir.NO_REGISTER
    return [
        one.name for _, one in _back(program, Place(site.code, start)) if isinstance(one, _READ)
    ]


def parameter(program: Program, site: Site) -> str:
    """The parameter on which a call runs a method: `httpx_mock`; empty where it does on none."""
    call = program.instruction(site)
    register = call.callee if isinstance(call, ir.Call) else ir.NO_REGISTER
    while register >= 0 and (made := program.definition(Place(site.code, register))):
        got = program.instruction(made)
        register = got.object if isinstance(got, ir.GetAttr) else ir.NO_REGISTER
    parameters = program.code(site.code).parameters
    return next((one.name for one in parameters if one.register == register), "")


def _called_on_the_way(program: Program, site: Site) -> list[Site]:
    """The calls by which code gets to what a call calls: `client()` in `client().ask()`."""
    call = program.instruction(site)
    start = call.callee if isinstance(call, ir.Call) else ir.NO_REGISTER
    return [
        made for made, one in _back(program, Place(site.code, start)) if isinstance(one, ir.Call)
    ]


def _returned(program: Program, ref: CodeRef) -> Iterator[str]:
    """The names by which a function gets to what it returns."""
    for instruction in program.code(ref).instructions:
        if isinstance(instruction, ir.Return):
            for _, one in _back(program, Place(ref, instruction.value)):
                if isinstance(one, _READ):
                    yield one.name


def _back(program: Program, place: Place) -> Iterator[tuple[Site, AnyInstruction]]:
    """The instructions through which a register gets its value, in one code."""
    seen: set[int] = set()
    waiting = [place.register]
    while waiting:
        register = waiting.pop()
        made = program.definition(Place(place.code, register)) if register >= 0 else None
        if made is None or register in seen:
            continue
        seen.add(register)
        one = program.instruction(made)
        yield made, one
        if isinstance(one, ir.GetAttr):
            waiting.append(one.object)
        elif isinstance(one, ir.Call):
            waiting.append(one.callee)
        elif isinstance(one, (ir.Await, ir.Enter, ir.Phi, ir.Refine)):
            waiting.extend(operands(one))
