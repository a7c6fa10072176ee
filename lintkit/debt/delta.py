"""What a change did to the ledger: the items that it opened, cleared, made stale or hid.

An item is the same item after lines have moved, files were renamed (git says which) or a function
was renamed and is otherwise as it was. What can no longer be told is not cleared.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from lintkit.debt.ledger import QUESTIONS, Item, Question
from lintkit.identity import within_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from lintkit.debt.ledger import Ledger

STALE = "LK502"
"""The rule whose items say that a sign-off has become stale."""


class Changed(Struct, frozen=True):
    """An item that a change brought or took, and the question that it is about."""

    question: Question
    item: Item


class Delta(Struct, frozen=True):
    """What a change did, each in the order of the questions, then by place.

    Attributes:
        opened: what is open now and was not.
        cleared: what was open and is answered now, or is gone with its code; paths and lines are
            those of before.
        staled: sign-offs that no longer hold.
        untold: what can no longer be told.
    """

    opened: tuple[Changed, ...] = ()
    cleared: tuple[Changed, ...] = ()
    staled: tuple[Changed, ...] = ()
    untold: tuple[Changed, ...] = ()


class Side(NamedTuple):
    """One of the two states.

    Attributes:
        lines: the lines of a file, by path.
    """

    ledger: Ledger
    lines: Callable[[str], Sequence[str]]


class _Known(NamedTuple):
    """An item with what it is known by; its path is that of now."""

    question: Question
    path: str
    symbol: str
    source: str
    item: Item


def compare_ledgers(before: Side, now: Side, renames: Mapping[str, str]) -> Delta:
    """What has changed from one ledger to another.

    Args:
        before: the earlier.
        now: the later.
        renames: new paths of renamed files by their old ones.
    """
    old, new = list(_known(before, renames)), list(_known(now, {}))
    stayed = _functions(before.ledger, renames) & _functions(now.ledger, {})

    def as_renamed(one: _Known) -> object | None:
        """Without its name, where the function is in one of the two states only."""
        if not one.symbol or (one.path, one.symbol) in stayed:
            return None
        return one.question, one.item.standing, one.path, one.item.rule, one.item.text, one.source

    for identity in (_as_it_says, _as_it_stands, as_renamed):
        old, new = _without_pairs(old, new, identity)
    unread = {problem.path for problem in now.ledger.unread}
    hidden = {_about(one) for one in new if one.item.standing == "cannot_tell"}
    opened = [one for one in new if one.item.standing == "open"]
    closed = [one for one in old if one.item.standing == "open"]
    return Delta(
        opened=_sorted(one for one in opened if one.item.rule != STALE),
        cleared=_sorted(
            one for one in closed if one.path not in unread and _about(one) not in hidden
        ),
        staled=_sorted(one for one in opened if one.item.rule == STALE),
        untold=_sorted(
            [
                *(one for one in new if one.item.standing == "cannot_tell"),
                *(one for one in closed if one.path in unread),
            ]
        ),
    )


def _known(side: Side, renames: Mapping[str, str]) -> Iterator[_Known]:
    """The items of a ledger that are open or cannot be told.

    That a module without integration points has no sign-off says nothing of a change.
    """
    for entry in side.ledger.entries:
        for answer in entry.answers:
            for item in answer.items:
                if item.standing != "shown" and (entry.points or item.rule):
                    lines = side.lines(item.path)[item.line - 1 : item.line]
                    yield _Known(
                        answer.question,
                        renames.get(item.path, item.path),
                        within_file(item.symbol, item.path),
                        " ".join("".join(lines).split()),
                        item,
                    )


def _functions(ledger: Ledger, renames: Mapping[str, str]) -> set[tuple[str, str]]:
    return {
        (renames.get(entry.path, entry.path), function.symbol)
        for entry in ledger.entries
        for function in entry.functions or ()
    }


def _as_it_says(one: _Known) -> object:
    return one.question, one.item.standing, one.path, one.symbol, one.item.rule, one.item.text


def _as_it_stands(one: _Known) -> object | None:
    """What a rule says of one place is the same, however its sentence goes."""
    if not one.item.rule:
        return None
    return one.question, one.item.standing, one.path, one.symbol, one.item.rule, one.source


def _about(one: _Known) -> object:
    return one.question, one.path, one.symbol


def _without_pairs(
    old: Iterable[_Known], new: Iterable[_Known], identity: Callable[[_Known], object | None]
) -> tuple[list[_Known], list[_Known]]:
    """What is left of both when those of one identity are paired off, in order."""
    waiting: dict[object, list[_Known]] = defaultdict(list)
    left_old = []
    for one in old:
        key = identity(one)
        if key is None:
            left_old.append(one)
        else:
            waiting[key].append(one)
    left_new = []
    for one in new:
        key = identity(one)
        if key is None or not waiting.get(key):
            left_new.append(one)
        else:
            waiting[key].pop(0)
    return [*left_old, *(one for ones in waiting.values() for one in ones)], left_new


def _sorted(known: Iterable[_Known]) -> tuple[Changed, ...]:
    ordered = sorted(
        known,
        key=lambda one: (
            QUESTIONS.index(one.question), one.item.path, one.item.line, one.item.text
        ),
    )  # fmt: skip
    return tuple(Changed(one.question, one.item) for one in ordered)
