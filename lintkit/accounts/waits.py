"""What the SDK's own options say about the wait, level by level, and its default below them."""

from __future__ import annotations

from math import ceil, inf, isinf, isqrt
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit.accounts.by_provider import by_provider
from lintkit.accounts.durations import durations
from lintkit.accounts.outcomes import Outcome
from lintkit.accounts.parameters import OPEN
from lintkit.catalogue.schema import UNIT_SECONDS
from lintkit.model import DeadlineState, Evidence
from lintkit.program.values import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.clients import Chain
    from lintkit.accounts.durations import Duration
    from lintkit.accounts.levels import Level
    from lintkit.accounts.parameters import Invocation
    from lintkit.accounts.tracing import Tracer


class _Way(Struct, frozen=True):
    """What a way to a call has told on the levels it passed so far."""

    callers: tuple[Site, ...] = ()
    evidence: Evidence = ()

    def beyond(self, callers: tuple[Site, ...], evidence: Evidence) -> _Way:
        """The way past a level that leaves the timeout to the next one.

        The callers of the call itself go before those of the constructor.
        """
        told = tuple(dict.fromkeys((*self.evidence, *evidence)))
        return _Way(self.callers or callers, told)


class Waits:
    """The wait at one call, as the SDK's options and its defaults decide it.

    Args:
        tracer: asks the linked program.
        chain: the call, and the clients behind it.
        call: what it is passed.
        attempts: how often the SDK asks in all.
    """

    def __init__(
        self, tracer: Tracer, chain: Chain, call: Invocation, attempts: int | None
    ) -> None:
        self._tracer = tracer
        self._program = tracer.program
        self._chain = chain
        self._call = call
        self._site = call.site
        self._attempts = attempts

    def outcomes(self, levels: tuple[Level, ...]) -> tuple[Outcome, ...]:
        """One outcome for each way in which a timeout can reach the call, or be left out."""
        if not self._chain.match.call.waits:
            text = "only sends: another call waits for what comes back"
            return (self._told("not_applicable", _Way(), text),)
        return tuple(dict.fromkeys(self._outcomes(levels, _Way())))

    def _outcomes(self, levels: tuple[Level, ...], way: _Way) -> Iterator[Outcome]:
        if not levels:
            yield self._left_out(way)
            return
        level, further = levels[0], levels[1:]
        beyond = [way.beyond(omission.callers, omission.steps) for omission in level.omissions]
        for duration in durations(self._tracer, level.flows, unit=UNIT_SECONDS[level.unit]):
            onward = way.beyond(duration.callers, duration.evidence)
            is_none = duration.state == "none" and not duration.by_object
            if duration.state == "unset" or (is_none and level.none_means == "default"):
                beyond.append(onward)
            else:
                yield self._chosen(duration, onward)
        for onward in dict.fromkeys(beyond):
            yield from self._outcomes(further, onward)

    def _chosen(self, duration: Duration, way: _Way) -> Outcome:
        """What a timeout that the program passes says."""
        if duration.state == "none":
            text = f"with that, {self._chain.makers[-1].library} waits without a bound"
            return self._told("infinite", way, text)
        if duration.state == "unknown":
            reason = duration.reason or "the timeout is not a number"
            told = self._told("unknown", way, reason)
            return self._otherwise(told) if reason.startswith(OPEN) else told
        evidence = way.evidence
        attempts = self._timed_out(duration.seconds)
        if duration.seconds is not None and attempts is not None and attempts > 1:
            text = _product(duration.seconds, attempts)
            evidence = (*evidence, self._program.step(self._site, text))
        return Outcome(
            state="bounded",
            seconds=duration.seconds,
            attempts=attempts,
            worst_case=_times(duration.seconds, attempts),
            covers=duration.covers or self._chain.match.covers,
            callers=way.callers,
            evidence=evidence,
        )

    def _otherwise(self, told: Outcome) -> Outcome:
        """What cannot be told, with what holds where the program passes no timeout after all."""
        default = self._left_out(_Way())
        if default.state not in ("default", "infinite"):
            return told
        step = default.evidence[-1]
        without = structs.replace(step, text=f"where that has no timeout, {step.text}")
        return structs.replace(told, evidence=(*told.evidence, without))

    def _left_out(self, way: _Way) -> Outcome:
        """What holds where the program passes no timeout."""
        name = self._chain.makers[-1].library
        table = self._chain.makers[-1].client.seconds_by_provider
        seconds = by_provider(self._tracer, self._chain, self._call, table)
        if seconds is None:
            seconds = default_seconds(self._chain)
        if self._chain.is_local or (seconds is None and self._chain.match.call.kind == "weights"):
            text = "runs in this process: no remote answer is waited for"
            return self._told("not_applicable", way, text)
        if seconds is None:
            return self._told("unknown", way, f"the default of {name} is not known")
        if seconds == inf:
            text = f"{name} sets no timeout of its own: nothing bounds the wait"
            return self._told("infinite", way, text)
        attempts = self._timed_out(seconds)
        text = f"{name}'s own default applies: {_product(seconds, attempts)}"
        return structs.replace(
            self._told("default", way, text),
            seconds=seconds,
            attempts=attempts,
            worst_case=_times(seconds, attempts),
            covers=self._chain.match.covers,
        )

    def _timed_out(self, seconds: float | None) -> int | None:
        """How often it asks when each attempt takes all of its time.

        Where n tries of n + 1 attempts each are layered, no other try begins after some time.
        """
        limits = (maker.client.layered_seconds for maker in self._chain.makers)
        limit = next((one for one in limits if one is not None), None)
        if limit is None or not seconds or not self._attempts or isinf(seconds):
            return self._attempts
        tries = (isqrt(4 * self._attempts + 1) - 1) // 2
        attempts = tries + 1
        return min(self._attempts, attempts * ceil(limit / (attempts * seconds)))

    def _told(self, state: DeadlineState, way: _Way, text: str) -> Outcome:
        step = self._program.step(self._site, text)
        return Outcome(state=state, callers=way.callers, evidence=(*way.evidence, step))


def default_seconds(chain: Chain) -> float | None:
    """The bound in force where the program sets none; `inf`: none; None: not known."""
    inner_first = (maker.client.seconds for maker in reversed(chain.makers))
    known = (chain.match.call.seconds, *inner_first)
    return next((seconds for seconds in known if seconds is not None), None)


def _times(seconds: float | None, attempts: int | None) -> float | None:
    return None if seconds is None or attempts is None else seconds * attempts


def _product(seconds: float, attempts: int | None) -> str:
    """The wait in words: "600 s × 3 attempts = 1800 s"."""
    if attempts is None:
        return f"{seconds:g} s an attempt"
    if attempts == 1:
        return f"{seconds:g} s"
    return f"{seconds:g} s × {attempts} attempts = {seconds * attempts:g} s"
