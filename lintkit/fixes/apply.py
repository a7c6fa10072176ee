"""Applying fixes to a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.fixes.source import parsed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.fixes.source import Source
    from lintkit.model import Edit, Fix

_Stretch = tuple[int, int]


class Applied(Struct, frozen=True):
    """A text after fixes.

    Attributes:
        fixes: how many of them were applied; those that need another's place have to wait.
    """

    text: str
    fixes: int


def applied(fixes: Iterable[Fix], source: Source) -> Applied:
    """The text with those fixes applied that can be together; unchanged if it would not parse."""
    chosen, count = _chosen(fixes, source)
    text, start = "", 0
    for (left, right), edit in sorted(chosen.items()):
        text += source.text[start:left] + edit.text
        start = right
    text += source.text[start:]
    return Applied(text, count) if parsed(text) else Applied(source.text, 0)


def compatible(fixes: Iterable[Fix], source: Source) -> tuple[Edit, ...]:
    """The edits of those fixes that can be applied together, in order."""
    chosen, _ = _chosen(fixes, source)
    return tuple(edit for _, edit in sorted(chosen.items()))


def _chosen(fixes: Iterable[Fix], source: Source) -> tuple[dict[_Stretch, Edit], int]:
    chosen: dict[_Stretch, Edit] = {}
    count = 0
    for fix in fixes:
        wanted = {_stretch(edit, source): edit for edit in fix.edits}
        new = {place: edit for place, edit in wanted.items() if chosen.get(place) != edit}
        if not any(_meet(one, other) for one in new for other in chosen):
            chosen |= new
            count += 1
    return chosen, count


def _stretch(edit: Edit, source: Source) -> _Stretch:
    span = edit.span
    start = source.offset(span.line, span.column)
    return start, source.offset(span.end_line, span.end_column)


def _meet(one: _Stretch, other: _Stretch) -> bool:
    """Whether two stretches overlap, or are at the same place."""
    if one[0] == other[0]:
        return True
    first, second = sorted((one, other))
    return first[1] > second[0]
