"""Tuples as keys of containers: each value of each part with each of the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice, product
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.objects import ContainerObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.heap import Key
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_MOST_KEYS = 8
"""Keys that one tuple stands for, as the values of its parts go; beyond that it may be any."""


def parts_of_tuple(link: Link, number: int) -> list[Node] | None:
    """The nodes of the parts of a tuple, as it is written; None for anything else."""
    found = link.objects[number]
    if not isinstance(found, ContainerObject) or (found.kind, found.part) != ("tuple", ""):
        return None
    frame = link.frames.all[found.frame]
    made = frame.plan.code.instructions[found.position] if found.position >= 0 else None
    if not isinstance(made, ir.Build) or any(entry.spread for entry in made.entries):
        return None
    return [frame.node(entry.value) for entry in made.entries]


@dataclass(eq=False, slots=True)
class Combined:
    """The keys that a tuple stands for.

    Attributes:
        key: an object as a key; None where it is not a constant.
        take: told of each key, once.
        give_up: called where there are too many, or a part is not a constant.
    """

    link: Link
    parts: list[Node]
    key: Callable[[int], Key | None]
    take: Callable[[tuple[Key, ...]], None]
    give_up: Callable[[], None]
    taken: set[tuple[Key, ...]] = field(default_factory=set)

    def watch(self) -> None:
        """Begins to tell them."""
        for part in self.parts:
            self.link.each(part, self._combine)
        self.link.defer("keys", self._is_whole)

    def _combine(self, _: int) -> None:
        columns = [self._keys(part) for part in self.parts]
        told = [column for column in columns if column is not None]
        keys = list(islice(product(*told), _MOST_KEYS + 1))
        if len(told) < len(columns) or len(keys) > _MOST_KEYS:
            self.give_up()
            return
        for key in keys:
            if key not in self.taken:
                self.taken.add(key)
                self.take(key)

    def _keys(self, part: Node) -> list[Key] | None:
        keys = [self.key(one) for one in sorted(self.link.solver.points_to[part])]
        return None if None in keys else keys

    def _is_whole(self) -> bool:
        if not all(self.link.solver.points_to[part] for part in self.parts):
            self.give_up()
        return True
