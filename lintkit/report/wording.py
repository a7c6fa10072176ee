"""The ledger's terms as both its text and its Markdown form say them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.debt import Entry, Item, Standing
    from lintkit.model import Snapshot
    from lintkit.sources.history import FileHistory

STANDINGS: dict[Standing, str] = {
    "open": "open",
    "cannot_tell": "cannot tell",
    "shown": "shown",
}
"""In the order in which they concern a reader."""

NO_POINTS = "No integration point was found: nothing here calls a model that lintkit knows."
OTHERS = (
    "These modules call no model themselves. Of them only one question is asked: "
    "who can explain it, and how would we know if it stopped? `lintkit account status` says for "
    "which of them somebody has signed."
)
CONTEXT = (
    "Figures about code and its history are context, not a score. Modules are ordered by how many "
    "entry points and functions lead to them, then by how often they change."
)
FIRST = (
    "Open questions by rule: what a rule calls an error before warnings and notes, then what more "
    "entry points reach. Start at the top; a place counts as done when the next report no longer "
    "lists it."
)

_MOST_NAMES = 3

COMPLEX = 10
"""From this complexity of a function on it is worth a word beside what is said of its lines: the
limit of McCabe, A Complexity Measure (1976)."""


def facts(entry: Entry) -> str:
    """What is known of a module besides its answers, in one sentence."""
    parts = [calls(entry.points)] if entry.points else []
    if entry.entry_points:
        parts.append(f"reached from {some(point.label for point in entry.entry_points)}")
    else:
        parts.append("no entry point is known to reach it")
    if entry.callers:
        parts.append(f"called by {count(entry.callers, 'function')} of other modules")
    if entry.functions is None:
        parts.append("complexity could not be measured")
    elif entry.functions:
        top = entry.functions[0]
        cognitive = "" if top.cognitive is None else f", cognitive {top.cognitive}"
        parts.append(
            f"most complex function: {top.symbol} ({top.complexity}{cognitive}), line {top.line}"
        )
    return "; ".join(parts)


def context(entry: Entry, *, is_history_whole: bool | None) -> str:
    """How a module hangs together with others, how it changed and how long it is."""
    coupling = entry.coupling
    used = count(coupling.fan_in, "module")
    parts = [f"used by {used} and uses {coupling.fan_out:,}"]
    if coupling.import_cycle:
        others = (path for path in coupling.import_cycle if path != entry.path)
        parts.append(f"in a circle of imports with {some(others)}")
    if coupling.call_cycle:
        parts.append(f"calls that go round in a circle: {some(coupling.call_cycle)}")
    if entry.history is not None:
        parts.append(_changes(entry.history, is_history_whole=is_history_whole))
    if entry.measures is not None and entry.measures.size is not None:
        parts.append(count(entry.measures.size.source, "line") + " of code")
    if entry.measures is not None and entry.measures.halstead is not None:
        halstead = entry.measures.halstead
        parts.append(
            f"Halstead volume {halstead.volume:,.0f}, difficulty {halstead.difficulty:.1f}"
        )
    return "; ".join(parts)


def _changes(history: FileHistory, *, is_history_whole: bool | None) -> str:
    least = "" if is_history_whole else "at least "
    commits, authors = count(history.commits, "commit"), count(history.authors, "author")
    text = f"changed by {least}{commits} of {authors} from {history.first} to {history.last}"
    agents = count(history.by_agents, "commit")
    return f"{text}, at least {agents} by coding agents" if history.by_agents else text


def besides(entries: Iterable[Entry]) -> list[tuple[Item, list[int], int]]:
    """What is to say of modules that are asked no more than who can explain them, as `told`."""
    items = (item for entry in entries for answer in entry.answers for item in answer.items)
    return told(item for item in items if item.rule or item.standing == "cannot_tell")


def alike(items: Iterable[Item]) -> list[tuple[Item, list[int]]]:
    """Items that say the same of several lines, once with all the lines; open ones first."""
    order = list(STANDINGS)
    lines: dict[tuple[object, ...], list[int]] = {}
    first: dict[tuple[object, ...], Item] = {}
    for item in sorted(items, key=lambda item: (order.index(item.standing), item.line)):
        key = (item.path, item.standing, item.text, item.rule, item.clear, *_elsewhere(item))
        first.setdefault(key, item)
        if item.line not in lines.setdefault(key, []):
            lines[key].append(item.line)
    return [(first[key], lines[key]) for key in first]


def _elsewhere(item: Item) -> Iterator[tuple[str, int, str]]:
    """The evidence of an item, with no place where that is the item's own line."""
    for step in item.evidence:
        is_own = (step.path, step.line) == (item.path, item.line)
        yield ("", 0, step.text) if is_own else (step.path, step.line, step.text)


def told(items: Iterable[Item]) -> list[tuple[Item, list[int], int]]:
    """Items as `alike`, and for how many in a row each says how to clear and to check them.

    That is 0 where one behind it says the same.
    """
    rows: list[tuple[Item, list[int], int]] = []
    for _, group in groupby(alike(items), key=lambda pair: (pair[0].clear, pair[0].check)):
        *others, (last, lines) = group
        rows += [(item, some_lines, 0) for item, some_lines in others]
        rows.append((last, lines, len(others) + 1))
    return rows


def check_of(items: Iterable[Item]) -> str:
    """How clearing any of some items is checked; "" where that differs."""
    checks = {item.check for item in items if item.check}
    return checks.pop() if len(checks) == 1 else ""


def these(number: int) -> str:
    """What is cleared or checked, where it is not the one thing above."""
    return "" if number == 1 else f" these {number}"


def some(names: Iterable[str]) -> str:
    """The first few of some names, and how many more there are."""
    distinct = list(dict.fromkeys(names))
    shown = ", ".join(distinct[:_MOST_NAMES])
    more = len(distinct) - _MOST_NAMES
    return f"{shown} and {more:,} more" if more > 0 else shown


def age(models: Snapshot) -> str:
    """How old the lists are that models were judged by, in one sentence."""
    since = f", {count(models.age_days, 'day')} ago" if models.age_days > 0 else ""
    return f"Model ids and retirement dates are those known on {models.as_of}{since}."


def calls(number: int) -> str:
    """How many calls to models, in words."""
    return "1 call to a model" if number == 1 else f"{number:,} calls to models"


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
