"""The names by which code gets to what a call calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.lowering.operands import operands
from lintkit.program.values import External, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import Site


def symbols(program: Program, site: Site) -> tuple[str, ...]:
    """The dotted names of what a call calls outside the program."""
    return tuple(v.symbol for v in program.callees(site) if isinstance(v, External))


def said(program: Program, site: Site) -> frozenset[str]:
    """The names that are read on the way to what a call calls: `client`, `chat`, `create`."""
    found = set(chain(program, site))
    for value in program.callees(site):
        if isinstance(value, External) and value.origin:
            found |= set(chain(program, value.origin))
    return frozenset(found)


def chain(program: Program, site: Site) -> list[str]:
    """The names by which code gets to what a call calls, the last first."""
    found: list[str] = []
    seen: set[int] = set()
    call = program.instruction(site)
    waiting = [call.callee] if isinstance(call, ir.Call) else []
    while waiting:
        register = waiting.pop()
        made = program.definition(Place(site.code, register)) if register >= 0 else None
        if made is None or register in seen:
            continue
        seen.add(register)
        one = program.instruction(made)
        if isinstance(one, ir.GetAttr):
            found.append(one.name)
            waiting.append(one.object)
        elif isinstance(one, ir.LoadName):
            found.append(one.name)
        elif isinstance(one, ir.Call):
            waiting.append(one.callee)
        elif isinstance(one, (ir.Await, ir.Enter, ir.Phi, ir.Refine)):
            waiting.extend(operands(one))
    return found
