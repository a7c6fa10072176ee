"""What is sure of a value at a place, by the tests that lead there.

A table of models is often keyed by the provider whose client a branch elsewhere makes:
`MODELS[config.provider]` there holds no other provider's model. What a call takes from a table of
classes or functions says the same: `CLIENTS[provider](model)`.
"""

from __future__ import annotations

from functools import partial, reduce
from typing import TYPE_CHECKING

from msgspec import structs

from lintkit import ir
from lintkit.program.kept import kept
from lintkit.program.premise import either
from lintkit.program.provenance.hierarchy import fields, lineage
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.keyed import constant_keys, member_key
from lintkit.program.provenance.nested import alternatives
from lintkit.program.provenance.origins import Origins
from lintkit.program.provenance.picking import Picking, makes, objects_of, runs
from lintkit.program.provenance.registers import defining, is_receiver, root, written
from lintkit.program.provenance.stated import Stated
from lintkit.program.values import Context, Instance, Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program
    from lintkit.program.provenance.keyed import Item
    from lintkit.program.provenance.looking_up import Meant
    from lintkit.program.values import CodeRef, Key, Premise, Site

_FURTHEST = 4
"""How many callers up what leads to a code is looked for."""

_MOST_CALLERS = 8
"""Of how many callers of a code that is what they have in common."""

_NOTHING: frozenset[Premise] = frozenset()
_ANY_RUN = Context()


class Premises:
    """Questions about what is sure where a place is reached.

    Args:
        program: the linked program.
        counts: whether calls in a file count.
    """

    def __init__(self, program: Program, counts: Callable[[str], bool]) -> None:
        self._program = program
        self._counts = counts
        self._origins = Origins(program, counts)
        self._stated = Stated(program, self._origins)
        self._picking = Picking(program, self._stated)
        self._through: dict[tuple[Site, CodeRef, Context], frozenset[Premise]] = {}
        self._leading: dict[tuple[CodeRef, int], frozenset[Premise]] = {}

    def at(self, site: Site, context: Context) -> frozenset[Premise]:
        """What is sure at an instruction, by its own code and by all that lead there."""
        return self._stated.here(site, context) | self._to(site.code, _FURTHEST)

    def narrowed(
        self, site: Site, key: Place, keys: tuple[Key, ...], mapping: Place, context: Context
    ) -> tuple[Key, ...]:
        """The keys under which a mapping, or an object, is looked into in the runs followed.

        Args:
            site: the instruction that does that.
            key: the register of the key.
            keys: what it can hold in any run; empty: not known.
            mapping: the register that is looked into.
            context: the runs.
        """
        premises = self._stated.here(site, context) | context.premises
        if not premises or (len(keys) == 1 and self._is_written(key)):
            return keys
        origin = self._origins.of(key, context)
        told = [one for one in premises if one.origin.is_same(origin)]
        if not told:
            return keys
        held = contents(self._program, mapping, site).by_key or self._fields(mapping)
        possible = (
            tuple(one for one in some if all(premise.allows(one) for premise in told))
            for some in (keys, held)
        )
        return next((some for some in possible if some), keys)

    def _fields(self, place: Place) -> dict[Key, None]:
        """The names of the fields of the objects in a register."""
        held = [one for one in self._program.values(place) if isinstance(one, Instance)]
        orders = (lineage(self._program, one.class_).order for one in held)
        return {name: None for order in orders for name in fields(self._program, order)}

    def spread(self, site: Site, name: str, item: Item, context: Context) -> Item:
        """What a call passes by a name of the rows of a table that `**table[key]` can mean."""
        call = self._program.instruction(site)
        is_sure = len(item.places) == 1 and not item.optional
        if is_sure or not context.premises or not isinstance(call, ir.Call):
            return item
        for argument in call.arguments:
            if argument.kind != "double_star":
                continue
            rows = self.rows(Place(site.code, argument.value), context)
            held = [contents(self._program, row, site).by_key.get(name) for row in rows]
            meant = {place for inner in held if inner is not None for place in inner.places}
            if kept := tuple(place for place in item.places if place in meant):
                optional = any(inner is None or inner.optional for inner in held)
                return structs.replace(item, places=kept, optional=item.optional and optional)
        return item

    def rows(self, place: Place, context: Context) -> tuple[Place, ...]:
        """The rows of a table that a register holds; empty where that is open.

        They are told by the key, `table[key]`, or by what they hold: `{"type": "openai", …}`.
        """
        place = root(self._program, place)
        site = self._program.definition(place)
        if not context.premises:
            return ()
        if told := self._by_item(place, context):
            return told
        read = None if site is None else self._program.instruction(site)
        if site is None or not isinstance(read, ir.GetItem):
            return ()
        table = Place(site.code, read.object)
        if (key := written(self._program, Place(site.code, read.key))) is not None:
            outer = self.rows(table, context)
            inner = (contents(self._program, row, site).by_key.get(key.value) for row in outer)
            return tuple(place for item in inner if item is not None for place in item.places)
        keys = self.narrowed(site, Place(site.code, read.key), (), table, context)
        held = contents(self._program, table, site).by_key
        return tuple(row for one in keys for row in held[one].places)

    def _by_item(self, place: Place, context: Context) -> tuple[Place, ...]:
        """The mappings that a register may hold or be a copy of, by what is sure of their items."""
        origin = self._origins.of(place, context)
        depth = len(origin.path)
        told = [
            (premise, premise.origin.path[depth])
            for premise in context.premises
            if len(premise.origin.path) == depth + 1
            and structs.replace(premise.origin, path=origin.path).is_same(origin)
        ]
        rows = alternatives(self._program, place) if told else ()
        return tuple(
            row
            for row, items in rows
            if all(_allows(self._program, premise, items.get(key)) for premise, key in told)
        )

    def _is_written(self, key: Place) -> bool:
        return isinstance(defining(self._program, key), ir.Const)

    def refutes(self, test: Place, context: Context, *, outcome: bool) -> bool:
        """Whether a test does not come out so in the runs that are followed."""
        if not context.premises and not context.objects:
            return False
        return any(
            self._is_of_others(one, context) or any(map(one.excludes, context.premises))
            for one in self._stated.told(test, outcome, context)
        )

    def _is_of_others(self, premise: Premise, context: Context) -> bool:
        """Whether it is about the member of an enumeration that a method is called on: others."""
        anchor = premise.origin.anchor
        if not context.objects or premise.origin.path or not isinstance(anchor, Place):
            return False
        if not is_receiver(self._program, anchor) or context.calls[-1:] == ():
            return False
        members = [member_key(self._program, one) for one in context.objects]
        return not any(map(premise.allows, members))

    # --- what leads to a code ---------------------------------------------------------------
    def through(self, site: Site, code: CodeRef, context: Context) -> frozenset[Premise]:
        """What is sure at a call that runs a code."""
        run = Context(context.calls, context.objects, 0, context.behind)
        key = (site, code, run)
        if key not in self._through:
            taken = self._taken(site, partial(runs, self._program, code, run), run)
            self._through[key] = self.at(site, run) | taken
        return self._through[key]

    def _to(self, code: CodeRef, depth: int) -> frozenset[Premise]:
        """What is sure wherever a code runs: at all calls of it, and where its object is made."""
        key = (code, depth)
        if key not in self._leading:
            self._leading[key] = self._calling(code, depth - 1) if depth else _NOTHING
        return self._leading[key]

    def _calling(self, code: CodeRef, depth: int) -> frozenset[Premise]:
        calls = {
            edge.site
            for edge in self._program.callers(code)
            if self._counts(edge.caller.path) and edge.kind != "implicit"
        }
        objects = frozenset(
            one for one in objects_of(self._program, code) if self._counts(one.site.code.path)
        )
        called = self._common(calls, partial(runs, self._program, code, _ANY_RUN), depth)
        made = self._common({one.site for one in objects}, makes(objects), depth)
        return called | made

    def _common(self, sites: set[Site], is_meant: Meant, depth: int) -> frozenset[Premise]:
        """What is sure at each of several calls."""
        if not 0 < len(sites) <= _MOST_CALLERS:
            return _NOTHING
        return reduce(
            either,
            (
                self._stated.here(site, _ANY_RUN)
                | self._taken(site, is_meant, _ANY_RUN)
                | self._to(site.code, depth)
                for site in sorted(sites)
            ),
        )

    def _taken(self, site: Site, is_meant: Meant, context: Context) -> frozenset[Premise]:
        """What is sure where a call runs one of several codes."""
        call = self._program.instruction(site)
        if not isinstance(call, ir.Call):
            return _NOTHING
        return self._picking.of(Place(site.code, call.callee), is_meant, context)


def _allows(program: Program, premise: Premise, item: Item | None) -> bool:
    """Whether what stands under a key can be as it is sure to be."""
    keys = [key for place in (item.places if item else ()) for key in constant_keys(program, place)]
    return item is None or not keys or any(map(premise.allows, keys))


@kept
def premises(program: Program, counts: Callable[[str], bool]) -> Premises:
    """What is sure in a program, as calls in some files tell it."""
    return Premises(program, counts)
