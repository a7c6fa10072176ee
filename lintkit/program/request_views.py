"""Classes whose methods answer requests, each the method of HTTP that it is named after.

Django and Flask are handed what `as_view` makes of a class, Starlette the class itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.frameworks import HTTP
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.provenance.registers import defining
from lintkit.program.values import Class, CodeRef, External, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program

_AS_VIEW = "as_view"


def answering(program: Program, place: Place) -> Iterator[CodeRef]:
    """The methods that answer requests in the class, or its view, that a register holds."""
    held = list(program.values(place))
    sites = [program.definition(place)]
    sites += [one.origin for one in held if isinstance(one, External)]
    for site in dict.fromkeys(filter(None, sites)):
        call = program.instruction(site)
        callee = call.callee if isinstance(call, ir.Call) else ir.NO_REGISTER
        made = defining(program, Place(site.code, callee)) if callee >= 0 else None
        if isinstance(made, ir.GetAttr) and made.name == _AS_VIEW:
            held += program.values(Place(site.code, made.object))
    for class_ in dict.fromkeys(one.code for one in held if isinstance(one, Class)):
        yield from _named_after(program, class_)


def _named_after(program: Program, class_: CodeRef) -> Iterator[CodeRef]:
    """The methods of a class, also inherited, that have the name of one of HTTP."""
    known: set[str] = set()
    for owner in lineage(program, class_).order:
        own = [
            CodeRef(owner.path, index)
            for index, code in enumerate(program.modules[owner.path].codes)
            if code.parent == owner.index and code.kind == "function" and code.name in HTTP
        ]
        yield from (ref for ref in own if program.code(ref).name not in known)
        known |= {program.code(ref).name for ref in own}
