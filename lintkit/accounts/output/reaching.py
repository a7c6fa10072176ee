"""Output that reaches a place where a text does something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import OutputFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.output.followed import Followed
    from lintkit.accounts.output.moves import Seen

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
    """The chains from the answer to a sink, whole ones only."""
    program = followed.index.program
    for seen in followed.sights("sink", chosen=True):
        if _is_chosen_from(followed, seen):
            continue
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
    return any(
        seen.site.code == sink.site.code and seen.detail in ("in", "not in", "==", "!=")
        for seen in followed.tests()
        if followed.reading.is_tainted(seen.state.label)
    )
