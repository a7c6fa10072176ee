"""How the sign-off of each module stands, given its records and what its code is like now."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit.model import SignOff, SignOffChange, Step
from lintkit.signoffs.changes import differences, retirements
from lintkit.signoffs.doubts import doubts_of_records
from lintkit.signoffs.store import StoredRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from lintkit.model import ModuleAccount, Parts, SignOffState
    from lintkit.signoffs.record import Record


class _Found(Struct, frozen=True):
    """A record that speaks of some functions of a module, and the functions."""

    stored: StoredRecord
    symbols: tuple[str, ...]


class Judge:
    """Says how the sign-offs of one project stand.

    Args:
        records: all records of the project.
        parts: what a sign-off of a module is bound to, by function.
        docstrings: those of each module, by path.
        agent: the coding agent that last committed a record, by the record's path; else None.
        today: the day of the run.
        max_age: after how many days a sign-off is stale.
        with_tests: whether the tests in the accounts are those that the code shows, as in records;
            what has been measured names others.
    """

    def __init__(
        self,
        records: Sequence[StoredRecord],
        *,
        parts: Callable[[ModuleAccount], Mapping[str, Parts]],
        docstrings: Mapping[str, Sequence[str]],
        agent: Callable[[str], str | None],
        today: date,
        max_age: int,
        with_tests: bool = True,
    ) -> None:
        self._records = records
        self._parts = parts
        self._agent = agent
        self._today = today
        self._max_age = max_age
        self._with_tests = with_tests
        self._doubts = doubts_of_records(records, docstrings, today)

    def judge(self, modules: Sequence[ModuleAccount]) -> dict[str, SignOff]:
        """How the sign-off of each module stands, by path."""
        records: dict[str, list[StoredRecord]] = defaultdict(list)
        for stored in self._records:
            records[stored.record.module].append(stored)
        moved = self._moved(modules, records)
        return {
            one.path: self._standing(one, records[moved.get(one.path, one.path)]) for one in modules
        }

    def _moved(
        self, modules: Sequence[ModuleAccount], records: Mapping[str, Sequence[StoredRecord]]
    ) -> dict[str, str]:
        """The former paths of modules that are, part for part, what a lost record is about.

        Of modules without integration points none is looked for: there are too many.
        """
        paths = {one.path for one in modules}
        lost = {path: found for path, found in records.items() if path not in paths}
        heirs: dict[str, list[str]] = defaultdict(list)
        for module in modules if lost else ():
            if module.parts and module.path not in records:
                for path, found in lost.items():
                    if all(_describes(one.record, module.parts) for one in found):
                        heirs[path].append(module.path)
        return {found[0]: path for path, found in heirs.items() if len(found) == 1}

    def _standing(self, module: ModuleAccount, records: Sequence[StoredRecord]) -> SignOff:
        if not records:
            return SignOff(state="none")
        parts = self._parts(module)
        found, missing = _covering(records, parts)
        doubts = tuple(text for one in found for text in self._doubts_about(one.stored))
        changes = _by_symbol(
            change for one in found for change in self._changes(module, one, parts)
        )
        return SignOff(
            state=_state(doubts, changes, missing),
            signers=tuple(dict.fromkeys(_signed(one.stored.record) for one in found)),
            changes=changes,
            doubts=doubts,
            missing=missing,
            evidence=tuple(
                Step(one.stored.path, 1, f"signed by {_signed(one.stored.record)}") for one in found
            ),
        )

    def _doubts_about(self, stored: StoredRecord) -> Iterator[str]:
        yield from self._doubts[stored.path]
        if (agent := self._agent(stored.path)) is not None:
            yield f"the record was last committed by {agent}, not by a person alone"

    def _changes(
        self, module: ModuleAccount, found: _Found, parts: Mapping[str, Parts]
    ) -> Iterator[SignOffChange]:
        record = found.stored.record
        for symbol in found.symbols:
            before = record.bound_to.get(symbol)
            if before is None:
                yield SignOffChange(symbol, "has been added since")
            else:
                now = parts[symbol]
                if not self._with_tests:
                    now = structs.replace(now, tests=before.tests)
                yield from (SignOffChange(symbol, text) for text in differences(before, now))
            yield from (SignOffChange(symbol, text) for text in retirements(module, symbol))
        for symbol in record.bound_to:
            if symbol not in parts:
                yield SignOffChange(symbol, "is gone, or no longer calls a model")
        age = (self._today - record.signed.date).days
        if age > self._max_age:
            yield SignOffChange(
                record.symbol, f"was signed {age} days ago, and {self._max_age} are allowed"
            )


def _by_symbol(changes: Iterable[SignOffChange]) -> tuple[SignOffChange, ...]:
    """One change for each function, which says all that has changed in it."""
    texts: dict[str, list[str]] = defaultdict(list)
    for change in changes:
        if change.text not in texts[change.symbol]:
            texts[change.symbol].append(change.text)
    return tuple(SignOffChange(symbol, "; ".join(found)) for symbol, found in sorted(texts.items()))


def _covering(
    records: Sequence[StoredRecord], parts: Mapping[str, Parts]
) -> tuple[tuple[_Found, ...], tuple[str, ...]]:
    """The records that speak of the functions, each of the most particular one's, and the rest."""
    symbols: dict[str, list[str]] = defaultdict(list)
    missing = []
    for symbol in parts:
        covering = [one for one in records if one.record.covers(symbol)]
        if covering:
            symbols[max(covering, key=lambda one: len(one.record.symbol)).path].append(symbol)
        else:
            missing.append(symbol)
    found = (_Found(one, tuple(symbols.get(one.path, ()))) for one in records)
    return tuple(found), tuple(missing)


def _state(
    doubts: Sequence[str], changes: Sequence[SignOffChange], missing: Sequence[str]
) -> SignOffState:
    if doubts:
        return "unconfirmed"
    if changes:
        return "stale"
    return "none" if missing else "signed"


def _describes(record: Record, parts: Mapping[str, Parts]) -> bool:
    return all(parts.get(symbol) == before for symbol, before in record.bound_to.items())


def _signed(record: Record) -> str:
    return f"{record.signed.name}, {record.signed.date}"
