"""What to do first: the open questions by rule, the gravest and the most reached in front."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.debt import Item, Question
from lintkit.model import EntryPoint
from lintkit.report.described import Described

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lintkit.debt import Ledger
    from lintkit.model import IntegrationPoint, Severity

_GRAVITY: dict[Severity, int] = {"error": 0, "warning": 1, "note": 2}
_MOST_CASES = 8


class Case(Struct, frozen=True):
    """One thing to do, and the lines of one file that it is about."""

    item: Item
    lines: tuple[int, ...]


class Action(Struct, frozen=True):
    """What one rule leaves open.

    Attributes:
        question: the one that it leaves open.
        clear: what clears every case; empty where that differs.
        cases: the first of them; `more` are left out.
        entry_points: those that reach the calls, or modules, with such cases.
    """

    rule: Described
    question: Question
    places: int
    modules: int
    clear: str
    cases: tuple[Case, ...]
    more: int
    entry_points: tuple[EntryPoint, ...]


class Untold(Struct, frozen=True):
    """What could not be told of the same places.

    Attributes:
        texts: what, one for each thing.
    """

    question: Question
    texts: tuple[str, ...]
    clear: str
    places: tuple[Item, ...]

    @property
    def count(self) -> int:
        """How many places it is about."""
        return len(self.places)


def actions(
    ledger: Ledger, points: Sequence[IntegrationPoint], describe: Callable[[str], Described]
) -> tuple[Action, ...]:
    """What to do, in order."""
    found: dict[tuple[str, Question], list[Item]] = defaultdict(list)
    for question, item in _items(ledger):
        if item.standing == "open" and item.rule:
            found[item.rule, question].append(item)
    around = _Around(ledger, points)
    made = [
        _action(describe(rule), question, items, around)
        for (rule, question), items in found.items()
    ]
    return tuple(sorted(made, key=_order))


def untold(ledger: Ledger) -> tuple[Untold, ...]:
    """What could not be told, the most frequent first."""
    by_text: dict[tuple[Question, str, str], dict[tuple[str, int], Item]] = defaultdict(dict)
    for question, item in _items(ledger):
        if item.standing == "cannot_tell":
            by_text[question, item.text, item.clear].setdefault((item.path, item.line), item)
    groups: dict[tuple[Question, str, tuple[tuple[str, int], ...]], list[str]] = defaultdict(list)
    items: dict[tuple[str, int], Item] = {}
    for (question, text, clear), found in by_text.items():
        groups[question, clear, tuple(found)].append(text)
        items |= found
    made = (
        Untold(question, tuple(texts), clear, tuple(items[place] for place in places))
        for (question, clear, places), texts in groups.items()
    )
    return tuple(sorted(made, key=lambda one: (-one.count, one.question, one.texts)))


def _items(ledger: Ledger) -> Iterator[tuple[Question, Item]]:
    for entry in ledger.entries:
        for answer in entry.answers:
            for item in answer.items:
                yield answer.question, item


class _Around:
    """The points that items are about, and the modules."""

    def __init__(self, ledger: Ledger, points: Sequence[IntegrationPoint]) -> None:
        self._entries = {entry.path: entry for entry in ledger.entries}
        self._by_line: dict[tuple[str, int], list[IntegrationPoint]] = defaultdict(list)
        self._by_symbol: dict[tuple[str, str], list[IntegrationPoint]] = defaultdict(list)
        for point in points:
            self._by_line[point.path, point.line].append(point)
            self._by_symbol[point.path, point.symbol].append(point)

    def entry_points(self, item: Item) -> Iterator[EntryPoint]:
        """Those that reach the call on an item's line or, with none there, in its function.

        An item without a call there is about its module.
        """
        found = self._by_line.get((item.path, item.line), [])
        found = found or self._by_symbol.get((item.path, item.symbol), [])
        for point in found:
            yield from point.entry_points
        if not found:
            yield from self._entries[item.path].entry_points


def _action(rule: Described, question: Question, items: list[Item], around: _Around) -> Action:
    lines: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    first: dict[tuple[str, str, str], Item] = {}
    for item in items:
        key = (item.path, item.text, item.clear)
        lines[key].add(item.line)
        first.setdefault(key, item)
    cases = [Case(first[key], tuple(sorted(lines[key]))) for key in first]
    clears = {item.clear for item in items}
    return Action(
        rule=rule,
        question=question,
        places=len({(item.path, item.line) for item in items}),
        modules=len({item.path for item in items}),
        clear=clears.pop() if len(clears) == 1 else "",
        cases=tuple(cases[:_MOST_CASES]),
        more=max(0, len(cases) - _MOST_CASES),
        entry_points=tuple(
            dict.fromkeys(point for item in items for point in around.entry_points(item))
        ),
    )


def _order(action: Action) -> tuple[int, int, int, str]:
    gravity = _GRAVITY[action.rule.severity]
    return gravity, -len(action.entry_points), -action.places, action.rule.code
