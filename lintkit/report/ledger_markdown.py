"""The ledger for reading in a browser, in a repository or under a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.debt import QUESTIONS, SEARCHED, WORDING
from lintkit.report import first_markdown, program_markdown, standings_markdown, wording
from lintkit.report.first import actions
from lintkit.report.markdown import code, prose, row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.debt import Answer, Entry, Item, Ledger
    from lintkit.model import Inventory
    from lintkit.report.described import Described


def render(ledger: Ledger, inventory: Inventory, describe: Callable[[str], Described]) -> str:
    """A Markdown document; paths are relative to the root.

    Args:
        ledger: the five questions, module by module.
        inventory: every integration point with its account.
        describe: what a rule's code stands for.
    """
    return "\n".join(_document(ledger, inventory, describe)) + "\n"


def _document(
    ledger: Ledger, inventory: Inventory, describe: Callable[[str], Described]
) -> Iterator[str]:
    yield "# Explainability debt"
    yield ""
    asked = ledger.asked()
    if asked:
        yield from _overview(ledger)
        yield from first_markdown.render(actions(ledger, inventory.points, describe))
        for entry in asked:
            yield from _entry(entry, is_history_whole=ledger.is_history_whole)
    else:
        yield wording.NO_POINTS
    yield from program_markdown.render(inventory)
    yield from _others(ledger.others())
    if ledger.unread:
        yield from ["", "## Files that could not be read", ""]
        yield from (f"- {code(one.path)}: {prose(one.message)}" for one in ledger.unread)


def _overview(ledger: Ledger) -> Iterator[str]:
    modules = wording.count(len(ledger.asked()), "module")
    yield f"{modules} with calls to models. How the questions stand in them:"
    yield ""
    yield from standings_markdown.render(ledger)
    yield ""
    yield wording.CONTEXT
    yield ""
    yield "Where an answer was looked for:"
    yield ""
    yield from (f"- **{question}**: {prose(SEARCHED[question])}" for question in QUESTIONS)
    yield ""
    if ledger.models is not None:
        yield wording.age(ledger.models)


def _entry(entry: Entry, *, is_history_whole: bool | None) -> Iterator[str]:
    yield from ["", f"## {code(entry.path)}", "", f"{prose(wording.facts(entry))}."]
    context = wording.context(entry, is_history_whole=is_history_whole)
    yield f"{prose(context[0].upper() + context[1:])}."
    for answer in entry.answers:
        yield from _answer(answer)


def _answer(answer: Answer) -> Iterator[str]:
    standing = wording.STANDINGS[answer.standing]
    yield ""
    yield f"### {answer.question}: {standing}"
    yield ""
    yield f"*{WORDING[answer.question]}*"
    yield ""
    check = wording.check_of(answer.items)
    for item, lines, mends in wording.told(answer.items):
        yield from _item(item, lines, mends, with_check=not check)
    if check:
        yield from ["", f"To check: {prose(check)}"]


def _item(
    item: Item, lines: list[int], mends: int, place: str = "", *, with_check: bool = True
) -> Iterator[str]:
    where = f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(map(str, lines))}"
    rule = f" ({item.rule})" if item.rule else ""
    yield f"- **{wording.STANDINGS[item.standing]}**, {place}{where}: {prose(item.text)}{rule}"
    yield from (f"  - {code(f'{one.path}:{one.line}')} {prose(one.text)}" for one in item.evidence)
    if mends and item.clear:
        yield f"  - To clear{wording.these(mends)}: {prose(item.clear)}"
    if mends and item.check and with_check:
        yield f"  - To check{wording.these(mends)}: {prose(item.check)}"


def _others(others: tuple[Entry, ...]) -> Iterator[str]:
    if not others:
        return
    yield from ["", "## Modules without calls to models", "", wording.OTHERS, ""]
    yield row("module", "reached from", "callers", "most complex function")
    yield row("---", "---", "--:", "---")
    for entry in others:
        reached = wording.some(point.label for point in entry.entry_points)
        yield row(code(entry.path), prose(reached), str(entry.callers), _most_complex(entry))
    if found := wording.besides(others):
        yield from ["", "### What is open there", ""]
        for item, lines, mends in found:
            yield from _item(item, lines, mends, f"{code(item.path)}, ")


def _most_complex(entry: Entry) -> str:
    if entry.functions is None:
        return "could not be measured"
    if not entry.functions:
        return ""
    top = entry.functions[0]
    return f"{code(top.symbol)} ({top.complexity})"
