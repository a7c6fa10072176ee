"""Where a backward walk stands, and the steps it can take from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from lintkit.model import Step
from lintkit.program.provenance.conditions import Condition
from lintkit.program.values import CodeRef, Context, Entered, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable

Origin: TypeAlias = Literal[
    "literal",
    "constant",
    "parameter_default",
    "environment",
    "environment_default",
    "settings_default",
    "argument",
    "unknown",
]


class Source(Struct, frozen=True):
    """A place from which a value may come, one step back.

    Attributes:
        place: where to go on; None where the walk ends, and `reason` says why.
        context: in which context.
        steps: the evidence for this step.
        callers: the callers that it chooses.
        origin: what a literal found there is from here: a constant, an argument, …
        conditional: this is one of several ways.
        present: the value goes on only if it is not None.
        omitted: the walk ends because the argument is not passed.
        at: the call that passes it.
        when: it is a way only where all of these hold.
        left_to: the parameter that nothing is seen to pass, by its code and name.
        settled: it is a default that holds, for who makes the object passes nothing else.
    """

    place: Place | None
    context: Context = Context()
    steps: tuple[Step, ...] = ()
    callers: tuple[Entered, ...] = ()
    origin: Origin = "literal"
    conditional: bool = False
    present: bool = False
    omitted: bool = False
    reason: str = ""
    at: Site | None = None
    when: tuple[Condition, ...] = ()
    left_to: tuple[CodeRef, str] | None = None
    settled: bool = False


def without_omitted(sources: Iterable[Source]) -> tuple[list[Source], bool]:
    """Those of an argument's sources that pass something, and whether others pass nothing."""
    found = list(sources)
    given = [one for one in found if not one.omitted]
    return given, len(given) < len(found)
