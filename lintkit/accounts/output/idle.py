"""Checks of an answer that never apply with the SDK that gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.output.comparing import compared, words
from lintkit.accounts.output.labels import is_at, parsed_path, written
from lintkit.model import OutputFault
from lintkit.program.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.output.followed import Followed
    from lintkit.accounts.output.moves import Seen
    from lintkit.accounts.points import Way


def idle(followed: Followed) -> Iterator[OutputFault]:
    """The checks that look like guards and cannot come true."""
    if followed.streamed or followed.response.parsed == "()":
        return
    for seen in followed.tests():
        reason = _never_none(followed, seen) or _never_stops_so(followed, seen)
        if reason:
            program = followed.index.program
            label = seen.state.label
            subject = f"`{written(label.path).lstrip('.')}`" if label.path else "the answer"
            yield OutputFault(
                kind="idle",
                subject=subject,
                reason=reason,
                span=program.span(seen.site),
                symbol=program.symbol(seen.site.code),
                evidence=(
                    followed.told,
                    *followed.slice.chain(seen.state),
                    program.step(seen.site, "this check never applies"),
                ),
            )


def _never_none(followed: Followed, seen: Seen) -> str:
    """A comparison with None of what is an empty text instead, and nothing else looks at it."""
    label = seen.state.label
    outcome = followed.reading.outcome(label)
    if seen.detail not in ("is", "is not") or not _is_none(followed, seen):
        return ""
    if followed.reading.is_content(label) and "''" in outcome.values():
        if "None" in outcome.values() or not _comes_directly(followed, seen):
            return ""
        others = (one for one in followed.tests_text() if one.site != seen.site)
        if not any(others):
            return f"{followed.sdk} gives '' where there is no text, never None"
    return ""


def _never_stops_so(followed: Followed, seen: Seen) -> str:
    """A comparison of the stop reason with a word that this SDK does not use."""
    stops = followed.response.stops
    label = seen.state.label
    path = parsed_path(followed.response.stop)
    if seen.detail not in ("==", "in") or not stops or label.form != "answer" or label.inside:
        return ""
    if not is_at(label.path, path) or not all(map(_is_own_service, followed.point.ways)):
        return ""
    if not _comes_directly(followed, seen):
        return ""
    asked = words(followed.index.program, seen)
    if not asked or any(word in stops for word in asked):
        return ""
    said = " or ".join(f'"{word}"' for word in asked)
    return f"{followed.sdk} never says {said} there"


def _is_own_service(way: Way) -> bool:
    """Whether the SDK's own vendor answers: others have words of their own."""
    return way.service.name in ("openai", "azure", "anthropic")


def _comes_directly(followed: Followed, seen: Seen) -> bool:
    """Whether the register can hold nothing but what was read of the answer."""
    program = followed.index.program
    place = seen.state.place
    while (made := program.definition(place)) is not None:
        found = program.instruction(made)
        if isinstance(found, (ir.Refine, ir.Await)):
            source = found.source if isinstance(found, ir.Refine) else found.value
            place = Place(place.code, source)
        else:
            return isinstance(found, (ir.GetAttr, ir.GetItem, ir.Call))
    return False


def _is_none(followed: Followed, seen: Seen) -> bool:
    other = compared(followed.index.program, seen)
    return isinstance(other, ir.Const) and other.value is None
