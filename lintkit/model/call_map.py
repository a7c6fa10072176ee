"""The ways from where a program starts to where it reaches a model."""

from __future__ import annotations

from msgspec import Struct

from lintkit.model.evidence import Evidence
from lintkit.model.points import EntryPoint


class Stop(Struct, frozen=True, kw_only=True):
    """A function, or the body of a module, from which an integration point can be reached.

    Attributes:
        line: of its `def`; 1 for the body of a module.
        qualname: its dotted path within the module; empty for the body of the module.
        entry_points: those that start here.
        points: the integration points in it, as indices into `Inventory.points`.
    """

    path: str
    line: int
    qualname: str
    entry_points: tuple[EntryPoint, ...] = ()
    points: tuple[int, ...] = ()


class Hop(Struct, frozen=True, kw_only=True):
    """The calls from one stop to another, with what holds around every one of them.

    Attributes:
        caller: index of a stop.
        callee: index of a stop.
        line: of the first such call, in the caller's file.
        is_certain: whether it was resolved, not concluded from a method's name alone.
        is_bounded: whether a guard around it bounds the wait.
        seconds: the size of that bound, in seconds; None where the code does not show it.
        bound: what makes the bound.
        catches: names of the exceptions that are caught around it.
    """

    caller: int
    callee: int
    line: int
    is_certain: bool = True
    is_bounded: bool = False
    seconds: float | None = None
    bound: Evidence = ()
    catches: tuple[str, ...] = ()


class CallMap(Struct, frozen=True):
    """All functions from which integration points can be reached, tests aside.

    Attributes:
        stops: by path and line.
        hops: by caller and callee.
    """

    stops: tuple[Stop, ...] = ()
    hops: tuple[Hop, ...] = ()
