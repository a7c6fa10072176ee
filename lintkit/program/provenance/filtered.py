"""Entries that are left out on the way: popped from `**kwargs`, or passed over in a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir
from lintkit.program.provenance.order import ancestry, may_precede
from lintkit.program.provenance.registers import defining, root
from lintkit.program.provenance.stores import stores
from lintkit.program.values import Container, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import Key


_ON_KEYS = frozenset({"in", "not in", "==", "!="})


class Asked(Struct, frozen=True):
    """A condition on a key: that it is, or is among, something or is not.

    Attributes:
        other: what the key is compared to, or the container in which it is looked for.
        among: it is looked for in a container.
        outcome: what keeps the entry.
    """

    other: Place
    among: bool
    outcome: bool


class Copy(Struct, frozen=True):
    """A copy of a mapping, made entry by entry.

    Attributes:
        mapping: what is copied.
        skips_missing: entries that are None (or false) are left out.
        keys: the conditions on the keys of entries that are not left out.
    """

    mapping: Place
    skips_missing: bool
    keys: tuple[Asked, ...] = ()


def copy_of(program: Program, site: Site, made: ir.Build) -> Copy | None:
    """What `{key: value for key, value in mapping.items() if value}` copies.

    None for any other display, and where a condition asks for something else.
    """
    if len(made.entries) != 1 or made.entries[0].spread:
        return None
    (entry,) = made.entries
    key, value = Place(site.code, entry.key), Place(site.code, entry.value)
    taken = [_unpacked(program, root(program, place)) for place in (key, value)]
    if taken[0] is None or taken[1] is None or taken[0] != (taken[1][0], 0) or taken[1][1] != 1:
        return None
    mapping = _items_of(program, taken[1][0])
    if mapping is None:
        return None
    tests = list(_tests(program, taken[1][0]))
    examined = root(program, value)
    asked = {test: _asked_of_key(program, test, root(program, key)) for test in tests}
    others = [test for test in tests if asked[test] is None]
    if not all(_asks_for_something(program, test, examined) for test in others):
        return None
    return Copy(mapping, bool(others), tuple(one for one in asked.values() if one is not None))


def turns(program: Program, site: Site, element: Place) -> int | None:
    """The region of the comprehension that makes an element of a display in each of its turns."""
    made = program.definition(element)
    if made is None or made.code != site.code:
        return None
    regions = program.code(site.code).regions
    around = set(ancestry(regions, program.instruction(site).region))
    inner = ancestry(regions, program.instruction(made).region)
    return next(
        (one for one in inner if regions[one].kind == "comprehension" and one not in around), None
    )


def is_filtered(program: Program, site: Site, made: ir.Build) -> bool:
    """Whether a comprehension makes a dict that leaves out what does not fit a condition."""
    regions = program.code(site.code).regions
    loops = {turns(program, site, Place(site.code, entry.value)) for entry in made.entries}
    return any(
        region.kind == "then" and not loops.isdisjoint(ancestry(regions, index))
        for index, region in enumerate(regions)
    )


def removals(
    program: Program,
    place: Place,
    name: str,
    site: Site,
    keys: Callable[[Program, Place], tuple[Key, ...]],
) -> list[Site]:
    """Where an entry of a function's own `**kwargs` is removed before a call in it.

    Args:
        program: the linked program.
        place: the parameter.
        name: the entry.
        site: the call.
        keys: tells the keys that a register can hold.
    """
    values = program.values(place)
    if site.code != place.code or not values or not isinstance(values[0], Container):
        return []
    return [
        change
        for change in stores(program).changes(values[0])
        if change.code == site.code
        and (key := _removed(program, change)) is not None
        and keys(program, key) == (name,)
        and may_precede(program, change, site)
    ]


def _removed(program: Program, change: Site) -> Place | None:
    """The key of the entry that an instruction removes."""
    instruction = program.instruction(change)
    if isinstance(instruction, ir.Delete):
        return Place(change.code, instruction.key)
    if not isinstance(instruction, ir.Call) or not instruction.arguments:
        return None
    method = defining(program, Place(change.code, instruction.callee))
    is_pop = isinstance(method, ir.GetAttr) and method.name == "pop"
    return Place(change.code, instruction.arguments[0].value) if is_pop else None


def _unpacked(program: Program, place: Place) -> tuple[Site, int] | None:
    """The iteration of which a register holds a part, and which."""
    part = defining(program, place)
    if not isinstance(part, ir.Unpack) or part.rest:
        return None
    site = program.definition(Place(place.code, part.source))
    return None if site is None else (site, part.index)


def _items_of(program: Program, site: Site) -> Place | None:
    """The mapping over whose `items()` an instruction goes."""
    loop = program.instruction(site)
    if not isinstance(loop, ir.Iterate):
        return None
    call = defining(program, Place(site.code, loop.iterable))
    if not isinstance(call, ir.Call) or call.arguments:
        return None
    method = defining(program, Place(site.code, call.callee))
    if not isinstance(method, ir.GetAttr) or method.name != "items":
        return None
    return Place(site.code, method.object)


def _tests(program: Program, loop: Site) -> Iterator[Place]:
    """The conditions of a comprehension."""
    regions = program.code(loop.code).regions
    around = program.instruction(loop).region
    for index, region in enumerate(regions):
        if region.kind == "then" and around in ancestry(regions, index):
            yield from _joined(program, Place(loop.code, region.test))


def _joined(program: Program, test: Place) -> Iterator[Place]:
    """The tests that `and` joins; a test by itself where it joins none."""
    made = defining(program, test)
    if not isinstance(made, ir.Phi):
        yield test
        return
    parts = [Place(test.code, register) for register in made.sources]
    last = program.definition(parts[-1])
    regions = program.code(test.code).regions
    around = [] if last is None else ancestry(regions, program.instruction(last).region)
    passed = {regions[index].test for index in around if regions[index].kind == "then"}
    if all(one.register in passed for one in parts[:-1]):
        for part in parts:
            yield from _joined(program, part)
    else:
        yield test


def _asked_of_key(program: Program, test: Place, key: Place) -> Asked | None:
    """The condition on a key that a test is; None for any other test."""
    made = defining(program, test)
    if not isinstance(made, ir.Operate) or made.operator not in _ON_KEYS:
        return None
    left, right = (Place(test.code, operand) for operand in made.operands)
    if root(program, left) != key:
        return None
    return Asked(right, "in" in made.operator, made.operator in {"in", "=="})


def _asks_for_something(program: Program, test: Place, value: Place) -> bool:
    """Whether a test is `value`, or `value is not None`."""
    if root(program, test) == value:
        return True
    made = defining(program, test)
    if not isinstance(made, ir.Operate) or made.operator not in {"is not", "!="}:
        return False
    left, right = (Place(test.code, operand) for operand in made.operands)
    constant = defining(program, right)
    is_none = isinstance(constant, ir.Const) and constant.value is None
    return is_none and root(program, left) == value
