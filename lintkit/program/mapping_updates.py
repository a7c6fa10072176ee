"""Updates of a mapping: by another mapping, by pairs, by keywords."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from lintkit.program import protocols
from lintkit.program.objects import MAPPINGS, SPREADABLE, ContainerObject, Literal, literal

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.heap import Items
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


@dataclass(eq=False, slots=True)
class Update:
    """An update of a mapping; of many sources that hold the same pairs, each is taken once.

    What the call names itself comes after what a source holds.
    """

    link: Link
    call: Call
    items: Items
    taken: set[int] = field(default_factory=set)

    def __call__(self, number: int) -> None:
        """Takes what a source holds."""
        value = self.link.objects[number]
        source = protocols.items_of(self.link, number)
        names, values = self.items.names, self.items.unknown
        where = protocols.Where(self.call.frame, self.call.position, self.call.part)
        if protocols.read_mapping(self.link, where, number, names, values):
            return
        if isinstance(value, ContainerObject) and value.kind not in MAPPINGS:
            pair = self.link.solver.allocate(1)
            protocols.iterate(self.link, where, number, pair)
            self.link.each(pair, self._take_pair)
        elif source is not None:
            named = frozenset(name for name, _ in self.call.arguments.keywords)
            source.copy_to(self.items, without=named)

    def _take_pair(self, number: int) -> None:
        if number in self.taken or not isinstance(self.link.objects[number], SPREADABLE):
            return
        self.taken.add(number)
        pair = self.link.heap.items(number)
        name = self.link.solver.allocate(1)
        item = self.link.solver.allocate(1)
        pair.read(0, name)
        pair.read(1, item)
        self.link.solver.connect(name, self.items.names)
        self.link.each_told(name, partial(_add_item, self.link, self.items, item))


def update_dict(link: Link, call: Call, items: Items) -> None:
    """The arguments of `dict(...)` and `dict.update(...)`: a mapping or pairs, and keywords."""
    update = Update(link, call, items)
    source = call.arguments.get(0)
    if source is not None:
        link.each(source, update)
    for name, node in call.arguments.keywords:
        link.give(items.names, literal(name))
        link.solver.connect(node, items.from_others(name))
    for node in call.arguments.spreads:
        link.each(node, update)


def _add_item(link: Link, items: Items, item: Node, name: int) -> None:
    key = link.objects[name]
    node = items.from_others(key.value) if isinstance(key, Literal) else items.unknown
    link.solver.connect(item, node)
