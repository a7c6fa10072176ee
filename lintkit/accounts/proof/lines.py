"""The lines that tests hand to runners of commands, by who hands them there: `run("ask", "hi")`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.proof.filled import elements
from lintkit.ir import Build
from lintkit.program.flows import flows
from lintkit.program.values import Constant, Container, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue


class Line(Struct, frozen=True):
    """A line of words.

    Attributes:
        callers: the calls through whose arguments it comes to the runner; none of a test's own.
        words: those of it that are told.
    """

    callers: tuple[Site, ...]
    words: frozenset[str]


def lines(program: Program, places: Iterable[Place]) -> list[Line]:
    """The lines in some registers: one for each way in which callers hand words on to them."""
    found: dict[tuple[Site, ...], set[str]] = defaultdict(set)
    own: set[str] = set()
    for place in places:
        for one in _parts(program, place):
            handed = [flow for flow in flows(program, one) if flow.callers]
            for flow in handed:
                found[flow.callers].update(_words(program, flow.value))
            if not handed:
                own.update(*map(_texts, program.values(one)))
    ways = found or {(): set[str]()}
    return [Line(callers, frozenset(own | words)) for callers, words in ways.items()]


def _parts(program: Program, place: Place) -> Iterator[Place]:
    """A register, and the elements of what it holds unless callers hand that on as a whole."""
    yield place
    ways = flows(program, place)
    if not any(flow.callers and isinstance(flow.value, Container) for flow in ways):
        yield from (one for one in elements(program, place) if one != place)


def _words(program: Program, value: AbstractValue) -> Iterator[str]:
    """The words of a text, or of the texts that stand in a display."""
    yield from _texts(value)
    if isinstance(value, Container) and value.site.position >= 0:
        made = program.instruction(value.site)
        for entry in made.entries if isinstance(made, Build) else ():
            for one in program.values(Place(value.site.code, entry.value)):
                yield from _texts(one)


def _texts(value: AbstractValue) -> Sequence[str]:
    is_text = isinstance(value, Constant) and isinstance(value.value, str)
    return str(value.value).split() if is_text and isinstance(value, Constant) else ()
