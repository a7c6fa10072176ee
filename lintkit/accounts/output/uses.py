"""What is seen to be done with an answer, as far as it can be followed: for readers, no verdict."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.accounts.output.labels import written
from lintkit.accounts.trials import trials
from lintkit.ir import Return, Yield
from lintkit.model import OutputUse, Step
from lintkit.program.evidence import described

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.output.index import Index
    from lintkit.accounts.output.labels import Label
    from lintkit.accounts.output.moves import Move, Seen, Sight, State
    from lintkit.accounts.output.slice import Slice
    from lintkit.model import OutputUseKind

_KINDS: dict[Sight, OutputUseKind] = {
    "test": "looked_at",
    "check": "looked_at",
    "parse": "parsed",
    "repair": "parsed",
    "validate": "validated",
    "sink": "run",
    "command": "run",
    "show": "shown",
    "escape": "left",
}
_MOST: dict[OutputUseKind, int] = {"looked_at": 3, "shown": 2, "kept": 2, "left": 3}
_MANY = 6  # of what tells more
_MOST_CALLERS = 3
_MOST_CALLEES = 2

_SINKS = {
    "code": "it is run as code",
    "shell": "a shell runs it",
    "SQL": "it is sent to a database as a query",
    "path": "it says which file or folder is used",
    "template": "it is rendered as a template",
    "deserialiser": "it is turned into objects, which can run code",
    "module": "it says which module is imported",
}
_NOT_JSON = ("json.JSONDecodeError", "builtins.ValueError")


def uses(index: Index, sliced: Slice) -> Iterator[OutputUse]:
    """What is done with an answer, the nearest first, each thing that is done at a place once.

    Beyond a function with many callers, and behind a call that can run many functions, a slice
    tells of ways that this answer does not take: what lies there is left out.
    """
    told: dict[OutputUseKind, int] = {}
    places: set[tuple[OutputUseKind, str, int]] = set()
    for use in _found(index, sliced):
        place = (use.kind, use.step.path, use.step.line)
        is_run = ("run", *place[1:]) in places  # which tells more than that it is passed on
        if (
            place not in places
            and not is_run
            and told.get(use.kind, 0) < _MOST.get(use.kind, _MANY)
        ):
            places.add(place)
            told[use.kind] = told.get(use.kind, 0) + 1
            yield use


def _found(index: Index, sliced: Slice) -> Iterator[OutputUse]:
    seen: dict[State, list[Seen]] = defaultdict(list)
    for one in sliced.seen:
        seen[one.state].append(one)
    cuts: dict[State, Step | None] = {}
    for state in sliced.states:
        before, move = sliced.step_to(state)
        cut = None
        if before is not None and move is not None:  # which was discovered, and cut, before it
            cut = cuts[before] or _spread(index, before, move)
        cuts[state] = cut
        if cut is not None:
            yield OutputUse("left", cut)
            continue
        if move is not None and move.text.startswith("kept"):
            yield OutputUse("kept", index.program.step(move.site, f"it is {move.text}"))
        for one in seen[state]:
            kind = _KINDS.get(one.sight)
            if kind is not None and not (one.sight == "test" and one.state.label.inside):
                yield OutputUse(kind, index.program.step(one.site, _words(index, one)))


def _spread(index: Index, before: State, move: Move) -> Step | None:
    """Why a step goes where too many ways meet to tell them apart; None where it does not."""
    ref, code = before.place.code, index.program.code(before.place.code)
    if move.state.place.code == ref:
        return None
    callees = index.callees(move.site)
    if move.site.code == ref and len(callees) > _MOST_CALLEES:
        name = index.program.code(move.state.place.code).name
        text = f"it is passed to `{name}`, which is one of {len(callees)} functions"
        return index.program.step(move.site, f"{text}, and is not followed further")
    callers = len(index.callers(ref))
    if move.site.code != ref and not before.calls and callers > _MOST_CALLERS:
        text = f"`{described(index.program, ref)}` gives it to its {callers} callers"
        return Step(ref.path, code.def_line, f"{text}, and is not followed further")
    return None


def _words(index: Index, seen: Seen) -> str:
    if seen.sight == "test":
        return f"a condition looks at {_part(seen.state.label)}"
    if seen.sight == "check":
        return f"`{seen.detail}` looks at it"
    if seen.sight == "parse":
        return f"it is parsed, {_caught(index, seen)}"
    if seen.sight == "repair":
        return f"`{seen.detail}` parses it, and copes with what cannot be parsed"
    if seen.sight == "validate":
        return f"it is held against a schema, {_caught(index, seen)}"
    if seen.sight == "sink":
        cleaned = ", after characters were taken out of it" if seen.state.label.cleaned else ""
        return f"{_SINKS[seen.detail]}{cleaned}"
    if seen.sight == "command":
        return seen.detail
    if seen.sight == "show":
        return f"it is given to `{seen.detail}`"
    start = _start(index, seen)
    if start:
        return f"`{described(index.program, seen.site.code)}` gives it to whoever asked: {start}"
    return f"it {seen.detail}, and is not followed further"


def _start(index: Index, seen: Seen) -> str:
    """The entry point that answers with it; empty where it is none that does."""
    if not isinstance(index.program.instruction(seen.site), (Return, Yield)):
        return ""
    starts = (entry for ref, entry in index.program.entry_points() if ref == seen.site.code)
    return next((entry.label for entry in starts), "")


def _part(label: Label) -> str:
    is_part = label.form == "answer" and label.path
    return f"its `{written(label.path).lstrip('.')}`" if is_part else "it"


def _caught(index: Index, seen: Seen) -> str:
    """Whether a handler in the same function catches what cannot be parsed."""
    for _, handlers in trials(index.program, seen.site):
        for handler in handlers:
            catches = handler.catches_any(_NOT_JSON)
            if catches:
                region = index.program.code(seen.site.code).regions[handler.region]
                return f"and the handler in line {region.line} catches what cannot be"
            if catches is None:
                return "and a handler around that may catch what cannot be"
    return "and no handler in this function catches what cannot be"
