"""Attributes, items, and what unpacking and iteration take out of containers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import structs

from lintkit import ir
from lintkit.program.evidence import expression
from lintkit.program.outside import is_data
from lintkit.program.provenance import (
    branches,
    calls,
    enumerations,
    mappings,
    owners,
    parsed_files,
    sequences,
    variables,
)
from lintkit.program.provenance.called import method_receiver
from lintkit.program.provenance.context import Source, without_omitted
from lintkit.program.provenance.environment import environment_read
from lintkit.program.provenance.hierarchy import is_stored, lineage
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.keys_asked import keys_of
from lintkit.program.provenance.keywords import keeper, own_keywords
from lintkit.program.provenance.mapping_objects import of_dicts, reads_item
from lintkit.program.provenance.named_tuples import field_at
from lintkit.program.provenance.namespaces import namespace_of, parsed_option
from lintkit.program.provenance.registers import defining
from lintkit.program.provenance.runs import inside
from lintkit.program.provenance.splitting import is_slice
from lintkit.program.provenance.stores import stores
from lintkit.program.provenance.ways import Way, several
from lintkit.program.values import (
    Constant,
    Container,
    Context,
    Element,
    External,
    Field,
    Instance,
    Place,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lintkit.program.provenance.keyed import Item, Items
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.values import AbstractValue, Key, Site

_ANY_TEXT = External("builtins.str")

Lookup: TypeAlias = "ir.GetAttr | ir.GetItem | ir.Unpack | ir.Iterate"


def ways(walk: Walk, site: Site, instruction: Lookup, context: Context) -> list[Way]:
    """The ways into what is looked up in an object."""
    if isinstance(instruction, ir.GetAttr):
        found = _attribute(walk, site, instruction, context)
        return branches.read_again(walk.program, site, instruction, found)
    if isinstance(instruction, ir.GetItem):
        return _item(walk, site, instruction, context)
    if isinstance(instruction, ir.Unpack):
        if instruction.rest:
            return _part(walk, Place(site.code, instruction.target), context)
        if found := _under_known_key(walk, site, instruction, context):
            return found
        place, tuples = Place(site.code, instruction.target), Place(site.code, instruction.source)
        if name := field_at(walk.program, tuples, instruction.index):
            return _read(walk, tuples, name, place, context)
        keys = (instruction.index,)
        return _items(walk, site, instruction.source, instruction.target, keys, context)
    return _element(walk, site, instruction, context)


def _under_known_key(walk: Walk, site: Site, instruction: ir.Unpack, context: Context) -> list[Way]:
    """A value of `mapping.items()` of which tests tell the key; empty where nothing does."""
    loop = defining(walk.program, Place(site.code, instruction.source))
    view = loop.iterable if isinstance(loop, ir.Iterate) else ir.NO_REGISTER
    made = walk.program.definition(Place(site.code, view))
    mapping = None if made is None else method_receiver(walk.program, made, "items")
    if mapping is None or instruction.index != 1 or not context.premises:
        return []
    items = contents(walk.program, mapping, site)
    for one in walk.program.code(site.code).instructions:
        if isinstance(one, ir.Unpack) and (one.source, one.index) == (instruction.source, 0):
            key = Place(site.code, one.target)
            keys = walk.premises.narrowed(site, key, (), mapping, context)
            chosen = [(one, items.by_key[one]) for one in keys if one in items.by_key]
            return [] if items.rest else taken(walk, mapping, chosen, context)
    return []


def _item(walk: Walk, site: Site, instruction: ir.GetItem, context: Context) -> list[Way]:
    read = environment_read(walk.program, site)
    if read is not None:
        return variables.ways(walk, site, read, context)
    if found := parsed_files.ways(walk, site, instruction, context):
        return found
    member = walk.members.of_enumeration(Place(site.code, instruction.target), context)
    if member.complete:
        return walk.follow_all(member.sources)
    key = Place(site.code, instruction.key)
    if is_slice(walk.program, key):
        return _part(walk, Place(site.code, instruction.target), context)
    keys = keys_of(walk, key, context)
    mapping = Place(site.code, instruction.object)
    keys = walk.premises.narrowed(site, key, keys, mapping, context)
    if len(keys) == 1 and isinstance(keys[0], int):
        name = field_at(walk.program, mapping, keys[0])
        if name:
            return _read(walk, mapping, name, Place(site.code, instruction.target), context)
    if len(keys) == 1 and isinstance(keys[0], str):
        target = Place(site.code, instruction.target)
        if found := _under_name(walk, mapping, keys[0], target, context):
            return found
    return _items(walk, site, instruction.object, instruction.target, keys, context)


def _under_name(
    walk: Walk, mapping: Place, name: str, target: Place, context: Context
) -> list[Way]:
    """What objects other than containers hold under a key; empty where they hold nothing."""
    kept = walk.members.kept(mapping, name, context)
    if kept.complete:
        return walk.follow_all(kept.sources)
    if (owner := namespace_of(walk.program, mapping)) is not None:
        return _read(walk, owner, name, target, context)
    return walk.follow_all(of_dicts(walk.program, walk.program.values(mapping), name, context))


def taken(
    walk: Walk, container: Place, items: Iterable[tuple[Key, Item]], context: Context
) -> list[Way]:
    """The ways through items of the container in a register."""
    return walk.follow_all(
        structs.replace(source_of(walk, container, key, place, context), present=item.present)
        for key, item in items
        for place in item.places
    )


def of_keywords(
    walk: Walk,
    mapping: Place,
    keys: tuple[Key, ...],
    context: Context,
    at: Site | None = None,
) -> list[Source] | None:
    """What callers pass by a name that is looked up in `**kwargs`; None for other mappings.

    Args:
        walk: the walk.
        mapping: the register that is looked into.
        keys: under which.
        context: the runs that are followed.
        at: where that is done, where what the code itself stored before counts.
    """
    if len(keys) != 1 or not isinstance(keys[0], str):
        return None
    if at is not None and (own := own_keywords(walk.program, mapping)) is not None:
        return walk.passing.in_own(own, at, keys[0], context)
    code = keeper(walk.program, mapping)
    if code is None:
        return None
    run = context if code == mapping.code else context.elsewhere(context.objects)
    return walk.passing.to_keyword(code, keys[0], run)


def handed_beside(
    walk: Walk, site: Site, items: Items, keys: tuple[Key, ...], context: Context
) -> list[Source] | None:
    """What callers pass by the name that is looked up, in the place of what a mapping holds.

    None where something else than `**kwargs` may add to the mapping.
    """
    if len(keys) != 1:
        return None
    own = items.by_key.get(keys[0])
    found: list[Source] = []
    for rest in items.rest:
        here = site if rest.code == site.code else None
        handed = of_keywords(walk, rest, keys, context, here)
        if handed is None:
            return None
        if own is None or rest in own.over:
            found += handed
    return found


def source_of(walk: Walk, container: Place, key: Key, place: Place, context: Context) -> Source:
    """An item of a container as a source."""
    run = inside(walk.program, container, place.code, context) or context.elsewhere()
    made = walk.program.definition(place)
    what = expression(walk.program, place)
    if isinstance(key, Instance):
        shown = "the member"
    else:
        shown = f"item {key}" if isinstance(key, int) else repr(key)
    text = f"{shown} holds {what}" if what else f"{shown} is set here"
    return Source(place, run, () if made is None else (walk.program.step(made, text),))


def _attribute(walk: Walk, site: Site, instruction: ir.GetAttr, context: Context) -> list[Way]:
    getters = stores(walk.program).entered.get(site)
    place = Place(site.code, instruction.target)
    owner = Place(site.code, instruction.object)
    if getters and not all(reads_item(walk.program, one) for one in getters):
        given = calls.returned(walk, site, getters, context)
        plain = _without_getter(walk, owner, instruction.name, context)
        if not plain:
            return given
        stored = walk.members.read(owner, instruction.name, context, plain)
        return several([*given, *walk.follow_all(stored.sources)])
    if part := enumerations.given(walk, owner, instruction.name, context):
        return part
    if instruction.name == "value":
        member = walk.members.of_enumeration(owner, context)
        if member.complete:
            return walk.follow_all(member.sources)
        if walk.members.holds_members(owner):  # as the members' own ways end in their values
            return walk.ways(owner, context)
    return _read(walk, owner, instruction.name, place, context, site)


def _without_getter(
    walk: Walk, owner: Place, name: str, context: Context
) -> frozenset[AbstractValue]:
    """Of objects with a property, those whose classes put an attribute in its place."""
    held = [one for one in walk.program.values(owner) if isinstance(one, Instance)]
    held = [one for one in held if one in context.objects] or held
    return frozenset(
        one
        for one in held
        if one.site.position >= 0
        and is_stored(walk.program, lineage(walk.program, one.class_), name)
    )


def part(walk: Walk, place: Element | Field, context: Context) -> list[Way]:
    """The ways into a part of what is in a register."""
    whole = Place(place.code, place.register)
    if isinstance(place, Field):
        if options := parsed_option(walk.program, whole, place.name):
            return [Way(one) for one in options]
        return _read(walk, whole, place.name, place, context)
    found, complete = sequences.elements(walk, whole, context)
    return found if complete else several([*found, *walk.settled(place, found)])


def _read(
    walk: Walk, owner: Place, name: str, read: Place, context: Context, at: Site | None = None
) -> list[Way]:
    found = walk.members.read(owner, name, context, owners.met(walk, owner, context), at)
    known = walk.follow_all(found.sources)
    if found.complete:
        return known
    settled = walk.settled(read, known)
    if any(way.origin == "settings_default" for way in known):  # which stands for any other text
        settled = [way for way in settled if way.value != _ANY_TEXT]
    return several([*known, *settled])


def _items(
    walk: Walk, site: Site, container: int, target: int, keys: tuple[Key, ...], context: Context
) -> list[Way]:
    place, mapping = Place(site.code, target), Place(site.code, container)
    handed = of_keywords(walk, mapping, keys, context, site)
    if handed and (passed := without_omitted(handed)[0]):
        return walk.follow_all(passed)
    if keys and (told := of_rows(walk, site, mapping, keys, context)):
        return told
    items = contents(walk.program, mapping, site)
    chosen = [(key, item) for key, item in items.by_key.items() if not keys or key in keys]
    if (found := mappings.looked_up(walk, mapping, keys, items, context)) is not None:
        return found
    known = taken(walk, mapping, chosen, context)
    if not (len(keys) == 1 and chosen and not chosen[0][1].optional):
        known = several([*known, *walk.follow_all(Source(one, context) for one in items.missing)])
    if items.rest and items.has_only_values:
        key = keys[0] if keys else "a value"
        unkeyed = [source_of(walk, mapping, key, one, context) for one in items.unkeyed]
        return several([*known, *walk.follow_all(unkeyed)])
    if (items.rest or not chosen) and (found := _of_sequence(walk, place, mapping, keys, context)):
        return found
    if (beside := handed_beside(walk, site, items, keys, context)) is not None:
        given, is_left_out = without_omitted(beside)
        replaced = beside and not is_left_out
        known = several([*([] if replaced else known), *walk.follow_all(given)])
    if known and (beside is not None or _is_behind_data(walk, items, chosen)):
        return known
    if known:  # which is the default behind what a file may hold
        others = [one for one in walk.settled(place, known) if not _is_data(one.value)]
    else:
        others = _of_argument(walk, mapping, context) or walk.settled(place)
    return several([*known, *others])


def _is_behind_data(walk: Walk, items: Items, chosen: Sequence[tuple[Key, Item]]) -> bool:
    """Whether items are all that is known, but for what files may hold in their place."""
    over = set(items.rest)
    return all(over <= set(item.over) for _, item in chosen) and all(
        _is_data(one) or isinstance(one, Container | Constant)
        for place in over
        for one in walk.program.values(place)
    )


def _of_argument(walk: Walk, mapping: Place, context: Context) -> list[Way]:
    """A part of what whoever runs the program passes; empty where other things come there."""
    if walk.program.values(mapping):
        return []
    found = walk.ways(mapping, context)
    return found if all(_is_passed(way) for way in found) else []


def _is_passed(way: Way) -> bool:
    return isinstance(way.value, Unknown) and way.origin == "argument"


def of_rows(
    walk: Walk, site: Site, place: Place, keys: tuple[Key, ...], context: Context
) -> list[Way]:
    """The ways into a part of the row of a table that these runs mean; empty where that is open."""
    found: list[Way] = []
    for row in walk.premises.rows(place, context):
        items = contents(walk.program, row, site)
        chosen = [(key, items.by_key[key]) for key in keys if key in items.by_key]
        if items.rest or not chosen:
            return []
        found += taken(walk, row, chosen, context)
    return several(found)


def _is_data(value: AbstractValue) -> bool:
    return isinstance(value, External) and is_data(value)


def _part(walk: Walk, place: Place, context: Context) -> list[Way]:
    """A part of a sequence, which is one itself."""
    return [structs.replace(way, made_in=context) for way in walk.settled(place)]


def _of_sequence(
    walk: Walk, place: Place, sequence: Place, keys: tuple[Key, ...], context: Context
) -> list[Way]:
    """An element of a sequence of which not all is plain; empty where nothing is known of it."""
    if any(not isinstance(key, int) for key in keys):
        return []
    if len(keys) == 1 and isinstance(keys[0], int):
        found, complete = sequences.element_at(walk, sequence, keys[0], context)
    else:
        found, complete = sequences.elements(walk, sequence, context)
    return found if complete or not found else several([*found, *walk.settled(place, found)])


def _element(walk: Walk, site: Site, instruction: ir.Iterate, context: Context) -> list[Way]:
    place = Place(site.code, instruction.target)
    values = walk.program.values(Place(site.code, instruction.iterable))
    items = contents(walk.program, Place(site.code, instruction.iterable), site)
    if items.rest or not items.by_key:
        iterable = Place(site.code, instruction.iterable)
        found, complete = sequences.elements(walk, iterable, context)
        return found if complete else several([*found, *walk.settled(place, found)])
    if all(isinstance(value, Container) and value.kind == "dict" for value in values):
        members = [one for one in walk.program.values(place) if isinstance(one, Instance)]
        if members:  # of an enumeration, of which the keys are as well
            return several(Way(one) for one in members)
        return several(
            Way(key if isinstance(key, Instance) else Constant(key)) for key in items.by_key
        )
    return taken(walk, Place(site.code, instruction.iterable), items.by_key.items(), context)
