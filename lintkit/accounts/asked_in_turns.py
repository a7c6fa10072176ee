"""Loops without a bound around a call to a model, or around a function that hands on its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.turns import BRANCHES, AnswerOf, may_wait, turns_around
from lintkit.ir import Return
from lintkit.program.values import Function, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.model import Evidence
    from lintkit.program.program import Program
    from lintkit.program.values import Site

_MOST_WRAPPERS = 3


def unbounded_turns(program: Program, site: Site, is_test: Callable[[str], bool]) -> Evidence:
    """Why a loop can go on for ever that asks a model in each turn; empty where that is not sure.

    Args:
        program: the linked program.
        site: the call to the model.
        is_test: whether a path is one of the tests, whose loops do not count.
    """
    around = (turns_around(program, one) for one in _askers(program, site, is_test))
    return next(filter(None, around), ())


def _askers(program: Program, site: Site, is_test: Callable[[str], bool]) -> Iterator[Site]:
    """The call, and the calls of functions that give nothing but what it answers."""
    level = [site]
    for _ in range(_MOST_WRAPPERS):
        yield from level
        level = [
            edge.site
            for inner in level
            if _hands_on(program, inner)
            for edge in program.callers(inner.code)
            if edge.confidence == "high" and not is_test(edge.site.code.path)
            if [one.code for one in program.callees(edge.site) if isinstance(one, Function)]
            == [inner.code]
            if not may_wait(program, edge.site, is_statement=True)
        ]


def _hands_on(program: Program, site: Site) -> bool:
    """Whether the function around a call leaves it to the answer alone what it gives, and when."""
    code = program.code(site.code)
    if code.is_generator:
        return False
    answer = AnswerOf(program, site)
    tests = (one.test for one in code.regions if one.kind in BRANCHES and one.exits)
    given = [one.value for one in code.instructions if isinstance(one, Return)]
    places = [Place(site.code, register) for register in (*tests, *given)]
    return bool(given) and all(map(answer.is_all_of, places)) and answer.seen
