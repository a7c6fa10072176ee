"""The ledger for a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lintkit.debt import QUESTIONS, WORDING
from lintkit.report import wording
from lintkit.report.escape import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.debt import Answer, Entry, Item, Ledger, Standing
    from lintkit.report.sources import Sources

_STYLES: dict[Standing, str] = {"open": "bold red", "cannot_tell": "yellow", "shown": "green"}
_MOST_OTHERS = 10


def render(ledger: Ledger, sources: Sources) -> Iterator[Text]:
    """The ledger, line by line."""
    asked = ledger.asked()
    if asked:
        yield from _overview(ledger)
        for entry in asked:
            yield from _entry(entry, sources, is_history_whole=ledger.is_history_whole)
    else:
        yield Text(wording.NO_POINTS, "bold")
    yield from _others(ledger.others(), sources)
    for problem in ledger.unread:
        yield Text()
        yield Text.assemble(("cannot tell  ", _STYLES["cannot_tell"]), printable(problem.path))
        yield Text(f"  {printable(problem.message)}")


def _overview(ledger: Ledger) -> Iterator[Text]:
    modules = wording.count(len(ledger.asked()), "module")
    yield Text(f"{modules} with calls to models. How the questions stand in them:", "bold")
    yield Text()
    yield Text(f"  {'open':>6}{'cannot tell':>14}{'shown':>8}", "dim")
    for question in QUESTIONS:
        counts = ledger.standings(question)
        yield Text.assemble(
            "  ",
            (f"{counts['open']:>6}", _STYLES["open"] if counts["open"] else "dim"),
            (f"{counts['cannot_tell']:>14}", _STYLES["cannot_tell"]),
            (f"{counts['shown']:>8}", _STYLES["shown"]),
            (f"  {question:<9}", "bold"),
            WORDING[question],
        )
    yield Text()
    yield Text(wording.CONTEXT, "dim")
    if ledger.models is not None:
        yield Text(wording.age(ledger.models), "dim")


def _entry(entry: Entry, sources: Sources, *, is_history_whole: bool | None) -> Iterator[Text]:
    yield Text()
    yield Text(printable(sources.path(entry.path)), "bold underline")
    yield Text(f"  {printable(wording.facts(entry))}", "dim")
    context = wording.context(entry, is_history_whole=is_history_whole)
    yield Text(f"  {printable(context)}", "dim")
    for answer in entry.answers:
        yield from _answer(answer, sources)


def _answer(answer: Answer, sources: Sources) -> Iterator[Text]:
    yield Text.assemble(
        (f"  {answer.question:<9}", "bold"),
        (f"{wording.STANDINGS[answer.standing]:<13}", _STYLES[answer.standing]),
        (WORDING[answer.question], "dim"),
    )
    check = wording.check_of(answer.items)
    for item, lines, mends in wording.told(answer.items):
        yield from _item(item, lines, mends, sources, with_check=not check)
    if check:
        yield Text(f"    to check: {printable(check)}", "dim")


def _item(
    item: Item,
    lines: list[int],
    mends: int,
    sources: Sources,
    *,
    place: str = "",
    with_check: bool = True,
) -> Iterator[Text]:
    where = f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(map(str, lines))}"
    is_complex = (item.complexity or 0) >= wording.COMPLEX
    complexity = f" (function of complexity {item.complexity})" if is_complex else ""
    yield Text.assemble(
        "    - ",
        (wording.STANDINGS[item.standing], _STYLES[item.standing]),
        (printable(f", {place}{where}: "), "bold"),
        printable(item.text),
        (f" [{item.rule}]" if item.rule else "", _STYLES[item.standing]),
        (complexity if len(lines) == 1 and item.standing != "shown" else "", "dim"),
    )
    for step in item.evidence:
        at = sources.place(step.path, step.line)
        yield Text(f"        {printable(f'{at}: {step.text}')}", "dim")
    these = wording.these(mends)
    if mends and item.clear:
        yield Text.assemble((f"      to clear{these}: ", "green"), printable(item.clear))
    if mends and item.check and with_check:
        yield Text(f"      to check{these}: {printable(item.check)}", "dim")


def _others(others: tuple[Entry, ...], sources: Sources) -> Iterator[Text]:
    if not others:
        return
    yield Text()
    yield Text(f"{wording.count(len(others), 'module')} without calls to models", "bold")
    yield Text(f"  {wording.OTHERS}", "dim")
    for entry in others[:_MOST_OTHERS]:
        path = printable(sources.path(entry.path))
        yield Text.assemble(f"  {path}  ", (printable(wording.facts(entry)), "dim"))
    if len(others) > _MOST_OTHERS:
        more = len(others) - _MOST_OTHERS
        yield Text(f"  … and {more:,} more; `--format markdown` lists them all.", "dim")
    for item, lines, mends in wording.besides(others):
        yield from _item(item, lines, mends, sources, place=f"{sources.path(item.path)}, ")
