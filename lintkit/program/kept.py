"""Answers that are kept: a linked program does not change, so what it once answered stays true."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")


def kept(
    question: Callable[Concatenate[Program, _Given], _Answer],
) -> Callable[Concatenate[Program, _Given], _Answer]:
    """Makes a function of a linked program and hashable values look each answer up once.

    Answers are shared by all who ask: they must not be changed.
    """

    @wraps(question)
    def asked(program: Program, /, *given: _Given.args, **named: _Given.kwargs) -> _Answer:
        known = program.answers[question]
        key = (given, *named.items()) if named else given
        try:
            return known[key]  # type: ignore[no-any-return]
        except KeyError:
            answer = known[key] = question(program, *given, **named)
            return answer

    return asked
