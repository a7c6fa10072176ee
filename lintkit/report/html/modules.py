"""The modules that call models, with their source beside what is said of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.debt import Entry, Item, Question, Standing
from lintkit.model import IntegrationPoint
from lintkit.report import wording
from lintkit.report.html.text import place, source_line, stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintkit.debt import Answer, Ledger
    from lintkit.model import Evidence
    from lintkit.report.sources import Sources

_BEFORE = 2
_MOST_LINES = 12
_AFTER = 1


class Line(Struct, frozen=True):
    """A line of source; `is_meant` where it is part of the call."""

    number: int
    text: str
    is_meant: bool


class StepView(Struct, frozen=True):
    """A step of an evidence chain with the line that it points at."""

    place: str
    text: str
    source: str


class Call(Struct, frozen=True):
    """An integration point, its index in the inventory, and its source."""

    number: int
    point: IntegrationPoint
    place: str
    excerpt: tuple[Line, ...]


class ItemView(Struct, frozen=True):
    """An item, the lines that it is about, and its evidence."""

    item: Item
    lines: tuple[int, ...]
    steps: tuple[StepView, ...]


class AnswerView(Struct, frozen=True):
    """How a question stands in a module, and why."""

    question: Question
    standing: Standing
    counts: tuple[tuple[Standing, int], ...]
    items: tuple[ItemView, ...]


class ModuleView(Struct, frozen=True):
    """A module that calls models; `number` is its place in the ledger."""

    number: int
    entry: Entry
    facts: str
    context: str
    calls: tuple[Call, ...]
    answers: tuple[AnswerView, ...]


def modules(
    ledger: Ledger, points: Sequence[IntegrationPoint], sources: Sources
) -> tuple[ModuleView, ...]:
    """The modules with integration points, in the order of the ledger."""
    calls: dict[str, list[Call]] = defaultdict(list)
    for number, point in enumerate(points):
        where = place(sources, point.path, point.line)
        calls[point.path].append(Call(number, point, where, tuple(_excerpt(point, sources))))
    return tuple(
        ModuleView(
            number,
            entry,
            wording.facts(entry),
            wording.context(entry, is_history_whole=ledger.is_history_whole),
            tuple(calls[entry.path]),
            tuple(_answer(answer, sources) for answer in entry.answers),
        )
        for number, entry in enumerate(ledger.asked())
    )


def steps(evidence: Evidence, sources: Sources) -> tuple[StepView, ...]:
    """An evidence chain with the source of each step."""
    return tuple(
        StepView(
            place(sources, step.path, step.line),
            step.text,
            stated(sources.lines(step.path), step.line),
        )
        for step in evidence
    )


def _answer(answer: Answer, sources: Sources) -> AnswerView:
    return AnswerView(
        answer.question,
        answer.standing,
        tuple((standing, answer.count(standing)) for standing in wording.STANDINGS),
        tuple(
            ItemView(item, tuple(lines), steps(item.evidence, sources))
            for item, lines in wording.alike(answer.items)
        ),
    )


def _excerpt(point: IntegrationPoint, sources: Sources) -> Iterator[Line]:
    lines = sources.lines(point.path)
    first = max(1, point.line - _BEFORE)
    last = min(len(lines), point.end_line + _AFTER, point.line + _MOST_LINES)
    for number in range(first, last + 1):
        meant = point.line <= number <= point.end_line
        yield Line(number, source_line(lines, number), meant)
