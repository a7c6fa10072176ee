"""Loops that go down into nested mappings, key by key: `for part in path.split("."): …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit import ir
from lintkit.program.provenance import sequences
from lintkit.program.provenance.called import external_symbols, method_receiver
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.order import ancestry
from lintkit.program.provenance.registers import defining, root, written
from lintkit.program.values import CodeRef, Constant, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintkit.program.program import Program
    from lintkit.program.provenance.rows import Row
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.provenance.ways import Way
    from lintkit.program.values import Context, Key

_ERRORS = frozenset(
    f"builtins.{name}Error" for name in ("Attribute", "Index", "Key", "Lookup", "Type")
)
_INSTANCE = frozenset({"builtins.isinstance"})
_MEMBERSHIP = frozenset({"in", "not in"})
_IDENTITY = frozenset({"is", "is not", "==", "!="})


def ways(walk: Walk, phi: ir.Phi, place: Place, context: Context) -> list[Way]:
    """The ways into what such a loop comes to; empty where that is not known, or no such loop."""
    regions = walk.program.code(place.code).regions
    is_loop = regions[phi.region].kind == "loop"
    step = _step(walk.program, place.code, phi.region) if is_loop else None
    if step is None or place not in step.nodes:
        return []
    return walk.follow_all(
        Source(one, context.elsewhere(), (walk.program.step(made, f"{key!r} is looked up here"),))
        for key, one in _ends(walk, step, context)
        for made in (walk.program.definition(one),)
        if made is not None
    )


def is_unreached(walk: Walk, site: Site, context: Context) -> bool:
    """Whether an instruction runs only where such a loop misses a key, and all keys are there."""
    regions = walk.program.code(site.code).regions
    tests: list[int] = []
    for index in ancestry(regions, walk.program.instruction(site).region):
        region = regions[index]
        if region.kind in {"then", "else"}:
            tests.append(region.test)
        elif region.kind == "loop":
            step = _step(walk.program, site.code, index)
            return (
                step is not None
                and any(_asks(walk.program, Place(site.code, one), step) for one in tests)
                and bool(_ends(walk, step, context))
            )
        elif region.kind == "handler" and _is_of_keys(walk.program, site.code, region):
            steps = _steps_within(walk.program, site.code, region.partner)
            return any(_ends(walk, one, context) for one in steps)
    return False


def _is_of_keys(program: Program, code: CodeRef, region: ir.Region) -> bool:
    """Whether a handler catches no more than what a missing key raises."""
    caught = [one for it in region.subjects for one in program.values(Place(code, it))]
    return bool(caught) and all(
        isinstance(one, External) and one.symbol in _ERRORS for one in caught
    )


class _Step(Struct, frozen=True):
    """One turn of such a loop.

    Attributes:
        keys: the iteration that gives the keys.
        key: the register of the key.
        start: that of the mapping before the first turn.
        nodes: the registers of what is reached, before and after the turn.
    """

    keys: Site
    key: Place
    start: Place
    nodes: frozenset[Place]


def _steps_within(program: Program, ref: CodeRef, around: int) -> Iterator[_Step]:
    regions = program.code(ref).regions
    for index, region in enumerate(regions):
        if region.kind == "loop" and around in ancestry(regions, index):
            step = _step(program, ref, index)
            if step is not None:
                yield step


def _step(program: Program, ref: CodeRef, loop: int) -> _Step | None:
    """What one turn of a loop does, where it looks its variable up in what the last turn found."""
    body = program.code(ref)
    inside = [
        (Site(ref, position), one)
        for position, one in enumerate(body.instructions)
        if loop in ancestry(body.regions, one.region)
    ]
    over = next((site for site, one in inside if isinstance(one, ir.Iterate)), None)
    made = None if over is None else program.instruction(over)
    if over is None or not isinstance(made, ir.Iterate):
        return None
    key = Place(ref, made.target)
    for site, one in inside:
        looked_up = _looked_up(program, site, one, key)
        mapping = None if looked_up is None else defining(program, root(program, looked_up))
        if looked_up is None or not isinstance(mapping, ir.Phi):
            continue
        found = Place(ref, getattr(one, "target", ir.NO_REGISTER))
        starts = [
            place
            for place in (Place(ref, source) for source in mapping.sources)
            if root(program, place) != found
        ]
        if len(starts) == 1:
            return _Step(over, key, starts[0], frozenset({Place(ref, mapping.target), found}))
    return None


def _looked_up(program: Program, site: Site, one: ir.AnyInstruction, key: Place) -> Place | None:
    """The mapping in which an instruction looks a key up."""
    if isinstance(one, ir.GetItem) and root(program, Place(site.code, one.key)) == key:
        return Place(site.code, one.object)
    if isinstance(one, ir.Call) and one.arguments:
        given = Place(site.code, one.arguments[0].value)
        return method_receiver(program, site, "get") if root(program, given) == key else None
    return None


def _asks(program: Program, test: Place, step: _Step) -> bool:
    """Whether a test asks no more than whether a key is there."""
    test = root(program, test)
    made = defining(program, test)
    if isinstance(made, ir.Phi):
        return all(_asks(program, Place(test.code, one), step) for one in made.sources)
    if isinstance(made, ir.Operate):
        operands = [Place(test.code, one) for one in made.operands]
        if made.operator == "not":
            return _asks(program, operands[0], step)
        if made.operator in _MEMBERSHIP:
            return root(program, operands[0]) == step.key
        is_none = made.operator in _IDENTITY and written(program, operands[1]) == Constant(None)
        return is_none and root(program, operands[0]) in step.nodes
    site = program.definition(test)
    if isinstance(made, ir.Call) and site is not None and made.arguments:
        subject = root(program, Place(test.code, made.arguments[0].value))
        return external_symbols(program, site) == _INSTANCE and subject in step.nodes
    return test in step.nodes


def _ends(walk: Walk, step: _Step, context: Context) -> list[tuple[str, Place]]:
    """Where the paths lead that a loop is given, each with its last key; empty: not all do."""
    keys = walk.program.instruction(step.keys)
    iterable = Place(step.keys.code, keys.iterable) if isinstance(keys, ir.Iterate) else step.start
    found: list[tuple[str, Place]] = []
    for row in _paths(walk, iterable, context):
        path = [slot[0].value for slot in row.slots if len({way.value for way in slot}) == 1]
        texts = [one.value for one in path if isinstance(one, Constant)]
        ends = _end(walk.program, step, texts) if len(texts) == len(row.slots) else ()
        if not ends or not row.ordered or row.is_open:
            return []
        found += ((str(texts[-1]), one) for one in ends)
    return found


def _paths(walk: Walk, place: Place, context: Context) -> list[Row]:
    """The sequences of keys; what a run collects as `*path` is its own."""
    if any(
        one.register == place.register and one.kind == "var_positional"
        for one in walk.program.code(place.code).parameters
    ):
        own = (structs.replace(way, made_in=context) for way in walk.settled(place))
        return [row for way in own for row in sequences.within(walk, way)]
    return sequences.rows(walk, place, context)


def _end(program: Program, step: _Step, path: Sequence[Key]) -> tuple[Place, ...]:
    """What stands under keys in one another."""
    places: tuple[Place, ...] = (step.start,) if path else ()
    for key in path:
        held = [contents(program, place, step.keys).by_key.get(key) for place in places]
        if any(item is None or item.optional for item in held):
            return ()
        places = tuple(place for item in held if item is not None for place in item.places)
    return places
