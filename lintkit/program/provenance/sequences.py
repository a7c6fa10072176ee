"""What lists, tuples, sets and iterators hold, element by element.

A sequence is followed to where it is made and through what is put into it since: displays with
spreads, `+`, slices, copies, `sorted`, `text.split(",")`, generators of the program.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.binding import bind
from lintkit.program.provenance import columns, splitting
from lintkit.program.provenance.call_arguments import (
    POSITIONAL,
    bound_at,
    offset,
    passed_steps,
)
from lintkit.program.provenance.called import external_symbols, method_receiver
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.filtered import turns
from lintkit.program.provenance.handing import handed_arguments
from lintkit.program.provenance.options import with_defaults
from lintkit.program.provenance.registers import defining
from lintkit.program.provenance.rows import OPEN, Row, joined
from lintkit.program.provenance.stores import stores
from lintkit.program.provenance.ways import several, unknown
from lintkit.program.values import CodeRef, Constant, Container, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.provenance.walk import Walk
    from lintkit.program.provenance.ways import Way
    from lintkit.program.values import AbstractValue, Context

_DEPTH = 8  # sequences made of sequences
_MOST_ENTRIES = 60
_MOST = 300  # sequences that are looked at for one question
_MISSING = "not all that it holds is known"

# Functions that give the elements of an argument: its position, and whether they keep the order.
_COPYING = {
    "builtins.filter": (1, False),
    "builtins.frozenset": (0, False),
    "builtins.iter": (0, True),
    "builtins.list": (0, True),
    "builtins.reversed": (0, False),
    "builtins.set": (0, False),
    "builtins.sorted": (0, False),
    "builtins.tuple": (0, True),
    "collections.deque": (0, True),
    "copy.copy": (0, True),
    "copy.deepcopy": (0, True),
    "itertools.cycle": (0, True),
    "itertools.islice": (0, False),
    "random.choices": (0, False),
    "random.sample": (0, False),
}
# Methods that put an argument into the sequence, by its position, and those that put all in.
_ADDING = {"add": 0, "append": 0, "appendleft": 0, "insert": 1}
_EXTENDING = frozenset({"extend", "extendleft", "update"})


def elements(walk: Walk, place: Place, context: Context) -> tuple[list[Way], bool]:
    """The ways into any element of what a register holds, and whether these are all."""
    found = _found(walk, place, context, _DEPTH)
    ways = several(one for way, row in found for one in row.each_behind(way))
    return ways, bool(ways) and not any(row.is_open for _, row in found)


def element_at(walk: Walk, place: Place, index: int, context: Context) -> tuple[list[Way], bool]:
    """The ways into the element at an index: any element where the order is not known."""
    found = rows(walk, place, context)
    ways: list[Way] = []
    for row in found:
        if not row.ordered or row.is_open:
            ways += (way for slot in row.slots for way in slot)
        elif -len(row.slots) <= index < len(row.slots):
            ways += row.slots[index]
    return several(ways), bool(ways) and not any(row.is_open for row in found)


def rows(walk: Walk, place: Place, context: Context, depth: int = _DEPTH) -> list[Row]:
    """The sequences that a register can hold; what is None cannot be iterated over."""
    return [row.behind(way) for way, row in _found(walk, place, context, depth)]


def within(walk: Walk, way: Way) -> list[Row]:
    """The sequences that a way leads to; open where it leads to anything else."""
    return [row.behind(way) for row in _rows(walk, way.value, way.made_in, _DEPTH)]


def _found(walk: Walk, place: Place, context: Context, depth: int) -> list[tuple[Way, Row]]:
    """The sequences that a register can hold, each with the way to it."""
    return [
        (way, row)
        for way in with_defaults(walk, walk.ways(place, context))
        if way.value != Constant(None)
        for row in _rows(walk, way.value, way.made_in, depth)
    ]


def in_any(walk: Walk, place: Place, context: Context, depth: int) -> Row:
    """What is in any of the sequences that a register can hold."""
    found = rows(walk, place, context, depth)
    return found[0] if len(found) == 1 else joined(found or [OPEN])


def _rows(walk: Walk, value: AbstractValue, context: Context, depth: int) -> list[Row]:
    """The sequences that a value can be, each value looked at once; open where it holds itself."""
    site = value.site if isinstance(value, Container) else None
    if isinstance(value, External):
        site = value.origin
    if site is None or not depth:
        return [OPEN]
    key = (value, context)
    if key not in walk.sequences:
        walk.sequences[key] = [OPEN]
        if len(walk.sequences) <= _MOST:
            walk.sequences[key] = _looked_at(walk, value, site, context, depth)
    return walk.sequences[key]


def _looked_at(
    walk: Walk, value: AbstractValue, site: Site, context: Context, depth: int
) -> list[Row]:
    if site.position < 0 and isinstance(value, Container) and value.kind == "tuple":
        return _received(walk, site.code, context, depth - 1)
    if site.position < 0:
        is_started = any(one.code == site.code for one in context.calls)
        is_generator = walk.program.code(site.code).is_generator
        return [
            _yielded(walk, site.code, context, depth - 1) if is_started and is_generator else OPEN
        ]
    made = walk.program.instruction(site)
    found = _made(walk, site, made, value, context, depth - 1)
    changes = list(_changes(walk, value, context, depth)) if isinstance(value, Container) else []
    return [joined([row, *changes]) for row in found] if changes else found


def _received(walk: Walk, code: CodeRef, context: Context, depth: int) -> list[Row]:
    """What a function gets in its `*args`, from each caller."""
    before = sum(one.kind in POSITIONAL for one in walk.program.code(code).parameters)
    found: list[Row] = []
    for caller in walk.passing.callers.of(code, context):
        if isinstance(caller, Source) or handed_arguments(walk.program, caller.site, code):
            found.append(OPEN)
            continue
        bound = bound_at(walk.program, caller.site, caller.context, code)
        passed = bound.positional[max(before - offset(walk.program, caller.site, code), 0) :]
        run, steps = caller.context, partial(passed_steps, walk.program, caller.site, name="")
        slots = (tuple(walk.follow(Source(one, run, steps(one)))) for one in passed)
        spread = [in_any(walk, place, run, depth) for place in bound.star]
        row = joined([Row(tuple(slots)), *spread], ordered=all(one.ordered for one in spread))
        found.append(row.through(Source(None, callers=caller.chosen, origin="argument")))
    return found or [OPEN]


def _made(
    walk: Walk,
    site: Site,
    made: ir.AnyInstruction,
    value: AbstractValue,
    context: Context,
    depth: int,
) -> list[Row]:
    """What a sequence holds when it is made."""
    if isinstance(made, ir.Build):
        return [_display(walk, site, made, context, depth)]
    if isinstance(made, ir.Operate) and made.operator in {"+", "+="}:
        parts = [in_any(walk, Place(site.code, one), context, depth) for one in made.operands]
        return [joined(parts, ordered=all(part.ordered for part in parts))]
    if isinstance(made, (ir.GetItem, ir.Unpack)):
        return splitting.sliced(walk, site, made, context, depth)
    if isinstance(made, ir.Call):
        is_pair = isinstance(value, Container) and value.kind == "tuple"
        paired = columns.of_call(walk, site, context, depth)
        if paired is not None and is_pair:
            return [Row(tuple(paired))]
        return _called(walk, site, made, context, depth)
    return [OPEN]


def _display(walk: Walk, site: Site, made: ir.Build, context: Context, depth: int) -> Row:
    if made.kind not in {"list", "tuple", "set", "generator"}:
        return OPEN
    parts: list[Row] = []
    for entry in made.entries[:_MOST_ENTRIES]:
        place = Place(site.code, entry.value)
        if entry.spread:
            parts.append(in_any(walk, place, context, depth))
        else:
            slots = (tuple(walk.ways(place, context)),)
            parts.append(Row(slots, ordered=turns(walk.program, site, place) is None))
    if len(made.entries) > _MOST_ENTRIES:
        parts.append(OPEN)
    ordered = made.kind in {"list", "tuple"} and all(part.ordered for part in parts)
    return joined(parts, ordered=ordered)


def _called(walk: Walk, site: Site, call: ir.Call, context: Context, depth: int) -> list[Row]:
    """What a call gives: pieces of a text, or the elements of other sequences."""
    program = walk.program
    if texts := splitting.split(walk, site, call, context):
        return texts
    symbols = external_symbols(program, site)
    positional = bind(program, site).positional
    name = next(iter(symbols)) if len(symbols) == 1 else ""
    if name in _COPYING:
        position, ordered = _COPYING[name]
        found = rows(walk, positional[position], context, depth) if positional[position:] else []
        return [row if ordered else joined([row]) for row in found]
    if name == "itertools.chain":
        return [joined([in_any(walk, place, context, depth) for place in positional])]
    receiver = method_receiver(program, site, "copy")
    if receiver is not None:
        return rows(walk, receiver, context, depth)
    return [columns.elements_of(walk, site, context, depth) or OPEN]


def _yielded(walk: Walk, code: CodeRef, context: Context, depth: int) -> Row:
    """What a generator of the program hands out."""
    parts: list[Row] = []
    for instruction in walk.program.code(code).instructions:
        if isinstance(instruction, ir.Yield):
            place = Place(code, instruction.value)
            parts.append(Row((tuple(walk.ways(place, context)),)))
        elif isinstance(instruction, ir.YieldFrom):
            parts.append(in_any(walk, Place(code, instruction.value), context, depth))
    return joined(parts)


def _changes(walk: Walk, container: Container, context: Context, depth: int) -> Iterator[Row]:
    """What is put into a sequence after it was made."""
    program = walk.program
    for site in stores(program).changes(container):
        run = context if site.code == container.site.code else context.elsewhere()
        change = program.instruction(site)
        if isinstance(change, ir.SetItem):
            yield Row((tuple(walk.follow(Source(Place(site.code, change.value), run))),))
        elif isinstance(change, ir.Call):
            method = defining(program, Place(site.code, change.callee))
            name = method.name if isinstance(method, ir.GetAttr) else ""
            given = [Place(site.code, argument.value) for argument in change.arguments]
            position = _ADDING.get(name)
            if position is not None and position < len(given):
                yield Row((tuple(walk.follow(Source(given[position], run))),))
            elif name in _EXTENDING:
                yield from (in_any(walk, one, run, depth - 1) for one in given)
            else:
                yield Row()
        elif isinstance(change, ir.Operate):
            yield in_any(walk, Place(site.code, change.operands[1]), run, depth - 1)
        else:
            yield Row()


def any_of(row: Row) -> tuple[Way, ...]:
    """The ways into any element of a sequence."""
    found = tuple(way for slot in row.slots for way in slot)
    return (*found, unknown(_MISSING)) if row.is_open else found
