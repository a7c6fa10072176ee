"""Ways: flows as a walk collects them, and how they combine."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit.model import Step
from lintkit.program.evidence import literal
from lintkit.program.provenance.context import Origin, Source
from lintkit.program.values import AbstractValue, CodeRef, Constant, Context, Entered, Flow, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_WAYS = 40
"""How many ways into one place are kept."""

MOST_COMBINATIONS = 8
"""How many combinations of operands are computed."""

OPEN = frozenset({"environment", "environment_default", "settings_default", "unknown"})
"""Origins of values that may be others when the program runs."""

CIRCLE = Unknown("it is made from itself")
"""The value of a way that came round to where it started."""

CUT = Unknown("more values reach this place than are followed")
"""The value of a way that stands for others beyond the most that are kept."""

_WEAKER: tuple[Origin, ...] = (
    "unknown",
    "environment",
    "environment_default",
    "settings_default",
    "parameter_default",
    "argument",
    "constant",
    "literal",
)


class Way(Struct, frozen=True):
    """One way into a place; as `Flow`, but with the callees that its callers are callers of."""

    value: AbstractValue
    steps: tuple[Step, ...] = ()
    callers: tuple[Entered, ...] = ()
    origin: Origin = "literal"
    conditional: bool = False
    present: bool = False
    made_in: Context = Context()
    left_to: tuple[CodeRef, str] | None = None
    settled: bool = False

    def behind(self, source: Source) -> Way:
        """The same way, one step longer at its near end."""
        origin = self.origin
        if origin == "literal":
            origin = source.origin
        return Way(
            self.value,
            (*source.steps, *self.steps),
            (*source.callers, *self.callers),
            origin,
            self.conditional or source.conditional,
            self.present,
            self.made_in,
            self.left_to or source.left_to,
            source.settled if source.origin in OPEN else self.settled,
        )

    def flow(self) -> Flow:
        """The way as a flow."""
        unknown = isinstance(self.value, Unknown)
        from_outside = self.origin in {"environment", "argument"}
        origin: Origin = self.origin if from_outside or not unknown else "unknown"
        return Flow(
            self.value,
            self.steps,
            tuple(entered.site for entered in self.callers),
            origin,
            self.conditional,
            self.present,
            self.made_in,
            self.left_to,
        )

    @property
    def is_something(self) -> bool:
        """Whether it is surely not None."""
        return self.present or (isinstance(self.value, Constant) and self.value.value is not None)


def present(way: Way) -> Way:
    """The same way to something that is not None."""
    return structs.replace(way, present=True)


def unknown(reason: str) -> Way:
    """A way that cannot be followed."""
    return Way(Unknown(reason), origin="unknown")


def several(ways: Iterable[Way]) -> list[Way]:
    """Ways of which one is taken: without repetitions and circles, marked as conditional."""
    going_on = (way for way in ways if way.value != CIRCLE)
    seen: dict[Way, None] = {}
    for way in going_on:
        seen[way] = None
        if len(seen) > MOST_WAYS:
            break
    found = list(seen)
    if len({way.value for way in found}) > 1:
        found = [structs.replace(way, conditional=True) for way in found]
    if len(found) > MOST_WAYS:
        cut = Way(CUT, origin="unknown")
        present = found[-1].is_something and all(
            way.is_something or way in seen for way in going_on
        )
        return [*found[:MOST_WAYS], structs.replace(cut, present=present)]
    return found


def combinations(operands: Sequence[Sequence[Way]]) -> Iterator[tuple[Way, ...]]:
    """Each choice of one way an operand that can happen in one run."""
    choices = (choice for choice in product(*operands) if agree(choice))
    return islice(choices, MOST_COMBINATIONS + 1)


def combined(parts: Sequence[Way], value: AbstractValue) -> Way:
    """The way of a value that is computed from others."""
    literal_: Origin = "literal"
    origin = min((part.origin for part in parts), key=_WEAKER.index, default=literal_)
    return Way(
        value,
        tuple(dict.fromkeys(step for part in parts for step in part.steps)),
        tuple(dict.fromkeys(entered for part in parts for entered in part.callers)),
        origin,
        any(part.conditional for part in parts),
    )


def shown(way: Way) -> str:
    """The value of a way for a sentence; "" where it has no short form."""
    return literal(way.value.value) if isinstance(way.value, Constant) else ""


def agree(choice: Sequence[Way | Source]) -> bool:
    """Whether the ways choose the same caller wherever they choose one of the same code."""
    chosen: dict[object, object] = {}
    return all(
        chosen.setdefault(entered.code, entered.site) == entered.site
        for way in choice
        for entered in way.callers
    )
