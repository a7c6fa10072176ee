"""What is to be signed: code with what a signature is bound to, and what is open in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lintkit.engine.run import report
from lintkit.engine.signing import docstrings, parts_of
from lintkit.errors import UsageError
from lintkit.signoffs import (
    Answers,
    Record,
    StoredRecord,
    doubts_of_records,
    is_within,
    read_records,
    record_file,
    retirements,
    wanted,
)
from lintkit.sources.files import relative_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from lintkit.debt import Entry
    from lintkit.engine.gather import Request
    from lintkit.engine.run import Reported
    from lintkit.model import ModuleAccount, Parts
    from lintkit.signoffs import Draft, Signed


@dataclass(frozen=True)
class Signable:
    """A module, or a function or class of it.

    Attributes:
        folder: the folder that holds `.lintkit`, or will.
        account: of the module.
        entry: what the ledger says of the module.
        symbol: dotted name within the module; empty: all of it.
        bound_to: what a sign-off is bound to, by function.
        docstrings: those of the module.
        others: the records of the project, this code's own apart.
        earlier: the record that there is already.
        today: the day of the run.
    """

    folder: Path
    account: ModuleAccount
    entry: Entry
    symbol: str
    bound_to: Mapping[str, Parts]
    docstrings: tuple[str, ...]
    others: tuple[StoredRecord, ...]
    earlier: Record | None
    today: date

    @property
    def title(self) -> str:
        """What it is called."""
        return f"{self.account.path}:{self.symbol}" if self.symbol else self.account.path

    @property
    def questions(self) -> dict[str, str]:
        """What is asked of it, by key."""
        return wanted(self.bound_to)

    def retirements(self) -> tuple[str, ...]:
        """The models in it that have been retired, for which no signature can hold."""
        found = (text for name in self.bound_to for text in retirements(self.account, name))
        return tuple(dict.fromkeys(found))

    def record(self, draft: Draft, signed: Signed) -> Record:
        """The record that a person's answers make."""
        return Record(
            schema="lintkit/account/v1",
            module=self.account.path,
            symbol=self.symbol,
            answers=Answers.of(draft),
            signed=signed,
            bound_to=self.bound_to,
        )

    def doubts(self, record: Record) -> tuple[str, ...]:
        """Why a record would not be confirmed; empty where it would."""
        stored = StoredRecord(str(record_file(record.module, record.symbol)), record)
        documented = {record.module: self.docstrings}
        return doubts_of_records((stored, *self.others), documented, self.today)[stored.path]


def signable(request: Request, file: Path, symbol: str) -> Signable:
    """The code in a file, as it can be signed.

    Args:
        request: of the whole project.
        file: the module.
        symbol: dotted name within it; empty: all of it.

    Raises:
        LintkitError: as for `report`; the file is not part of the program, or has no such symbol.
    """
    path = relative_path(file.absolute(), request.config.root)
    return of_report(report(request), request, path, symbol)


def of_report(reported: Reported, request: Request, path: str, symbol: str = "") -> Signable:
    """The code of a module, as it can be signed, when the project has been read already.

    Raises:
        UsageError: the module is not part of the program, or has no such symbol.
    """
    root = request.config.root
    account = next((one for one in reported.inventory.modules if one.path == path), None)
    if account is None:
        raise UsageError(f"{path}: is a test, or not part of the program: nobody signs for it.")
    found = read_records(root)
    if found.folder not in (None, root):
        raise UsageError(f"{path}: the records are in {found.folder}: run lintkit from there.")
    own = (path, symbol)
    by_code = {(one.record.module, one.record.symbol): one for one in found.records}
    return Signable(
        folder=root,
        account=account,
        entry=next(one for one in reported.ledger.entries if one.path == path),
        symbol=symbol,
        bound_to=_bound_to(parts_of(account, request, reported.found), path, symbol),
        docstrings=tuple(docstrings(reported.found, path)),
        others=tuple(one for code, one in by_code.items() if code != own),
        earlier=by_code[own].record if own in by_code else None,
        today=request.today,
    )


def _bound_to(parts: Mapping[str, Parts], path: str, symbol: str) -> Mapping[str, Parts]:
    found = {name: one for name, one in parts.items() if is_within(name, symbol)}
    if not found:
        named = ", ".join(filter(None, parts)) or "none; sign the module as a whole"
        raise UsageError(
            f"{path}: no call to a model stands in {symbol}. The functions with one are: {named}."
        )
    return found
