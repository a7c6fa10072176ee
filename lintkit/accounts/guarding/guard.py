"""A bound that a call of a library puts around others, and which of several acts first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.decorators import decorations, is_of_another
from lintkit.accounts.durations import durations, worst
from lintkit.model import Evidence
from lintkit.program.values import CodeRef, Context, External, Function, Instance, Site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from lintkit.accounts.tracing import Tracer
    from lintkit.program.program import Program
    from lintkit.program.values import Flow


class Guard(Struct, frozen=True):
    """A bound on the whole wait; `seconds` is None where its size is not in the code.

    Attributes:
        is_sure: whether it bounds anything: what is handed to it may be none.
    """

    seconds: float | None
    evidence: Evidence = ()
    is_sure: bool = True


class Run(Struct, frozen=True):
    """What is known of the run of a code in which a guard stands around a call.

    Attributes:
        made: the call that made the decorator in whose code the call is of what is decorated.
        callee: what is called.
        objects: those on which the code runs; empty: any.
    """

    made: Site | None = None
    callee: CodeRef | None = None
    objects: frozenset[Instance] = frozenset()


ANY_RUN = Run()


def guard_of(
    tracer: Tracer,
    site: Site,
    how: tuple[str, int | None],
    text: str,
    entered: Site | None = None,
    run: Run = ANY_RUN,
) -> Guard | None:
    """The guard that a call makes, None where its timeout is none.

    Args:
        tracer: asks the linked program.
        site: the call.
        how: keyword and position of its timeout.
        text: what to tell of it.
        entered: the call that runs its code, where only that one counts.
        run: what is known of the run of the code around the call.
    """
    program = tracer.program
    passed = tracer.argument(site, *how, Context(objects=run.objects))
    flows = [one for one in passed.flows if not one.callers or entered in (None, *one.callers)]
    made = {run.made} if run.made is not None else set()
    if run.callee is not None:
        made |= set(decorations(program, run.callee))  # they may have kept it beside what they name
        flows = [one for one in flows if not _hands_another(program, one, run.callee)]
    flows = [one for one in flows if not made or not is_of_another(program, one, made)]
    found = durations(tracer, flows)
    if not found or passed.omissions:
        return None
    longest = worst(found)
    if longest.state == "unknown":
        told = program.step(site, f"{text}, if what it is given is one")
        return Guard(None, (told, *longest.evidence), is_sure=False)
    if longest.state != "seconds":
        return None
    size = "" if longest.seconds is None else f" of {longest.seconds:g} s"
    return Guard(longest.seconds, (program.step(site, f"{text}{size}"), *longest.evidence))


def _hands_another(program: Program, flow: Flow, callee: CodeRef) -> bool:
    """Whether a value comes with another function than the one that is called."""
    for site in flow.callers:
        given = program.arguments(site).places
        handed = [one for place in given for one in program.values(place)]
        functions = {one.code for one in handed if isinstance(one, Function)}
        others = any(isinstance(one, External) and one.origin is None for one in handed)
        if (functions or others) and callee not in functions:
            return True
    return False


def tightest(found: Iterable[Guard]) -> Guard | None:
    """The guard that acts first; one of unknown size, and then a doubtful one, only for want."""
    return min(found, key=_size, default=None)


def loosest(found: Iterable[Guard]) -> Guard | None:
    """The guard that acts last; a doubtful one before one of unknown size, that before others."""
    return max(found, key=_size, default=None)


def loosest_of_all(found: Collection[Guard | None]) -> Guard | None:
    """The guard that acts last, where each of several ways has one; None where one has none."""
    known = [one for one in found if one is not None]
    return loosest(known) if len(known) == len(found) else None


def _size(guard: Guard) -> tuple[bool, float]:
    return not guard.is_sure, float("inf") if guard.seconds is None else guard.seconds
