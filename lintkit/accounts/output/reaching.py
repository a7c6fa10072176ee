"""Output that reaches a place where a text does something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.output.approving import is_approved
from lintkit.model import OutputFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.output.moves import Seen
    from lintkit.accounts.output.words import Words
    from lintkit.program.values import CodeRef

_COMPARISONS = frozenset({"in", "not in", "==", "!="})
_OF_PATHS = frozenset({"`.startswith`", "`.is_relative_to`"})
_DOES = {
    "code": "it is run as Python",
    "shell": "a shell runs it",
    "SQL": "a database runs it",
    "path": "it names a file",
    "template": "it is rendered as a template",
    "deserialiser": "a deserialiser that can run code reads it",
    "module": "it names a module that is imported",
}


def reaching(words: Words) -> Iterator[OutputFault]:
    """The whole chains from a model's words to a sink; one of each kind in a function."""
    program = words.index.program
    done: set[tuple[CodeRef, str]] = set()
    for seen in words.sights("sink", chosen=True):
        kind = (seen.site.code, seen.detail)
        if kind in done or not words.is_certain(seen.state):
            continue
        if _is_chosen_from(words, seen) or is_approved(words, seen):
            continue
        done.add(kind)
        yield OutputFault(
            kind="sink",
            subject=seen.detail,
            reason=_DOES[seen.detail],
            span=program.span(seen.site),
            symbol=program.symbol(seen.site.code),
            evidence=(
                words.told,
                *words.slice.chain(seen.state),
                program.step(seen.site, f"{_DOES[seen.detail]} here"),
            ),
        )


def _is_chosen_from(words: Words, sink: Seen) -> bool:
    """Whether some condition in the same code compares it with what is allowed."""
    comparisons = _COMPARISONS | _OF_PATHS if sink.detail == "path" else _COMPARISONS
    return any(
        seen.site.code == sink.site.code and seen.detail in comparisons
        for seen in words.tests()
        if words.reading.is_tainted(seen.state.label)
    )
