"""The first page of an audit: what it found, where to begin, and what is in the other files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.report import standings_markdown, wording
from lintkit.report.markdown import code, prose, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from lintkit.debt import Entry, Ledger

_FIRST = 5  # modules to begin with


def render(
    ledger: Ledger, files: Mapping[str, str], *, project: str, commit: str | None, today: date
) -> str:
    """A Markdown document.

    Args:
        ledger: the five questions, module by module.
        files: what each of the other files is, by name.
        project: what the program is called.
        commit: of which it was read; None: from a folder as it is.
        today: the day of the run.
    """
    state = "" if commit is None else f", at {code(commit)}"
    lines = [f"# Audit of {prose(project)}", "", f"As of {today}{state}.", ""]
    lines += _found(ledger)
    lines += ["", "## Where to begin", "", *_begin(ledger)]
    lines += ["", "## What is here", "", row("file", "what it is"), row("---", "---")]
    lines += [row(code(name), prose(what)) for name, what in files.items()]
    return "\n".join(lines) + "\n"


def _found(ledger: Ledger) -> Iterator[str]:
    asked = ledger.asked()
    if not asked:
        yield wording.NO_POINTS
    else:
        points = wording.calls(sum(entry.points for entry in asked))
        yield f"{points} in {wording.count(len(asked), 'module')}. How the questions stand:"
        yield ""
        yield from standings_markdown.render(ledger)
    if ledger.unread:
        yield ""
        yield (
            f"{wording.count(len(ledger.unread), 'file')} could not be read; nothing is said of "
            "what they hold:"
        )
        yield ""
        yield from (f"- {code(one.path)}: {prose(one.message)}" for one in ledger.unread[:_FIRST])
        if len(ledger.unread) > _FIRST:
            yield f"- … and {len(ledger.unread) - _FIRST:,} more"


def _begin(ledger: Ledger) -> Iterator[str]:
    """The modules that most of the program relies on; those that reach a model, if any do."""
    entries: Sequence[Entry] = ledger.asked() or ledger.others()
    if not entries:
        yield "There is no Python here that could be read."
    for entry in entries[:_FIRST]:
        yield f"- {code(entry.path)}: {prose(wording.facts(entry))}"
        is_open = [answer.question for answer in entry.answers if answer.standing == "open"]
        if entry.points and is_open:
            yield f"  - open: {', '.join(is_open)}"
