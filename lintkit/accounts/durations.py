"""Reading a timeout out of an argument: a number of seconds, explicitly none, or as if absent.

`timeout=None` is not the same as no `timeout`: most SDKs take the first as "wait for ever" and
the second as "use the default".
"""

from __future__ import annotations

from math import isinf
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct, structs

from lintkit.accounts.reading import receivers
from lintkit.ir import Build
from lintkit.model import Evidence
from lintkit.program.values import Constant, Container, External, Place, Site, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.accounts.tracing import Tracer
    from lintkit.program.values import Flow

DurationState: TypeAlias = Literal["seconds", "unset", "unknown", "none"]


class Duration(Struct, frozen=True, kw_only=True):
    """What one way into a timeout argument says.

    Attributes:
        state: "seconds" (a bound; `seconds` is None where its size is not in the code), "unset"
            (as if nothing was passed), "unknown", "none" (explicitly no bound).
        callers: the call sites through whose arguments the value came, nearest first.
        covers: what a timeout object bounds, where it says so itself.
        reason: why it is unknown, where linking says so.
        by_object: a timeout object says it, which is not None even where it sets no bound.
    """

    state: DurationState
    seconds: float | None = None
    covers: Literal["read", "total"] | None = None
    callers: tuple[Site, ...] = ()
    evidence: Evidence = ()
    reason: str = ""
    by_object: bool = False


# Timeout objects: which of their arguments bound a read, most specific first, with positions.
# From the signatures in httpx 0.28 and urllib3 2.8; the SDKs re-export httpx's class.
_HTTPX_TIMEOUT = (("read", None), ("timeout", 0))
_OBJECTS: dict[str, tuple[tuple[str, int | None], ...]] = {
    **{f"{module}.Timeout": _HTTPX_TIMEOUT for module in ("httpx", "httpx2")},
    **{f"{sdk}.Timeout": _HTTPX_TIMEOUT for sdk in ("openai", "anthropic", "groq", "together")},
    "urllib3.Timeout": (("read", 2), ("total", 0)),
    "urllib3.util.Timeout": (("read", 2), ("total", 0)),
    "builtins.float": (("", 0),),
    "builtins.int": (("", 0),),
}
_NUMBERS = frozenset({"builtins.float", "builtins.int"})
# aiohttp 3.14: only `total` is a deadline, and there is none where the object leaves it out or has
# 0; without one, `sock_read` still bounds each read.
_AIOHTTP_TIMEOUT = "aiohttp.ClientTimeout"
_EXTREMES = frozenset({"builtins.max", "builtins.min"})
_TIMEDELTA = "datetime.timedelta"
_SECONDS = {"days": 86400, "hours": 3600, "minutes": 60, "seconds": 1, "milliseconds": 0.001}
_INFINITE = frozenset({"math.inf", "numpy.inf"})
_NONE = Constant(None)
_ZERO = Constant(0)
_UNSET = frozenset({"NOT_GIVEN", "NotGiven", "not_given", "omit", "Omit", "USE_CLIENT_DEFAULT"})


def durations(tracer: Tracer, flows: Iterable[Flow], *, unit: float = 1.0) -> tuple[Duration, ...]:
    """What the ways into a timeout argument say.

    Args:
        tracer: asks the linked program.
        flows: the ways into the argument.
        unit: the length of the argument's unit, in seconds.
    """
    return tuple(dict.fromkeys(_behind(_of_flow(tracer, flow, unit), flow) for flow in flows))


def worst(found: Iterable[Duration]) -> Duration:
    """The duration that promises least: no bound, then unknown, then unset, then the longest."""
    order: dict[DurationState, int] = {"seconds": 0, "unset": 1, "unknown": 2, "none": 3}
    return max(
        found,
        key=lambda one: (
            order[one.state],
            float("inf") if one.seconds is None else one.seconds,
        ),
    )


def _behind(found: Duration, flow: Flow) -> Duration:
    return structs.replace(found, callers=flow.callers, evidence=(*flow.steps, *found.evidence))


def _of_flow(tracer: Tracer, flow: Flow, unit: float) -> Duration:
    value = flow.value
    found = None
    if isinstance(value, Constant) and flow.source != "unknown":
        found = _of_constant(value, unit)
    elif isinstance(value, External) and value.symbol in _INFINITE:
        found = Duration(state="none")
    elif isinstance(value, External):
        found = _of_external(tracer, value, unit)
    elif isinstance(value, Container):
        found = _of_container(tracer, value, unit)
    if found is not None:
        return found
    # what is not None bounds the wait, whatever its size
    bounds = flow.present and value != _ZERO
    reason = value.reason if isinstance(value, Unknown) else ""
    return Duration(state="seconds" if bounds else "unknown", reason=reason)


def _of_constant(constant: Constant, unit: float) -> Duration:
    value = constant.value
    if value is None or value is False:
        return Duration(state="none")
    if value is True or value == 0:  # zero: none for some libraries, no time for others
        return Duration(state="unknown")
    try:  # text that is a number comes from the environment and is converted on the way
        seconds = float(value) * unit
    except ValueError:
        return Duration(state="unknown")
    return Duration(state="none") if isinf(seconds) else Duration(state="seconds", seconds=seconds)


def _of_external(tracer: Tracer, value: External, unit: float) -> Duration | None:
    if value.symbol.rpartition(".")[2] in _UNSET:
        return Duration(state="unset")
    if value.origin is None:
        # a number of which no more is known: a bound, whose size is set elsewhere
        return Duration(state="seconds") if value.symbol in _NUMBERS else None
    if value.symbol.startswith("configparser.") and value.symbol.endswith(("getint", "getfloat")):
        return Duration(state="seconds")
    if value.symbol == _AIOHTTP_TIMEOUT:
        return _of_aiohttp(tracer, value.origin)
    if value.symbol == _TIMEDELTA:
        return _of_timedelta(tracer, value.origin)
    if value.symbol == f"{_TIMEDELTA}.total_seconds":
        made = [one.origin for one in receivers(tracer.program, value.origin) if one.origin]
        return _of_timedelta(tracer, made[0]) if len(made) == 1 else Duration(state="seconds")
    if value.symbol in _EXTREMES:
        return _of_extreme(tracer, value.symbol, value.origin, unit)
    return _of_object(tracer, value.symbol, value.origin, unit)


def _of_object(tracer: Tracer, symbol: str, site: Site, unit: float) -> Duration | None:
    """What a timeout object was made with, or a number of something."""
    for name, position in _OBJECTS.get(symbol, ()):
        argument = tracer.argument(site, name, position)
        if argument.flows:
            inner = worst(durations(tracer, argument.flows, unit=unit))
            if symbol in _NUMBERS:  # a bound, whatever it is made of
                return Duration(state="seconds", seconds=inner.seconds)
            return structs.replace(inner, by_object=True)
    return Duration(state="unknown") if symbol in _OBJECTS else None


def _of_extreme(tracer: Tracer, symbol: str, site: Site, unit: float) -> Duration:
    """`min(left, 20)`: at most the least that is known; `max` only where all is."""
    given = tracer.program.arguments(site).positional
    found = [worst(durations(tracer, tracer.flows(one), unit=unit)) for one in given]
    known = [one.seconds for one in found if one.state == "seconds" and one.seconds is not None]
    if symbol == "builtins.min" and known:
        return Duration(state="seconds", seconds=min(known))
    is_whole = bool(known) and len(known) == len(found)
    return Duration(state="seconds", seconds=max(known) if is_whole else None)


def _of_aiohttp(tracer: Tracer, site: Site) -> Duration:
    total = _worst_passed(tracer, site, "total", 0)
    if total.state == "none":
        read = _worst_passed(tracer, site, "sock_read", 2)
        return structs.replace(read, covers="read", by_object=True)
    return structs.replace(total, covers="total", by_object=True)


def _worst_passed(tracer: Tracer, site: Site, name: str, position: int) -> Duration:
    """What a timeout object is given that takes 0, as nothing at all, for no bound."""
    passed = tracer.argument(site, name, position)
    flows = [
        structs.replace(one, value=_NONE) if one.value == _ZERO else one for one in passed.flows
    ]
    none = [Duration(state="none")] if passed.omissions else []
    return worst([*durations(tracer, flows), *none])


def _of_timedelta(tracer: Tracer, site: Site) -> Duration:
    """The sum of what is passed by name; positions (days first) are hardly ever used."""
    seconds = 0.0
    for name, length in _SECONDS.items():
        argument = tracer.argument(site, name)
        if not argument.flows:
            continue
        part = worst(durations(tracer, argument.flows, unit=length))
        if part.seconds is None or argument.omissions:
            return Duration(state="seconds")
        seconds += part.seconds
    return Duration(state="seconds", seconds=seconds or None)


def _of_container(tracer: Tracer, value: Container, unit: float) -> Duration | None:
    instruction = tracer.program.instruction(value.site)
    if value.kind == "tuple" and isinstance(instruction, Build):
        # connect, read for requests; connect, read, write, pool for httpx
        read = Place(value.site.code, instruction.entries[:2][-1].value)
        return worst(durations(tracer, tracer.flows(read), unit=unit))
    return None
