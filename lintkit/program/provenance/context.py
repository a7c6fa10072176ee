"""Where a backward walk stands, and the steps it can take from there."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from lintkit.model import Step
from lintkit.program.values import CodeRef, Place, Site

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


class Entered(Struct, frozen=True, order=True):
    """A code, and the call that the walk takes as the one that runs it."""

    code: CodeRef
    site: Site


class Context(Struct, frozen=True):
    """What a walk knows of the run it looks at.

    Attributes:
        calls: the calls that it entered on its way, innermost last: leaving a code through its
            parameters leads back to the call through which the walk came, and to no other.
        objects: where the objects were made whose attribute it follows; empty: anywhere.
        depth: how many callers up it has come.
    """

    calls: tuple[Entered, ...] = ()
    objects: frozenset[Site] = frozenset()
    depth: int = 0

    def enter(self, code: CodeRef, site: Site) -> Context:
        """Into a code, by a call."""
        return Context((*self.calls, Entered(code, site)), frozenset(), self.depth)

    def elsewhere(self, objects: frozenset[Site] = frozenset()) -> Context:
        """To a place that runs at another time, about which no more than this is known."""
        return Context((), objects, self.depth)


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
