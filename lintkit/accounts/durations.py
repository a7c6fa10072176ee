"""Reading a timeout out of an argument: a number of seconds, explicitly none, or as if absent.

`timeout=None` is not the same as no `timeout`: most SDKs take the first as "wait for ever" and
the second as "use the default".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct, structs

from lintkit.accounts.reading import argument
from lintkit.ir import Build, Phi, Refine
from lintkit.model import Evidence
from lintkit.program.values import Constant, Container, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import Flow

DurationState: TypeAlias = Literal["seconds", "unset", "unknown", "none"]


class Duration(Struct, frozen=True, kw_only=True):
    """What one way into a timeout argument says.

    Attributes:
        state: "seconds" (a bound; `seconds` is None where its size is not in the code), "unset"
            (as if nothing was passed), "unknown", "none" (explicitly no bound).
        callers: the call sites through whose arguments the value came, nearest first.
        covers: "total" where a timeout object bounds the whole wait.
    """

    state: DurationState
    seconds: float | None = None
    covers: Literal["read", "total"] = "read"
    callers: tuple[Site, ...] = ()
    evidence: Evidence = ()


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
# aiohttp 3.14: only `total` is a deadline; its default is 300 s where the object leaves it out.
_AIOHTTP_TIMEOUT = "aiohttp.ClientTimeout"
_AIOHTTP_TOTAL = 300.0
_TIMEDELTA = "datetime.timedelta"
_SECONDS = {"days": 86400, "hours": 3600, "minutes": 60, "seconds": 1, "milliseconds": 0.001}
_UNSET = frozenset({"NOT_GIVEN", "NotGiven", "not_given", "omit", "Omit", "USE_CLIENT_DEFAULT"})


def durations(
    program: Program, places: Iterable[Place], *, unit: float = 1.0
) -> tuple[Duration, ...]:
    """Every way into a timeout argument.

    Args:
        program: the linked program.
        places: where the argument's values stand.
        unit: the length of the argument's unit, in seconds.
    """
    found = (duration for place in places for duration in _at_place(program, place, unit))
    return tuple(dict.fromkeys(found))


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


def _at_place(program: Program, place: Place, unit: float) -> Iterator[Duration]:
    definition = program.definition(place)
    instruction = None if definition is None else program.instruction(definition)
    if isinstance(instruction, Phi):
        for source in instruction.sources:
            yield from _at_place(program, Place(place.code, source), unit)
        return
    is_true = (
        isinstance(instruction, Refine)
        and instruction.outcome
        and instruction.test == instruction.source
    )
    for flow in program.flows(place):
        found = _of_flow(program, flow, unit)
        if is_true and found.state == "unknown":
            # `timeout or 30`: what is true here is neither None nor zero, so it is a bound.
            found = structs.replace(found, state="seconds")
        yield structs.replace(found, callers=flow.callers, evidence=(*flow.steps, *found.evidence))


def _of_flow(program: Program, flow: Flow, unit: float) -> Duration:
    value = flow.value
    if isinstance(value, Constant):
        return _of_constant(value, unit)
    if isinstance(value, External):
        return _of_external(program, value, unit)
    if isinstance(value, Container):
        return _of_container(program, value, unit)
    return Duration(state="unknown")


def _of_constant(constant: Constant, unit: float) -> Duration:
    value = constant.value
    if value is None:
        return Duration(state="none")
    if isinstance(value, bool):
        return Duration(state="unknown")
    try:  # text that is a number comes from the environment and is converted on the way
        return Duration(state="seconds", seconds=float(value) * unit)
    except ValueError:
        return Duration(state="unknown")


def _of_external(program: Program, value: External, unit: float) -> Duration:
    if value.symbol.rpartition(".")[2] in _UNSET:
        return Duration(state="unset")
    if value.origin is None:
        return Duration(state="unknown")
    bound = program.arguments(value.origin)
    if value.symbol == _AIOHTTP_TIMEOUT:
        total = durations(program, argument(bound, "total", 0))
        found = worst(total) if total else Duration(state="seconds", seconds=_AIOHTTP_TOTAL)
        return structs.replace(found, covers="total")
    if value.symbol == _TIMEDELTA:
        return _of_timedelta(program, value.origin)
    for name, position in _OBJECTS.get(value.symbol, ()):
        if places := argument(bound, name, position):
            return worst(durations(program, places, unit=unit))
    return Duration(state="unknown")


def _of_timedelta(program: Program, site: Site) -> Duration:
    bound = program.arguments(site)
    seconds = 0.0
    for name, places in bound.keywords.items():
        part = worst(durations(program, places, unit=_SECONDS.get(name, 0)))
        if part.seconds is None or name not in _SECONDS:
            return Duration(state="seconds")
        seconds += part.seconds
    return Duration(state="seconds", seconds=None if bound.positional else seconds)


def _of_container(program: Program, value: Container, unit: float) -> Duration:
    instruction = program.instruction(value.site)
    if value.kind == "tuple" and isinstance(instruction, Build):
        # what requests takes is a connect timeout, then a read timeout
        read = Place(value.site.code, instruction.entries[-1].value)
        return worst(durations(program, (read,), unit=unit))
    return Duration(state="unknown")
