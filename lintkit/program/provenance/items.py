"""What a container holds at a point of the program, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit import ir
from lintkit.program.kept import kept
from lintkit.program.objects import TYPED_DICTS
from lintkit.program.provenance import held_keys, nested
from lintkit.program.provenance.anew import is_of_another_call
from lintkit.program.provenance.built import from_keys, results, zipped
from lintkit.program.provenance.called import external_symbols, method_receiver
from lintkit.program.provenance.conditions import Condition, chosen, condition_of
from lintkit.program.provenance.dumping import dumped
from lintkit.program.provenance.filling import filling
from lintkit.program.provenance.filtered import Copy, copy_of, is_filtered
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.provenance.keyed import Item, Items, constant_keys, either
from lintkit.program.provenance.looped import carried, first_passed
from lintkit.program.provenance.order import may_precede, surely_precedes
from lintkit.program.provenance.own_parts import of_objects
from lintkit.program.provenance.registers import root
from lintkit.program.provenance.runs import giving_call
from lintkit.program.provenance.stores import stores
from lintkit.program.shared_state import is_home
from lintkit.program.values import Class, Constant, Container, Instance, Key, Place, Site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lintkit.program.program import Program

DEPTH = 6
_PAIR = ("key", "value")
_MOST_CONTAINERS = 12
_BUILDERS = frozenset(
    {
        "builtins.dict",
        "builtins.list",
        "builtins.tuple",
        "collections.OrderedDict",
        "copy.copy",
        "copy.deepcopy",
    }
)
"""Functions that copy the container they are given."""


@kept
def contents(
    program: Program,
    place: Place,
    at: Site,
    depth: int = DEPTH,
    objects: frozenset[Instance] = frozenset(),
    given: Site | None = None,
) -> Items:
    """What the container in a register holds when an instruction runs.

    Args:
        program: the linked program.
        place: the register.
        at: the instruction.
        depth: how many containers in containers are followed.
        objects: those on which its code runs; empty: any.
        given: the call that gave it, where the register itself does not tell.
    """
    given = given or giving_call(program, root(program, place))
    values = of_objects(program, place, program.values(place), objects)
    if any(isinstance(one, Container) for one in values):  # that is what is kept there
        values = tuple(one for one in values if not is_home(one))
    if not depth or not 0 < len(values) <= _MOST_CONTAINERS:
        return Items({}, (place,))
    if len(values) > 1 and (part := nested.inner(program, place, at, depth - 1)) is not None:
        return part
    found: list[Items] = []
    conditions: list[Condition | None] = []
    under = chosen(program, place) if len(values) > 1 else {}
    for value in values:
        if isinstance(value, Container) and value.site.position >= 0:
            conditions.append(under.get(value.site))
            found.append(_Reading(program, value, place, at, depth, objects).items(given))
        elif not (isinstance(value, Constant) and value.value is None):
            conditions.append(None)
            found.append(Items({}, (place,)))
    return either(found, conditions)


class _Reading:
    """One container, from the instruction that makes it to the one that uses it."""

    def __init__(  # as `contents`
        self,
        program: Program,
        container: Container,
        place: Place,
        at: Site,
        depth: int,
        objects: frozenset[Instance],
    ) -> None:
        self._program = program
        self._container = container
        self._made = container.site
        self._place = place
        self._at = at
        self._depth = depth
        self._objects = objects
        self._items: dict[Key, Item] = {}
        self._rest: list[Place] = []
        self._unkeyed: list[Place] = []
        self._filled: list[Place] = []
        self._missing: list[Place] = []
        self._writes: dict[Key, list[Site]] = {}
        self._sure: set[Site] = set()

    def items(self, given: Site | None) -> Items:
        """The items at the point of use of what a call gave, if one did."""
        self._begin(self._program.instruction(self._made))
        changes = stores(self._program).changes(self._container)
        for site in sorted(changes, key=lambda site: (site.code == self._at.code, site)):
            if self._counts(site) and not (
                given and is_of_another_call(self._program, self._container, site, given)
            ):
                self._change(site)
        open_ = (self._rest, self._unkeyed, self._filled, self._missing)
        return Items(self._items, *(tuple(dict.fromkeys(places)) for places in open_))

    # --- how it begins ----------------------------------------------------------------------
    def _begin(self, made: ir.AnyInstruction) -> None:
        site = self._made
        copied = copy_of(self._program, site, made) if isinstance(made, ir.Build) else None
        if copied is not None and self._copy(copied):
            return
        if isinstance(made, ir.Build) and is_filtered(self._program, site, made):
            self._rest += (Place(site.code, entry.value) for entry in made.entries)
        elif isinstance(made, ir.Build) and made.kind == "dict":
            for entry in made.entries:
                value = Place(site.code, entry.value)
                if entry.spread:
                    self._spread(value, site, certain=True)
                else:
                    self._put(Place(site.code, entry.key), value, site, certain=True)
        elif isinstance(made, ir.Build):
            self._sequence(made)
        elif isinstance(made, ir.Operate) and made.operator in {"|", "|="}:
            for operand in made.operands:
                self._spread(Place(site.code, operand), site, certain=True)
        elif isinstance(made, ir.Call):
            self._call(made)
        else:
            self._rest.append(self._place)

    def _copy(self, copied: Copy) -> bool:
        """The entries of another mapping that are kept; False where it is not known which are."""
        program, made = self._program, self._made
        other = contents(program, copied.mapping, made, self._depth - 1)
        kept = {
            key: held_keys.keeps(program, copied, made, key, self._depth) for key in other.by_key
        }
        if None in kept.values():
            return False
        for key, item in other.by_key.items():
            if not kept[key]:
                continue
            missing = copied.skips_missing and self._may_be_missing(item)
            present = item.present or copied.skips_missing
            self._items[key] = Item(item.places, item.optional or missing, present, item.over)
        rest = other.rest
        if rest and copied.keys:  # of which of them is kept is known once it is asked for one
            rest = (Place(made.code, getattr(program.instruction(made), "target", ir.NO_REGISTER)),)
        self._rest += rest
        self._filled += rest if copied.skips_missing else other.filled
        return True

    def _may_be_missing(self, item: Item) -> bool:
        """Whether what stands under a key can be None, or nothing is known of it."""
        held = [self._program.values(place) for place in item.places]
        return any(not values or Constant(None) in values for values in held)

    def _sequence(self, made: ir.Build) -> None:
        for index, entry in enumerate(made.entries):
            place = Place(self._made.code, entry.value)
            if entry.spread or self._rest:  # from the first spread on, indices are not known
                self._rest.append(place)
            else:
                self._items[index] = Item((place,))

    def _call(self, made: ir.Call) -> None:
        copied = method_receiver(self._program, self._made, "copy")
        if copied is not None and not made.arguments:
            self._spread(copied, self._made, certain=True)
        elif (pairs := zipped(self._program, self._made, made, self._read)) is not None:
            self._items.update(pairs)
        elif held := dumped(self._program, self._made):
            self._items.update((one.name, Item((one,), left)) for one, left in held.items())
        elif (symbols := external_symbols(self._program, self._made)) & _BUILDERS:
            self._arguments(made.arguments, self._made, certain=True)
        elif symbols == {"builtins.dict.fromkeys"} and len(made.arguments) == len(_PAIR):
            keys, value = (Place(self._made.code, one.value) for one in made.arguments)
            found = from_keys(self._program, self._read(keys), value)
            self._items.update(found.by_key)
            self._rest += found.rest
            self._unkeyed += found.unkeyed
        elif symbols == {"collections.defaultdict"} and made.arguments:
            factory = Place(self._made.code, made.arguments[0].value)
            self._missing += results(self._program, factory) or (self._place,)
            self._arguments(made.arguments[1:], self._made, certain=True)
        elif symbols == {"collections.ChainMap"}:
            for argument in reversed(made.arguments):  # the first mapping goes before the others
                self._spread(Place(self._made.code, argument.value), self._made, certain=True)
        else:
            self._constructed(made)

    def _constructed(self, made: ir.Call) -> None:
        """What a class of the program is made with; a `TypedDict` keeps that as `dict` does."""
        called = self._program.callees(self._made)
        classes = [one.code for one in called if isinstance(one, Class)]
        if any(not TYPED_DICTS.isdisjoint(lineage(self._program, one).outside) for one in classes):
            self._arguments(made.arguments, self._made, certain=True)
        elif not classes:
            self._rest.append(self._place)

    def _read(self, place: Place) -> Items:
        """What another container holds where this one is made."""
        return contents(self._program, place, self._made, self._depth - 1)

    # --- how it changes ---------------------------------------------------------------------
    def _counts(self, site: Site) -> bool:
        """Whether a change can come before the use."""
        return site.code != self._at.code or may_precede(
            self._program, site, self._at, since=self._made
        )

    def _is_certain(self, sites: Sequence[Site]) -> bool:
        """Whether the changes together happen on every path from the making to the use."""
        code = sites[0].code
        if any(site.code != code for site in sites):
            return False
        if code == self._at.code:
            return surely_precedes(self._program, sites, self._at)
        return code == self._made.code and surely_precedes(self._program, sites, self._made)

    def _change(self, site: Site) -> None:
        change = self._program.instruction(site)
        code = site.code
        if isinstance(change, ir.SetItem):
            key, value = Place(code, change.key), Place(code, change.value)
            if (mapping := carried(self._program, site, key, value)) is not None:
                self._spread(mapping, site, certain=False)
                return
            is_this = self._changes_this(Place(code, change.object), site)
            found = filling(self._program, site, change) if is_this else None
            if found is not None and self._is_certain([found.test]):
                self._fill(key, value, replaces_none=found.replaces_none)
            else:
                self._put(key, value, site, certain=is_this and self._is_certain([site]))
        elif isinstance(change, ir.Delete):
            self._remove(Place(code, change.key), site)
        elif isinstance(change, ir.Call):
            self._method(change, site)
        elif isinstance(change, ir.Operate):
            mapping, added = (Place(code, operand) for operand in change.operands)
            if change.operator == "|=":
                certain = self._is_this(mapping) and self._is_certain([site])
                self._spread(added, site, certain=certain)
            else:
                self._rest.append(added)

    def _method(self, change: ir.Call, site: Site) -> None:
        arguments = [Place(site.code, argument.value) for argument in change.arguments]
        receiver = method_receiver(self._program, site, "update", "setdefault", "pop")
        if receiver is None or not arguments:
            self._rest.append(self._place)
        elif method_receiver(self._program, site, "update") is not None:
            certain = self._changes_this(receiver, site) and self._is_certain([site])
            self._arguments(change.arguments, site, certain=certain)
        elif method_receiver(self._program, site, "pop") is not None:
            self._remove(arguments[0], site)
        elif len(arguments) > 1:
            self._put(arguments[0], arguments[1], site, certain=False, default=True)

    def _arguments(self, given: Sequence[ir.Argument], site: Site, *, certain: bool) -> None:
        """Arguments as `dict()` and `update()` take them."""
        for argument in given:
            place = Place(site.code, argument.value)
            if argument.kind == "keyword":
                self._write(argument.name, Item((place,)), site, certain=certain)
            elif argument.kind == "star":
                self._rest.append(place)
            else:
                self._spread(place, site, certain=certain)

    def _put(
        self, key: Place, value: Place, site: Site, *, certain: bool, default: bool = False
    ) -> None:
        """Stores a value under a key; a default only where the key may be missing."""
        keys = constant_keys(self._program, key)
        if not keys:
            self._rest.append(value)
            self._unkeyed.append(value)
        for one in keys:
            old = self._items.get(one)
            if not default:
                self._write(one, Item((value,)), site, certain=certain and len(keys) == 1)
            elif old is None or old.optional:
                self._write(one, Item((value,)), site, certain=False)

    def _fill(self, key: Place, value: Place, *, replaces_none: bool) -> None:
        """Stores a value under a key that is missing otherwise, or perhaps None."""
        for one in constant_keys(self._program, key):
            old = self._items.get(one, Item((), optional=True))
            if old.optional or replaces_none:
                places = dict.fromkeys((*old.places, value))
                present = replaces_none or old.present
                self._items[one] = structs.replace(
                    old, places=tuple(places), optional=False, present=present
                )

    def _spread(self, place: Place, site: Site, *, certain: bool) -> None:
        first = first_passed(self._program, place) or [(place, site)]
        found = [contents(self._program, *one, self._depth - 1, self._objects) for one in first]
        other = either(found, [None] * len(found))
        for key, item in self._items.items() if other.rest else ():
            self._items[key] = structs.replace(item, over=(*item.over, *other.rest))
        for key, item in other.by_key.items():
            self._write(key, item, site, certain=certain)
        self._rest += other.rest
        self._filled += other.filled

    def _write(self, key: Key, item: Item, site: Site, *, certain: bool) -> None:
        writes = self._writes.setdefault(key, [])
        if not item.optional:
            writes.append(site)
            if certain:
                self._items[key] = item
                return
        old = self._items.get(key, Item((), optional=True))
        places = dict.fromkeys((*old.places, *item.places))
        present = item.present and (old.present or not old.places)
        optional = old.optional and not (writes and self._is_certain(writes))
        when = old.when
        if site in self._sure and not item.optional and len(item.places) == 1:
            stored = item.places[0]
            under = condition_of(self._program, site, stored, self._made, self._at)
            if under is not None:
                unset = ((one, under.otherwise) for one in (*old.places, None))
                when = (*when, *unset, (stored, under))
        self._items[key] = Item(tuple(places), optional, present, when=when)

    def _remove(self, key: Place, site: Site) -> None:
        keys = constant_keys(self._program, key)
        certain = len(keys) == 1 and self._is_certain([site])
        for one in keys or tuple(self._items):
            if one not in self._items:
                continue
            if certain:
                del self._items[one]
            else:
                self._items[one] = structs.replace(self._items[one], optional=True, when=())

    def _changes_this(self, changed: Place, site: Site) -> bool:
        """Whether an instruction surely changes this container, where it runs."""
        is_this = self._is_this(changed)
        if is_this:
            self._sure.add(site)
        return is_this

    def _is_this(self, changed: Place) -> bool:
        """Whether a register that is written through surely holds this container."""
        same = root(self._program, changed) == root(self._program, self._place)
        return same or len(self._program.values(changed)) == 1
