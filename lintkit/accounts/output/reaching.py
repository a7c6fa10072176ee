"""Output that reaches a place where a text does something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.output.approving import is_approved
from lintkit.model import OutputFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.output.followed import Followed
    from lintkit.accounts.output.moves import Seen
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


def reaching(followed: Followed) -> Iterator[OutputFault]:
    """The chains from the answer to a sink, whole ones only; one of each kind in a function."""
    program = followed.index.program
    done: set[tuple[CodeRef, str]] = set()
    for seen in followed.sights("sink", chosen=True):
        kind = (seen.site.code, seen.detail)
        if kind in done or not followed.is_certain(seen.state):
            continue
        if _is_chosen_from(followed, seen) or is_approved(followed, seen):
            continue
        done.add(kind)
        yield OutputFault(
            kind="sink",
            subject=seen.detail,
            reason=_DOES[seen.detail],
            span=program.span(seen.site),
            evidence=(
                program.step(followed.point.site, "the model answers here"),
                *followed.slice.chain(seen.state),
                program.step(seen.site, f"{_DOES[seen.detail]} here"),
            ),
        )


def _is_chosen_from(followed: Followed, sink: Seen) -> bool:
    """Whether some condition in the same code compares it with what is allowed."""
    comparisons = _COMPARISONS | _OF_PATHS if sink.detail == "path" else _COMPARISONS
    return any(
        seen.site.code == sink.site.code and seen.detail in comparisons
        for seen in followed.tests()
        if followed.reading.is_tainted(seen.state.label)
    )
