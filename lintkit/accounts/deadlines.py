"""The deadline of an integration point: the SDK's options and the guards around the call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.accounts.outcomes import Outcome, worst
from lintkit.model import CallerDeadline, Deadline, DeadlineState, Evidence, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lintkit.accounts.guarding.guard import Guard
    from lintkit.accounts.surroundings import Surroundings
    from lintkit.program.program import Program
    from lintkit.program.values import Site


_STATES: Mapping[DeadlineState, str] = {
    "bounded": "the program bounds it",
    "default": "only the SDK's default bounds it",
    "infinite": "nothing bounds it",
    "not_applicable": "nothing remote is waited for",
    "unknown": "it cannot be told",
}


def deadline(
    program: Program, site: Site, found: tuple[Outcome, ...], around: Surroundings
) -> Deadline:
    """The deadline of a point.

    Args:
        program: the linked program.
        site: the call.
        found: what the SDK's options say on each way to the call.
        around: the guards around the call.
    """
    of_callers = {caller.site: caller.guard for caller in around.callers}
    guarded = [_guarded(_guarded(one, around.guard), _on_the_way(one, of_callers)) for one in found]
    weakest = worst(guarded)
    by_argument = _by_caller((one.callers[-1], one) for one in guarded if one.callers)
    if not by_argument and weakest.state != "bounded":
        by_argument = _by_caller(
            (caller.site, _guarded(weakest, caller.guard)) for caller in around.callers
        )
    return Deadline(
        state=weakest.state,
        seconds=weakest.seconds,
        attempts=weakest.attempts,
        worst_case_seconds=weakest.worst_case,
        covers=weakest.covers,
        evidence=weakest.evidence,
        callers=tuple(
            _caller(program, site, outcome) for site, outcome in sorted(by_argument.items())
        ),
        others=() if by_argument else _others(program.step(site, ""), guarded, weakest),
    )


def _others(call: Step, found: Iterable[Outcome], weakest: Outcome) -> Evidence:
    """What holds on the other ways to a call, where branches choose among several clients."""
    told = {
        (one.state, one.seconds, one.attempts): structs.replace(_place(call, one), text=_words(one))
        for one in found
        if one.evidence
    }
    told.pop((weakest.state, weakest.seconds, weakest.attempts), None)
    return tuple(sorted(told.values()))


def _place(call: Step, outcome: Outcome) -> Step:
    """Where it is decided: the last place that is not the call itself."""
    told = outcome.evidence
    away = [one for one in told if (one.path, one.line) != (call.path, call.line)]
    return (away or told)[-1]


def _words(outcome: Outcome) -> str:
    """An outcome with its figures: `bounded: 120 s, 3 attempts, 360 s at worst`."""
    parts = [] if outcome.seconds is None else [f"{outcome.seconds:g} s"]
    if outcome.attempts is not None and outcome.attempts > 1:
        parts.append(f"{outcome.attempts} attempts")
    if outcome.worst_case not in (None, outcome.seconds):
        parts.append(f"{outcome.worst_case:g} s at worst")
    figures = f": {', '.join(parts)}" if parts else ""
    return f"on another way {_STATES[outcome.state]}{figures}"


def _guarded(outcome: Outcome, guard: Guard | None) -> Outcome:
    """The outcome under a guard, which acts where it is tighter or the only bound chosen."""
    if guard is None or outcome.state == "not_applicable":
        return outcome
    if not guard.is_sure:
        return _doubted(outcome, guard)
    if outcome.state == "bounded" and (
        guard.seconds is None
        or (outcome.worst_case is not None and outcome.worst_case <= guard.seconds)
    ):
        return outcome
    return structs.replace(
        outcome,
        state="bounded",
        seconds=guard.seconds,
        worst_case=guard.seconds,
        covers="total",
        evidence=(*outcome.evidence, *guard.evidence),
    )


def _on_the_way(outcome: Outcome, of_callers: Mapping[Site, Guard | None]) -> Guard | None:
    """The guard of the caller through which an outcome comes, where that is known."""
    guards = (of_callers[site] for site in outcome.callers if site in of_callers)
    return next(guards, None)


def _doubted(outcome: Outcome, guard: Guard) -> Outcome:
    """The outcome under a guard that may be none: what nothing else was chosen for is not known."""
    if outcome.state not in ("default", "infinite"):
        return outcome
    evidence = (*outcome.evidence, *guard.evidence)
    return Outcome(state="unknown", callers=outcome.callers, evidence=evidence)


def _by_caller(ways: Iterable[tuple[Site, Outcome]]) -> dict[Site, Outcome]:
    """The worst outcome through each call site; empty where all are alike."""
    found: dict[Site, Outcome] = {}
    for site, outcome in ways:
        found[site] = worst((outcome, found[site])) if site in found else outcome
    kinds = {(outcome.state, outcome.seconds) for outcome in found.values()}
    return found if len(kinds) > 1 else {}


def _caller(program: Program, site: Site, outcome: Outcome) -> CallerDeadline:
    return CallerDeadline(
        path=site.code.path,
        line=program.instruction(site).line,
        symbol=program.symbol(site.code),
        state=outcome.state,
        seconds=outcome.seconds,
        worst_case_seconds=outcome.worst_case,
        evidence=outcome.evidence,
    )
