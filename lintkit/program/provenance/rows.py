"""Sequences as a walk knows them: the ways into each element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit.program.provenance.context import Source
from lintkit.program.provenance.ways import Way

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_MOST_SLOTS = 60


class Row(Struct, frozen=True):
    """What one sequence holds.

    Attributes:
        slots: the ways into each element.
        ordered: the slots are in the order of the elements, one for each.
        is_open: it may hold more than is known.
    """

    slots: tuple[tuple[Way, ...], ...] = ()
    ordered: bool = True
    is_open: bool = False

    def behind(self, way: Way) -> Row:
        """The same elements, reached through a way to the sequence."""
        return self.through(through(way))

    def through(self, source: Source) -> Row:
        """The same elements, reached through a source of the sequence."""
        slots = tuple(tuple(one.behind(source) for one in slot) for slot in self.slots)
        return structs.replace(self, slots=slots)

    def each_behind(self, way: Way) -> Iterator[Way]:
        """The ways into any element, reached through a way to the sequence."""
        source = through(way)
        return (one.behind(source) for slot in self.slots for one in slot)


def through(way: Way) -> Source:
    """What reads an element of the sequence that a way leads to."""
    return Source(
        None,
        steps=way.steps,
        callers=way.callers,
        origin=way.origin,
        conditional=way.conditional,
    )


OPEN = Row(ordered=False, is_open=True)


def joined(found: Sequence[Row], *, ordered: bool = False) -> Row:
    """The elements of several sequences in one."""
    slots = tuple(slot for row in found for slot in row.slots)
    if not ordered:
        slots = tuple(dict.fromkeys(slots))
    is_open = any(row.is_open for row in found) or len(slots) > _MOST_SLOTS
    return Row(slots[:_MOST_SLOTS], ordered=ordered, is_open=is_open)
