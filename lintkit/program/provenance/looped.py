"""Loops that carry each item of a mapping somewhere: `for key, value in mapping.items(): …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.called import method_receiver
from lintkit.program.provenance.registers import are_same, defining, root
from lintkit.program.values import Function, Place, Site

if TYPE_CHECKING:
    from lintkit.program.program import Program


def carried(program: Program, site: Site, key: Place, value: Place) -> Place | None:
    """The mapping whose items a loop carries, each under its key; None for anything else.

    Items that are mappings may be merged before, by a call of the function in which the loop is.

    Args:
        program: the linked program.
        site: the instruction that stores the value under the key.
        key: the register of the key.
        value: the register of the value.
    """
    key = root(program, key)
    made = defining(program, key)
    if isinstance(made, ir.Unpack):
        loop = defining(program, Place(key.code, made.source))
        view = None
        if isinstance(loop, ir.Iterate) and made.index == 0:
            view = program.definition(Place(key.code, loop.iterable))
        mapping = None if view is None else method_receiver(program, view, "items")
    elif isinstance(made, ir.Iterate):
        over = Place(key.code, made.iterable)
        view = program.definition(over)
        mapping = (None if view is None else method_receiver(program, view, "keys")) or over
    else:
        return None
    is_whole = mapping is not None and all(
        _is_item(program, one, made, key, mapping) or _is_merged(program, site, one)
        for one in _alternatives(program, value)
    )
    return mapping if is_whole else None


def first_passed(program: Program, place: Place) -> list[tuple[Place, Site]]:
    """What comes to a parameter from outside of a function that calls itself, and the calls.

    What it passes to itself is part of that. Empty for any other register.
    """
    place = root(program, place)
    code = program.code(place.code)
    names = [one.name for one in code.parameters if one.register == place.register]
    edges = program.callers(place.code) if names else ()
    if all(one.caller != place.code for one in edges):
        return []
    found: list[tuple[Place, Site]] = []
    for site in dict.fromkeys(one.site for one in edges if one.caller != place.code):
        given = program.arguments(site)
        index = [one.name for one in code.parameters].index(names[0]) - _is_method(program, site)
        named = given.keywords.get(names[0]) or given.positional[max(index, 0) :][:1]
        found += ((one, site) for one in named)
    return found


def _is_method(program: Program, site: Site) -> bool:
    """Whether a call passes an object by itself."""
    callees = program.callees(site)
    return any(isinstance(one, Function) and one.receiver is not None for one in callees)


def _alternatives(program: Program, value: Place) -> list[Place]:
    value = root(program, value)
    made = defining(program, value)
    if isinstance(made, ir.Phi):
        return [root(program, Place(value.code, one)) for one in made.sources]
    return [value]


def _is_item(
    program: Program, value: Place, key_made: ir.AnyInstruction, key: Place, mapping: Place
) -> bool:
    """Whether a register holds what stands under the key."""
    made = defining(program, value)
    if isinstance(made, ir.Unpack) and isinstance(key_made, ir.Unpack):
        return (made.source, made.index) == (key_made.source, 1)
    if not isinstance(made, ir.GetItem) or root(program, Place(key.code, made.key)) != key:
        return False
    return are_same(program, Place(key.code, made.object), mapping)


def _is_merged(program: Program, site: Site, value: Place) -> bool:
    """Whether the function calls itself for it."""
    made = program.definition(value)
    return made is not None and any(
        isinstance(one, Function) and one.code == site.code for one in program.callees(made)
    )
