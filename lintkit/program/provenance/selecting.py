"""Which of several functions a call takes from a mapping, by the key that a caller gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.call_arguments import parameter_in
from lintkit.program.provenance.hierarchy import lineage, method
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.keyed import constant_keys
from lintkit.program.provenance.registers import defining, root
from lintkit.program.values import Class, Function, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lintkit.program.program import Program
    from lintkit.program.provenance.context import Source
    from lintkit.program.values import AbstractValue, CodeRef, Site


def selected(
    program: Program, site: Site, given: Callable[[ir.Parameter], Sequence[Source]]
) -> frozenset[CodeRef | None]:
    """The functions that a call may run, constructors for classes; empty where that is not known.

    What is no function of the program stands as None.

    Args:
        program: the linked program.
        site: the call: `CLASSES[name](**options)`, or `function(**options)`.
        given: what the caller passes for a parameter of the code around the call.
    """
    call = program.instruction(site)
    callee = root(program, Place(site.code, getattr(call, "callee", ir.NO_REGISTER)))
    if (handed := parameter_in(program, callee)) is not None:
        passed = [source.place and program.values(source.place) for source in given(handed)]
        known = passed if all(passed) else []
        return frozenset(_run(program, value) for values in known for value in values or ())
    taken = defining(program, callee)
    if not isinstance(taken, ir.GetItem):
        return frozenset()
    key = root(program, Place(site.code, taken.key))
    asked = parameter_in(program, key)
    if asked is None:
        return frozenset()
    places = [source.place for source in given(asked)]
    keys = {one and constant_keys(program, Place(one.code, one.register)) for one in places}
    name = keys.pop() if len(keys) == 1 else None
    items = contents(program, Place(site.code, taken.object), site)
    if not name or len(name) != 1 or items.rest or name[0] not in items.by_key:
        return frozenset()
    held = items.by_key[name[0]].places
    return frozenset(_run(program, value) for place in held for value in program.values(place))


def _run(program: Program, value: AbstractValue) -> CodeRef | None:
    if isinstance(value, Class):
        return method(program, lineage(program, value.code).order, "__init__")
    return value.code if isinstance(value, Function) else None
