"""Content that is used although the SDK may give nothing there, or raise where it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.output.failing import OF_NONE, TOOLS
from lintkit.accounts.output.labels import written
from lintkit.accounts.reading import enclosing
from lintkit.accounts.trials import handlers_around
from lintkit.model import OutputFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.output.failing import Failure
    from lintkit.accounts.output.followed import Followed
    from lintkit.model import EdgeCase

_WORDS: dict[EdgeCase, str] = {
    "empty": "an answer without text",
    "no_choice": "an answer without choices",
    "truncated": "an answer that was cut off",
    "refusal": "a refusal or filter",
    "malformed_json": "text that is no JSON",
    "first_block_not_text": "an answer that does not begin with text",
}
_NO_TOOL = "an answer that calls no tool"


def unguarded(followed: Followed, found: Iterable[Failure]) -> Iterator[OutputFault]:
    """The uses of content that fail in an edge case of this SDK, and meet no guard."""
    if followed.streamed:
        return
    for failure in found:
        if failure.errors and followed.is_certain(failure.state):
            if not failure.demand:
                yield _where_read(followed, failure)
            elif not _comes_after(followed, failure):
                yield _of_none(followed, failure)


def _of_none(followed: Followed, failure: Failure) -> OutputFault:
    program, label = followed.index.program, failure.state.label
    subject = f"`{written(label.path).lstrip('.')}`" if label.path else "the parsed answer"
    return OutputFault(
        kind="silent_none" if followed.reading.is_parsed(label) else "unguarded",
        subject=subject,
        reason=f"{followed.sdk} gives None there for {_listed(failure.errors['None'])}, and "
        f"{failure.demand} fails on None",
        span=program.span(failure.site),
        symbol=program.symbol(failure.site.code),
        evidence=(
            followed.told,
            *followed.slice.chain(failure.state),
            program.step(
                failure.site, f"{failure.demand} is asked of it, and nothing looked first"
            ),
        ),
    )


def _where_read(followed: Followed, failure: Failure) -> OutputFault:
    program, path = followed.index.program, failure.state.label.path
    is_tool = TOOLS in path
    raised = [f"{error} for {_listed(these, is_tool)}" for error, these in failure.errors.items()]
    return OutputFault(
        kind="unguarded",
        subject=f"`{written(path).lstrip('.')}`",
        reason=f"with {followed.sdk} it raises {', and '.join(raised)}",
        span=program.span(failure.site),
        symbol=program.symbol(failure.site.code),
        evidence=(
            followed.told,
            *followed.slice.chain(failure.state),
            program.step(failure.site, f"{' or '.join(failure.errors)} is raised here"),
        ),
    )


def _comes_after(followed: Followed, failure: Failure) -> bool:
    """Whether a handler asks it that runs only where something else was asked of it before.

    What a handler of malformed JSON reads, say, was a text when it was parsed.
    """
    program = followed.index.program
    bodies = [
        tried
        for tried, handler in handlers_around(program, failure.site)
        if handler.catches_any(OF_NONE) is False
    ]
    return bool(bodies) and any(
        site.code == failure.site.code
        and any(around in bodies for around in enclosing(program, site))
        for other in followed.slice.seen
        if other.sight == "demand" and other.state.label == failure.state.label
        for site in (*other.state.calls, other.site)
    )


def _listed(cases: list[EdgeCase], is_tool: bool = False) -> str:  # noqa: FBT001, FBT002
    words = [_WORDS.get(case, case.replace("_", " ")) for case in cases]
    if is_tool:
        words = [_NO_TOOL if word == _WORDS["empty"] else word for word in words]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
