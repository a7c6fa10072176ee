"""Uses of content that fail in an edge case: on None, or where it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.output.catching import may_be_caught
from lintkit.accounts.output.comparing import words
from lintkit.accounts.output.labels import ANY, is_below
from lintkit.accounts.output.moves import State
from lintkit.model import EdgeCase
from lintkit.program.values import Constant, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.output.followed import Followed
    from lintkit.accounts.output.labels import Path
    from lintkit.accounts.output.moves import Seen

OF_NONE = ("builtins.TypeError", "builtins.AttributeError")
"""What comes of None: which error depends on what is asked of it."""

_BASES = {
    "IndexError": ("builtins.IndexError", "builtins.LookupError"),
    "KeyError": ("builtins.KeyError", "builtins.LookupError"),
}
# What makes a model answer in blocks other than text.
_BLOCKS = ("tools", "thinking", "functions")

TOOLS = "tool_calls"
"""Where tools stand that the model calls."""


class Failure(Struct, frozen=True):
    """A use of content that no condition guards.

    Attributes:
        state: the content.
        site: where it fails.
        errors: by what stands there, "None" or the name of an error, the cases; those of which a
            handler may catch the error are among `caught`.
        demand: what is asked of None, in words.
    """

    state: State
    site: Site
    errors: dict[str, list[EdgeCase]]
    caught: frozenset[EdgeCase]
    demand: str = ""


def failures(followed: Followed) -> Iterator[Failure]:
    """The uses of content that fail in an edge case of this SDK."""
    # Only conditions that ask for the cut alone leave something to ask: others guard the content.
    ruled_out: frozenset[EdgeCase] = frozenset({"truncated"} if followed.is_stop_tested else ())
    yield from _of_none(followed, ruled_out)
    yield from _of_errors(followed, ruled_out)


def _of_none(followed: Followed, ruled_out: frozenset[EdgeCase]) -> Iterator[Failure]:
    """What is asked of a text, or a parsed object, that may be None."""
    for seen in followed.sights("demand"):
        label = seen.state.label
        outcome = followed.reading.outcome(label)
        cases = [one for one, what in outcome.items() if what == "None" and one not in ruled_out]
        if not cases or _is_tested(followed, label.path) or not _is_silent(followed):
            continue
        is_caught = may_be_caught(followed.index, seen.state, seen.site, OF_NONE)
        errors = {} if is_caught else {"None": cases}
        caught = frozenset(cases if is_caught else ())
        yield Failure(seen.state, seen.site, errors, caught, seen.detail)


def _of_errors(followed: Followed, ruled_out: frozenset[EdgeCase]) -> Iterator[Failure]:
    """What raises where it is read."""
    reading = followed.reading
    done: set[Site] = set()
    for state in followed.slice.states:
        label = state.label
        if label.form != "answer" or label.inside or not label.path or ANY in label.path:
            continue
        outcome = reading.outcome(label)
        cases = [
            case
            for case, what in outcome.items()
            if what.endswith("Error") and case not in ruled_out
            if _can_occur(followed, label.path, case)
        ]
        before, move = followed.slice.step_to(state)
        if not cases or cases == ["no_choice"] or before is None or move is None:
            continue
        is_read_there = before.label.path != label.path  # and not only handed on
        if not is_read_there or move.site in done or _is_tested(followed, label.path, raises=True):
            continue
        done.add(move.site)
        by_error: dict[str, list[EdgeCase]] = {}
        caught: list[EdgeCase] = []
        for case in cases:
            error = outcome[case]
            if may_be_caught(followed.index, state, move.site, _with_bases(error)):
                caught.append(case)
            else:
                by_error.setdefault(error, []).append(case)
        yield Failure(state, move.site, by_error, frozenset(caught))


def _with_bases(error: str) -> tuple[str, ...]:
    """The names by which a handler catches an error."""
    return _BASES.get(error, (f"builtins.{error}",))


def _is_tested(followed: Followed, path: Path, *, raises: bool = False) -> bool:
    """Whether any condition looks at a part of the answer that tells of the content.

    Where it stands does not matter: whoever looked knew, and how branches meet is not judged. But
    nobody comes to look at a part that raises where it is read, or at what is within it.
    """
    reading = followed.reading
    around = path[:-1] if path else path
    for seen in followed.slice.seen:
        label = seen.state.label
        if seen.sight != "test" or label.form != "answer":
            continue
        if reading.is_stop(label) and _tells_of_the_cut_alone(followed, seen):
            continue
        is_near = bool(around) and is_below(label.path, around)
        if raises and is_below(label.path, path):
            continue
        is_above = bool(label.path) and is_below(path, label.path)
        if is_above and reading.is_choice(label.path) and not reading.is_choice(path):
            continue  # that there is an answer says nothing of what is in it
        if is_near or is_above or label.path == path or reading.is_stop(label):
            return True
    return False


def _tells_of_the_cut_alone(followed: Followed, seen: Seen) -> bool:
    """Whether a condition asks for no other end than that the answer was cut off."""
    response = followed.response
    asked = words(followed.index.program, seen)
    return bool(asked) and {*asked} <= {*response.truncated} - {*response.refused}


def _is_silent(followed: Followed) -> bool:
    """Whether None comes without an exception, in the form of answer that the program chose."""
    name, _, value = followed.response.silent.partition("=")
    if not name:
        return True
    program = followed.index.program
    given = [
        place
        for way in followed.point.ways
        for link in way.chain.makers[0].links
        for place in program.arguments(link.site).keywords.get(name, ())
    ]
    return any(Constant(value) in program.values(place) for place in given)


def _can_occur(followed: Followed, path: Path, case: EdgeCase) -> bool:
    keywords = followed.index.program.arguments(followed.point.site).keywords
    if case == "first_block_not_text":
        return any(name in keywords for name in _BLOCKS)
    return TOOLS not in path or "tool_choice" not in keywords  # by which it may have to call one
