"""Putting the ledger together from accounts, findings and complexity."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.debt.clearing import completed
from lintkit.debt.ledger import QUESTIONS, Answer, Entry, Item, Ledger
from lintkit.debt.questions import FACT_RULES, FAMILIES, OF_POINTS
from lintkit.debt.signed import signed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lintkit.debt.ledger import Measures, Question
    from lintkit.model import Finding, IntegrationPoint, Inventory, ModuleAccount, Remark, Span
    from lintkit.sources.files import Problem
    from lintkit.sources.history import FileHistory, History


def build_ledger(
    inventory: Inventory,
    findings: Iterable[Finding],
    *,
    problems: Sequence[Problem],
    measures: Mapping[str, Measures | None],
    history: History | None = None,
) -> Ledger:
    """The ledger of a program.

    Args:
        inventory: the accounts of its modules and integration points.
        findings: what the rules said; what no account says already becomes an item.
        problems: the files that could not be read.
        measures: figures about the text of each module, by path; None: it could not be measured.
        history: how its files changed, where git knows.
    """
    findings_in: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(findings, key=_place):
        if finding.code not in FACT_RULES:
            findings_in[finding.span.path].append(finding)
    files = {} if history is None else history.files
    entries = []
    for account in inventory.modules:
        module = _Module(account, findings_in[account.path], measures.get(account.path))
        entries.append(module.entry(files.get(account.path)))
    return Ledger(
        tuple(sorted(entries, key=_order)),
        tuple(sorted(problems)),
        inventory.models,
        None if history is None else history.is_whole,
    )


def _place(finding: Finding) -> tuple[Span, str, str]:
    return finding.span, finding.code, finding.message


def _order(entry: Entry) -> tuple[int, int, int, str]:
    commits = 0 if entry.history is None else entry.history.commits
    return -len(entry.entry_points), -entry.callers, -commits, entry.path


class _Module:
    """A module while its entry is put together."""

    def __init__(
        self,
        account: ModuleAccount,
        findings: Sequence[Finding],
        measures: Measures | None,
    ) -> None:
        self.account = account
        self.findings = findings
        self.measures = measures

    def entry(self, history: FileHistory | None) -> Entry:
        account = self.account
        asked = QUESTIONS if account.points else ("account",)
        return Entry(
            path=account.path,
            points=len(account.points),
            answers=tuple(map(self._answer, asked)),
            entry_points=account.entry_points,
            callers=account.callers,
            coupling=account.coupling,
            measures=self.measures,
            history=history,
        )

    def _answer(self, question: Question) -> Answer:
        items = (completed(item, question) for item in self._items(question))
        return Answer(question, tuple(items))

    def _items(self, question: Question) -> Iterator[Item]:
        if question == "account":
            yield from signed(self.account)
            yield from map(self._traced, self.account.traces)
            yield from map(self._unseen, self.account.unseen)
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

    def _traced(self, remark: Remark) -> Item:
        return Item(
            standing="shown",
            text="something is logged, counted or traced near this call",
            path=remark.span.path,
            line=remark.span.line,
            symbol=remark.symbol,
            evidence=remark.evidence,
        )

    def _unseen(self, remark: Remark) -> Item:
        return Item(
            standing="cannot_tell",
            text=remark.subject,
            path=remark.span.path,
            line=remark.span.line,
            symbol=remark.symbol,
            clear="Look whether a model answers there; if so, the five questions are open.",
            evidence=remark.evidence,
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
        functions = () if self.measures is None else self.measures.functions
        around = [one for one in functions if one.line <= line <= one.end_line]
        return max(around, key=lambda one: one.line).complexity if around else None
