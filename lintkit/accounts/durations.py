"""Reading a timeout out of an argument: absent, a number of seconds, or explicitly none.

`timeout=None` is not the same as no `timeout`: most SDKs take the first as "wait for ever" and
the second as "use the default".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from lintkit.accounts.reading import argument
from lintkit.ir import Build, Phi, Refine
from lintkit.model import Evidence
from lintkit.program.values import Constant, Container, External, Place, Site, Unknown

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, Flow

DurationState = Literal["seconds", "none", "unset", "unknown"]


class Duration(Struct, frozen=True):
    """What one way into a timeout argument says.

    Attributes:
        state: "seconds" (a bound; `seconds` is None where its size is not in the code), "none"
            (explicitly no bound), "unset" (as if not passed), "unknown".
        callers: the call sites through whose arguments the value came, nearest first.
        covers: "total" where the timeout object bounds the whole wait.
    """

    state: DurationState
    seconds: float | None = None
    callers: tuple[Site, ...] = ()
    evidence: Evidence = ()
    covers: Literal["read", "total"] | None = None


# Timeout objects: the arguments that bound a read, most specific first, with their positions.
# httpx (0.28), urllib3 (2.x) and aiohttp (3.x) documentation of the classes of these names.
_READ_OF_OBJECT: dict[str, tuple[tuple[str, int | None], ...]] = {
    "httpx.Timeout": (("read", None), ("timeout", 0)),
    "httpx2.Timeout": (("read", None), ("timeout", 0)),
    "openai.Timeout": (("read", None), ("timeout", 0)),
    "anthropic.Timeout": (("read", None), ("timeout", 0)),
    "groq.Timeout": (("read", None), ("timeout", 0)),
    "together.Timeout": (("read", None), ("timeout", 0)),
    "urllib3.Timeout": (("read", 2), ("total", 0)),
    "urllib3.util.Timeout": (("read", 2), ("total", 0)),
}
_AIOHTTP = "aiohttp.ClientTimeout"
_UNSET = ("NOT_GIVEN", "NotGiven", "omit", "Omit", "not_given", "USE_CLIENT_DEFAULT")
_TIMEDELTA = {
    "days": 86400.0,
    "hours": 3600.0,
    "minutes": 60.0,
    "seconds": 1.0,
    "milliseconds": 0.001,
}


def durations(
    program: Program, places: tuple[Place, ...], *, unit: float = 1.0
) -> tuple[Duration, ...]:
    """Every way into a timeout argument; `unit` is the length of its unit in seconds."""
    found = [duration for place in places for duration in _at_place(program, place, unit)]
    return tuple(dict.fromkeys(found))
