"""What a call calls, where that is plain: a method of some name, or what libraries have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.registers import defining
from lintkit.program.values import External, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import Site


def method_receiver(program: Program, site: Site, *names: str) -> Place | None:
    """The object whose method of one of these names a call calls; None for any other call."""
    call = program.instruction(site)
    if not isinstance(call, ir.Call):
        return None
    method = defining(program, Place(site.code, call.callee))
    if isinstance(method, ir.GetAttr) and method.name in names:
        return Place(site.code, method.object)
    return None


def external_symbols(program: Program, site: Site) -> frozenset[str]:
    """The symbols that a call calls, where it calls nothing but external ones."""
    callees = program.callees(site)
    found = frozenset(value.symbol for value in callees if isinstance(value, External))
    return found if len(found) == len(callees) else frozenset()
