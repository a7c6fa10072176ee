"""A person who is asked before what the model says does something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.reading import callee_externals
from lintkit.ir import Call
from lintkit.program.values import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.output.index import Index
    from lintkit.accounts.output.moves import Seen
    from lintkit.accounts.output.words import Words
    from lintkit.program.values import CodeRef

_ASKING = frozenset(
    {
        *("builtins.input", "click.confirm", "click.prompt", "click.pause", "click.getchar"),
        *("typer.confirm", "typer.prompt", "rich.prompt.Confirm.ask", "rich.prompt.Prompt.ask"),
        *("rich.console.Console.input", "questionary.confirm", "questionary.select"),
        *("inquirer.confirm", "inquirer.prompt", "InquirerPy.inquirer.confirm"),
        *("prompt_toolkit.prompt", "prompt_toolkit.shortcuts.confirm", "prompt_toolkit.confirm"),
        *("streamlit.button", "streamlit.form_submit_button", "tkinter.messagebox.askyesno"),
    }
)
_DEEPEST = 2  # functions that ask on behalf of others


def is_approved(words: Words, sink: Seen) -> bool:
    """Whether a person is asked on the way from the answer to a place where it does something.

    What is asked for before the model answers, such as the question itself, does not count.
    """
    index = words.index
    return any(
        _asks(index, Site(ref, position), _DEEPEST)
        for ref, start, end in _stretches(words, sink)
        for position in range(start + 1, end)
    )


def _stretches(words: Words, sink: Seen) -> Iterator[tuple[CodeRef, int, int]]:
    """What runs while the answer is on its way: a code, and the positions that it lies between."""
    came = {words.start.code: words.start.position}
    steps = [(move.site, move.state.place.code) for move in words.slice.path(sink.state)]
    for site, entered in (*steps, (sink.site, sink.site.code)):
        if site.code in came:
            yield site.code, came[site.code], site.position
        came[site.code] = site.position
        came.setdefault(entered, -1)


def _asks(index: Index, site: Site, depth: int) -> bool:
    """Whether a call asks a person, itself or through a function of the program."""
    if not isinstance(index.program.instruction(site), Call):
        return False
    if any(one.symbol in _ASKING for one in callee_externals(index.program, site)):
        return True
    return depth > 0 and any(
        _asks(index, Site(ref, position), depth - 1)
        for ref in index.callees(site)
        for position in range(len(index.program.code(ref).instructions))
    )
