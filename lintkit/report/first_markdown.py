"""What to do first, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.report import wording
from lintkit.report.markdown import code, prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintkit.report.first import Action

_MOST_CASES = 3


def render(actions: Sequence[Action]) -> Iterator[str]:
    """The lines of a section; none where no rule has anything to say."""
    if not actions:
        return
    yield from ["", "## What to do first", "", wording.FIRST, ""]
    for number, action in enumerate(actions, 1):
        yield from _action(number, action)


def _action(number: int, action: Action) -> Iterator[str]:
    rule = action.rule
    found = f"{wording.count(action.places, 'place')} in {wording.count(action.modules, 'module')}"
    starts = wording.some(point.label for point in action.entry_points)
    way = f"on the way from {prose(starts)}" if starts else "no entry point is known to lead there"
    yield f"{number}. **{rule.severity}** {prose(rule.summary)} ({rule.code}; {found}; {way})"
    for case in action.cases[:_MOST_CASES]:
        where = code(f"{case.item.path}:{case.lines[0]}")
        others = f" and {len(case.lines) - 1} more" if len(case.lines) > 1 else ""
        yield f"   - {where}{others}: {prose(case.item.text)}"
    left = len(action.cases) + action.more - _MOST_CASES
    if left > 0:
        yield f"   - … and {left:,} more, in the sections of the modules"
    if action.clear:
        yield f"   - To clear: {prose(action.clear)}"
