"""Items that are looked up in containers: in one run, where displays say so, or in any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit import ir
from lintkit.program.provenance import lookups
from lintkit.program.provenance.called import method_receiver
from lintkit.program.provenance.context import Source, without_omitted
from lintkit.program.provenance.filtered import is_filtered
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.keyed import Items, constant_keys
from lintkit.program.provenance.keys_asked import keys_of
from lintkit.program.provenance.registers import root
from lintkit.program.provenance.stores import stores
from lintkit.program.provenance.ways import Way, several
from lintkit.program.values import Constant, Container, Context, Place, Site, Unknown

if TYPE_CHECKING:
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.values import Key


class _Found(Struct, frozen=True):
    """The ways into an item, and whether the mapping may lack it."""

    ways: tuple[Way, ...] = ()
    missing: bool = True


def looked_up(
    walk: Walk, mapping: Place, keys: tuple[Key, ...], items: Items, context: Context
) -> list[Way] | None:
    """The ways into an item of what comes to a register; None where that is not sure.

    Args:
        walk: the walk.
        mapping: the register.
        keys: of the item.
        items: what linking knows of the containers of all runs together.
        context: the runs that are followed.
    """
    if len(keys) != 1:
        return None
    own = items.by_key.get(keys[0])
    if not items.rest and (own is None or len(own.places) == 1):
        return None
    found = _of_mapping(walk, mapping, keys[0], context)
    return None if found is None or found.missing else several(found.ways)


def got(walk: Walk, site: Site, call: ir.Call, receiver: Place, context: Context) -> list[Way]:
    """`mapping.get(key, default)` and kin.

    Of a mapping that is not known, as one that a configuration fills, the default is shown.
    """
    arguments = [Place(site.code, argument.value) for argument in call.arguments]
    if not arguments:
        return walk.settled(Place(site.code, call.target))
    keys = keys_of(walk, arguments[0], context)
    keys = walk.premises.narrowed(site, arguments[0], keys, receiver, context)
    if len(arguments) == 1 and method_receiver(walk.program, site, "pop") is not None:
        arguments = []  # where the key is not there it raises an error
    if (handed := lookups.of_keywords(walk, receiver, keys, context, site)) is not None:
        sources, may_lack = without_omitted(handed)
        default = _default(walk, arguments, Items({}), context) if may_lack else []
        return several([*walk.follow_all(sources), *default])
    items = contents(walk.program, receiver, site)
    of_rows = lookups.of_rows(walk, site, receiver, keys, context)
    told = of_rows or looked_up(walk, receiver, keys, items, context)
    if told is not None:
        return told
    chosen = [(key, item) for key, item in items.by_key.items() if not keys or key in keys]
    found = lookups.taken(walk, receiver, chosen, context)
    may_lack = not chosen or chosen[0][1].optional
    has_default = is_given(walk, arguments[1:])
    beside = lookups.handed_beside(walk, site, items, keys, context)
    if beside is not None:
        items = structs.replace(items, rest=())
    if beside:
        over, is_sure = _over(walk, beside, has_default=has_default)
        may_lack &= not is_sure
        found += over
    if len(keys) != 1 or may_lack:
        found += _default(walk, arguments, items, context)
    if items.rest and not (len(keys) == 1 and has_default):
        found += walk.settled(Place(site.code, call.target), found)
        if not has_default and not _is_list(walk, receiver):
            found.append(Way(Unknown("not all of what it holds is known"), origin="unknown"))
    return several(found)


def _over(walk: Walk, handed: list[Source], *, has_default: bool) -> tuple[list[Way], bool]:
    """The ways into what callers pass in the place of an item, and whether one always does."""
    sources, may_lack = without_omitted(handed)
    found = walk.follow_all(sources)
    if has_default:
        found = [way for way in found if not isinstance(way.value, Unknown)]
    return found, bool(found) and not may_lack


def _is_list(walk: Walk, receiver: Place) -> bool:
    """Whether a register holds lists alone: what they hold has no keys that may be missed."""
    values = walk.program.values(receiver)
    return bool(values) and all(
        isinstance(value, Container) and value.kind in ("list", "deque") for value in values
    )


def _default(walk: Walk, arguments: list[Place], items: Items, context: Context) -> list[Way]:
    """The ways into the default of `mapping.get(key, default)`; keys that it has need none."""
    if not arguments:
        return []
    if len(arguments) == 1:
        return [Way(Constant(None), origin="constant")]
    found = walk.follow(Source(arguments[1], context))
    if root(walk.program, arguments[0]) != root(walk.program, arguments[1]):
        return found
    sure = {key for key, item in items.by_key.items() if not item.optional}
    return [w for w in found if not (isinstance(w.value, Constant) and w.value.value in sure)]


def is_given(walk: Walk, defaults: list[Place]) -> bool:
    """Whether there is a default, and it stands for something."""
    values = [value for place in defaults for value in walk.program.values(place)]
    return bool(values) and Constant(None) not in values


def _of_mapping(walk: Walk, mapping: Place, key: Key, context: Context) -> _Found | None:
    handed = lookups.of_keywords(walk, mapping, (key,), context)
    if handed is not None:
        sources, missing = without_omitted(handed)
        return _Found(tuple(walk.follow_all(sources)), missing)
    ways: list[Way] = []
    missing = False
    for way in walk.ways(mapping, context):
        if way.value == Constant(None):  # as in `**(options or {})`
            missing = True
            continue
        found = _of_display(walk, way, key)
        if found is None:
            return None
        missing |= found.missing
        ways += (
            structs.replace(
                one,
                steps=(*way.steps, *one.steps),
                callers=(*way.callers, *one.callers),
                conditional=way.conditional or one.conditional,
            )
            for one in found.ways
        )
    return _Found(tuple(ways), missing or not ways)


def _of_display(walk: Walk, way: Way, key: Key) -> _Found | None:
    """What the display holds that a way leads to; its last entries go before the others."""
    program, value = walk.program, way.value
    if not isinstance(value, Container) or value.site.position < 0:
        return None
    site, made = value.site, program.instruction(value.site)
    if not isinstance(made, ir.Build) or stores(program).changes(value):
        return None
    if made.kind in {"list", "tuple"} and isinstance(key, int):
        return _of_sequence(walk, site, made, key, way.made_in)
    if made.kind != "dict" or is_filtered(program, site, made):
        return None
    ways: list[Way] = []
    for entry in reversed(made.entries):
        place = Place(site.code, entry.value)
        if entry.spread:
            found = _of_mapping(walk, place, key, way.made_in)
        else:
            found = _of_entry(walk, site, entry, key, way.made_in)
        if found is None:
            return None
        ways += found.ways
        if not found.missing:
            return _Found(tuple(ways), missing=False)
    return _Found(tuple(ways))


def _of_sequence(
    walk: Walk, site: Site, made: ir.Build, index: int, context: Context
) -> _Found | None:
    if any(entry.spread for entry in made.entries) or not 0 <= index < len(made.entries):
        return None
    place = Place(site.code, made.entries[index].value)
    source = lookups.source_of(walk, place, index, place, context)
    return _Found(tuple(walk.follow(source)), missing=False)


def _of_entry(walk: Walk, site: Site, entry: ir.Entry, key: Key, context: Context) -> _Found | None:
    keys = constant_keys(walk.program, Place(site.code, entry.key))
    if len(keys) != 1:
        return None
    if keys[0] != key:
        return _Found()
    place = Place(site.code, entry.value)
    source = lookups.source_of(walk, place, key, place, context)
    return _Found(tuple(walk.follow(source)), missing=False)
