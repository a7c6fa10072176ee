"""Content that is used although the SDK may give nothing there, or raise where it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.output.catching import may_be_caught
from lintkit.accounts.output.comparing import words
from lintkit.accounts.output.labels import ANY, is_below, written
from lintkit.accounts.reading import enclosing
from lintkit.accounts.trials import handlers_around
from lintkit.model import OutputFault
from lintkit.program.values import Constant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.output.followed import Followed
    from lintkit.accounts.output.labels import Path
    from lintkit.accounts.output.moves import Seen, State
    from lintkit.model import EdgeCase
    from lintkit.program.values import Site

_WORDS: dict[EdgeCase, str] = {
    "empty": "an answer without text",
    "no_choice": "an answer without choices",
    "truncated": "an answer that was cut off",
    "refusal": "a refusal or filter",
    "malformed_json": "text that is no JSON",
    "first_block_not_text": "an answer that does not begin with text",
}
# None has neither: which error comes depends on what is asked of it.
_OF_NONE = ("builtins.TypeError", "builtins.AttributeError")
_BASES = {
    "IndexError": ("builtins.IndexError", "builtins.LookupError"),
    "KeyError": ("builtins.KeyError", "builtins.LookupError"),
}
# What makes a model answer in blocks other than text.
_BLOCKS = ("tools", "thinking", "functions")
# Where tools stand that the model calls, and the words for an answer that calls none.
_TOOLS = "tool_calls"
_NO_TOOL = "an answer that calls no tool"


def unguarded(followed: Followed) -> Iterator[OutputFault]:
    """The uses of content that fail in an edge case of this SDK, and meet no guard."""
    if followed.streamed:
        return
    yield from _of_none(followed)
    yield from _of_errors(followed)


def _of_none(followed: Followed) -> Iterator[OutputFault]:
    """What is asked of a text, or a parsed object, that may be None."""
    program, reading = followed.index.program, followed.reading
    for seen in followed.sights("demand"):
        label = seen.state.label
        outcome = reading.outcome(label)
        cases = [case for case in _left_open(followed, outcome) if outcome[case] == "None"]
        if not cases or _is_tested(followed, label.path) or not _is_silent(followed):
            continue
        if not followed.is_certain(seen.state):
            continue
        if may_be_caught(followed.index, seen.state, seen.site, _OF_NONE):
            continue
        if _comes_after(followed, seen):
            continue
        subject = f"`{written(label.path).lstrip('.')}`" if label.path else "the parsed answer"
        yield OutputFault(
            kind="silent_none" if reading.is_parsed(label) else "unguarded",
            subject=subject,
            reason=f"{followed.sdk} gives None there for {_listed(cases)}, and {seen.detail} "
            "fails on None",
            span=program.span(seen.site),
            evidence=(
                program.step(followed.point.site, "the model answers here"),
                *followed.slice.chain(seen.state),
                program.step(seen.site, f"{seen.detail} is asked of it, and nothing looked first"),
            ),
        )


def _of_errors(followed: Followed) -> Iterator[OutputFault]:
    """What raises where it is read."""
    reading = followed.reading
    done: set[Site] = set()
    for state in followed.slice.states:
        label = state.label
        if label.form != "answer" or label.inside or not label.path:
            continue
        outcome = reading.outcome(label)
        cases = [case for case in _left_open(followed, outcome) if outcome[case].endswith("Error")]
        cases = [case for case in cases if _can_occur(followed, label.path, case)]
        sites = followed.slice.sites(state)
        if not cases or cases == ["no_choice"] or not sites or sites[-1] in done:
            continue
        if ANY in label.path or not _is_read_there(followed, state):
            continue
        if not followed.is_certain(state):
            continue
        done.add(sites[-1])
        if _is_tested(followed, label.path, raises=True):
            continue
        errors = {
            error: [case for case in cases if outcome[case] == error]
            for error in dict.fromkeys(outcome[case] for case in cases)
            if not may_be_caught(followed.index, state, sites[-1], _with_bases(error))
        }
        if not errors:
            continue
        is_tool = _TOOLS in label.path
        raised = [f"{error} for {_listed(these, is_tool)}" for error, these in errors.items()]
        yield OutputFault(
            kind="unguarded",
            subject=f"`{written(label.path).lstrip('.')}`",
            reason=f"with {followed.sdk} it raises {', and '.join(raised)}",
            span=followed.index.program.span(sites[-1]),
            evidence=(
                followed.index.program.step(followed.point.site, "the model answers here"),
                *followed.slice.chain(state),
                followed.index.program.step(sites[-1], f"{' or '.join(errors)} is raised here"),
            ),
        )


def _left_open(followed: Followed, cases: Iterable[EdgeCase]) -> list[EdgeCase]:
    """The cases that no condition on the reason of the end rules out.

    Only those that ask for the cut alone are left to ask here: any other guards the content.
    """
    return [case for case in cases if case != "truncated" or not followed.is_stop_tested]


def _with_bases(error: str) -> tuple[str, ...]:
    """The names by which a handler catches an error."""
    return _BASES.get(error, (f"builtins.{error}",))


def _is_read_there(followed: Followed, state: State) -> bool:
    """Whether the part is read of the answer there, and not only handed on."""
    before, _ = followed.slice.step_to(state)
    return before is not None and before.label.path != state.label.path


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
    return _TOOLS not in path or "tool_choice" not in keywords  # by which it may have to call one


def _comes_after(followed: Followed, seen: Seen) -> bool:
    """Whether a handler asks it that runs only where something else was asked of it before.

    What a handler of malformed JSON reads, say, was a text when it was parsed.
    """
    program = followed.index.program
    bodies = [
        tried
        for tried, handler in handlers_around(program, seen.site)
        if handler.catches_any(_OF_NONE) is False
    ]
    return bool(bodies) and any(
        site.code == seen.site.code and any(around in bodies for around in enclosing(program, site))
        for other in followed.slice.seen
        if other.sight == "demand" and other.state.label == seen.state.label
        for site in (*other.state.calls, other.site)
    )


def _listed(cases: list[EdgeCase], is_tool: bool = False) -> str:  # noqa: FBT001, FBT002
    words = [_WORDS.get(case, case.replace("_", " ")) for case in cases]
    if is_tool:
        words = [_NO_TOOL if word == _WORDS["empty"] else word for word in words]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
