"""What stands in for an answer after a failure and says nothing of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.values import Constant, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintkit.ir import Scalar
    from lintkit.program.program import Program

_SAYING = re.compile(
    r"(?i)err|fail|except|unavail|timeout|timed|invalid|abort|reason|status|message"
)
"""A text with any of these may say that something failed, as a sentence may."""

_BRACKETS = {"dict": ("{", "}"), "list": ("[", "]"), "tuple": ("(", ")")}
_MOST_SHOWN = 3


def stand_in(program: Program, place: Place) -> str | None:
    """What is in a register as a reader writes it: None where it may say that something failed.

    Told are None, numbers, texts that are empty or one word, and displays of these. True and False
    are answers, a negative number may be a code, and a sentence may speak to a person.
    """
    made = program.definition(place)
    found = None if made is None else program.instruction(made)
    if isinstance(found, ir.Build):
        return _display(program, place, found)
    values = program.values(place) if found is None or isinstance(found, ir.Const) else ()
    (value,) = values if len(values) == 1 else (None,)
    is_silent = isinstance(value, Constant) and _is_silent(value.value)
    return repr(value.value) if isinstance(value, Constant) and is_silent else None


def _is_silent(value: Scalar) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, (int, float)):
        return value >= 0
    if isinstance(value, str) and value:
        return value.isidentifier() and not _SAYING.search(value)
    return not value


def _display(program: Program, place: Place, made: ir.Build) -> str | None:
    parts = [*_parts(program, place, made.entries)]
    if made.kind not in _BRACKETS or None in parts:
        return None
    left, right = _BRACKETS[made.kind]
    shown = [one for one in parts if one is not None][:_MOST_SHOWN]
    more = ["…"] if len(parts) > _MOST_SHOWN else []
    return f"{left}{', '.join([*shown, *more])}{right}"


def _parts(program: Program, place: Place, entries: Sequence[ir.Entry]) -> Iterator[str | None]:
    """The entries of a display as a reader writes them; None for one that may say something."""
    for entry in entries:
        value = None if entry.spread else stand_in(program, Place(place.code, entry.value))
        if value is None or entry.key == ir.NO_REGISTER:
            yield value
            continue
        key = stand_in(program, Place(place.code, entry.key))
        yield None if key is None else f"{key}: {value}"
