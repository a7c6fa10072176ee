"""Putting the ledger together from accounts, findings and complexity."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.debt.ledger import QUESTIONS, Answer, Entry, Item, Ledger
from lintkit.debt.questions import FACT_RULES, FAMILIES, OF_POINTS
from lintkit.debt.signed import signed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lintkit.debt.ledger import Function, Question
    from lintkit.model import Finding, IntegrationPoint, Inventory, ModuleAccount, Span
    from lintkit.sources.files import Problem


def build_ledger(
    inventory: Inventory,
    findings: Iterable[Finding],
    *,
    problems: Sequence[Problem],
    functions: Mapping[str, tuple[Function, ...] | None],
) -> Ledger:
    """The ledger of a program.

    Args:
        inventory: the accounts of its modules and integration points.
        findings: what the rules said; what no account says already becomes an item.
        problems: the files that could not be read.
        functions: of the modules that could be measured, by path.
    """
    findings_in: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=_place):
        if finding.code not in FACT_RULES:
            findings_in[finding.span.path].append(finding)
    entries = []
    for account in inventory.modules:
        module = _Module(account, findings_in[account.path], functions.get(account.path))
        entries.append(module.entry())
    return Ledger(tuple(sorted(entries, key=_order)), tuple(sorted(problems)), inventory.models)


def _place(finding: Finding) -> tuple[Span, str, str]:
    return finding.span, finding.code, finding.message


def _order(entry: Entry) -> tuple[int, int, str]:
    return -len(entry.entry_points), -entry.callers, entry.path


class _Module:
    """A module while its entry is put together."""

    def __init__(
        self,
        account: ModuleAccount,
        findings: Sequence[Finding],
        functions: tuple[Function, ...] | None,
    ) -> None:
        self.account = account
        self.findings = findings
        self.functions = functions

    def entry(self) -> Entry:
        account = self.account
        asked = QUESTIONS if account.points else ("account",)
        return Entry(
            path=account.path,
            points=len(account.points),
            answers=tuple(Answer(question, tuple(self._items(question))) for question in asked),
            entry_points=account.entry_points,
            callers=account.callers,
            functions=self.functions,
        )

    def _items(self, question: Question) -> Iterator[Item]:
        if question == "account":
            yield from signed(self.account)
        else:
            for point in self.account.points:
                yield from self._facts(question, point)
        for finding in self.findings:
            if finding.code.startswith(FAMILIES[question]):
                yield self._finding(finding)

    def _facts(self, question: Question, point: IntegrationPoint) -> Iterator[Item]:
        for fact in OF_POINTS[question](point):
            yield Item(
                standing=fact.standing,
                text=fact.text,
                path=point.path,
                line=point.line,
                symbol=point.symbol,
                rule=fact.rule,
                clear=fact.clear,
                evidence=fact.evidence,
                complexity=self._complexity(point.line),
            )

    def _finding(self, finding: Finding) -> Item:
        return Item(
            standing="open",
            text=finding.message,
            path=finding.span.path,
            line=finding.span.line,
            symbol=finding.symbol,
            rule=finding.code,
            clear=finding.remedy,
            evidence=finding.evidence,
            complexity=self._complexity(finding.span.line),
        )

    def _complexity(self, line: int) -> int | None:
        """That of the innermost function that radon measures around the line."""
        around = [one for one in self.functions or () if one.line <= line <= one.end_line]
        return max(around, key=lambda one: one.line).complexity if around else None
