"""What the SDK's own options say about the wait, level by level, and its default below them."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from lintkit.accounts.durations import durations
from lintkit.accounts.outcomes import Outcome
from lintkit.catalogue.schema import UNIT_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.clients import Chain
    from lintkit.accounts.durations import Duration
    from lintkit.accounts.levels import Levels
    from lintkit.model import Evidence
    from lintkit.program.program import Program
    from lintkit.program.values import BoundArguments, Site


def outcomes(
    program: Program,
    levels: Levels,
    chain: Chain,
    call: tuple[Site, BoundArguments],
    attempts: int | None,
) -> tuple[Outcome, ...]:
    """One outcome for each way in which a timeout can reach a call, or be left out.

    Args:
        program: the linked program.
        levels: where timeouts can be chosen.
        chain: the call, and the clients behind it.
        call: where it stands, and its arguments.
        attempts: how often the SDK asks in all.
    """
    found = _outcomes(program, levels, chain, call, attempts)
    return tuple(dict.fromkeys(found))


def default_seconds(chain: Chain) -> float | None:
    """The bound in force where the program sets none; `inf`: none; None: not known."""
    known = [chain.match.seconds, *(maker.client.seconds for maker in chain.makers[1:])]
    return next((seconds for seconds in known if seconds is not None), None)


def _outcomes(
    program: Program,
    levels: Levels,
    chain: Chain,
    call: tuple[Site, BoundArguments],
    attempts: int | None,
) -> Iterator[Outcome]:
    site, bound = call
    told: Evidence = ()
    hidden = False
    for level in levels.of(chain, site, bound):
        told = (*level.evidence, *told)
        hidden = hidden or level.open
        falls_through = not level.certain
        for duration in durations(program, level.places, unit=UNIT_SECONDS[level.unit]):
            if duration.state == "unset" or (
                duration.state == "none" and level.client.none_means == "default"
            ):
                falls_through = True
            else:
                yield _chosen(program, duration, chain, (site, attempts, told))
        if not falls_through:
            return
    yield _left_out(program, chain, (site, attempts, told), hidden=hidden)


def _chosen(
    program: Program, duration: Duration, chain: Chain, told: tuple[Site, int | None, Evidence]
) -> Outcome:
    """What a timeout that the program passes says."""
    site, attempts, evidence = told
    evidence = tuple(dict.fromkeys((*evidence, *duration.evidence)))
    if duration.state == "none":
        return Outcome(state="infinite", callers=duration.callers, evidence=evidence)
    if duration.state == "unknown":
        return Outcome(state="unknown", callers=duration.callers, evidence=evidence)
    if duration.seconds is not None and attempts is not None and attempts > 1:
        text = _product(duration.seconds, attempts)
        evidence = (*evidence, program.step(site, text))
    return Outcome(
        state="bounded",
        seconds=duration.seconds,
        attempts=attempts,
        worst_case=_times(duration.seconds, attempts),
        covers="total" if duration.covers == "total" else chain.match.covers,
        callers=duration.callers,
        evidence=evidence,
    )


def _left_out(
    program: Program, chain: Chain, told: tuple[Site, int | None, Evidence], *, hidden: bool
) -> Outcome:
    """What holds where the program passes no timeout."""
    site, attempts, evidence = told
    name = chain.makers[-1].library
    seconds = default_seconds(chain)
    if hidden:
        step = program.step(site, "whether a timeout is set cannot be told")
        return Outcome(state="unknown", evidence=(*evidence, step))
    if seconds is None:
        if chain.match.call.kind == "weights":
            step = program.step(site, "runs in this process: no remote answer is waited for")
            return Outcome(state="not_applicable", evidence=(step,))
        step = program.step(site, f"the default of {name} is not known")
        return Outcome(state="unknown", evidence=(*evidence, step))
    if seconds == inf:
        step = program.step(site, f"{name} sets no timeout of its own: nothing bounds the wait")
        return Outcome(state="infinite", evidence=(*evidence, step))
    step = program.step(site, f"{name}'s own default applies: {_product(seconds, attempts)}")
    return Outcome(
        state="default",
        seconds=seconds,
        attempts=attempts,
        worst_case=_times(seconds, attempts),
        covers=chain.match.covers,
        evidence=(*evidence, step),
    )


def _times(seconds: float | None, attempts: int | None) -> float | None:
    return None if seconds is None or attempts is None else seconds * attempts


def _product(seconds: float, attempts: int | None) -> str:
    """The wait in words: "600 s × 3 attempts = 1800 s"."""
    if attempts is None:
        return f"{seconds:g} s an attempt"
    if attempts == 1:
        return f"{seconds:g} s"
    return f"{seconds:g} s × {attempts} attempts = {seconds * attempts:g} s"
