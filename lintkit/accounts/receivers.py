"""Through which callers each of several clients comes to a call."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.makers import held, parts, takes_options
from lintkit.accounts.parameters import Arrival
from lintkit.accounts.reading import callee_externals, externals
from lintkit.ir import Call, GetAttr
from lintkit.program.values import Context, External, Place, Site, Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lintkit.accounts.makers import Maker
    from lintkit.accounts.tracing import Tracer
    from lintkit.program.program import Program


_MOST_STEPS = 6
"""Between a client and its use: `model.bind_tools(tools).with_retry()` are two."""


class _Passed(Struct, frozen=True):
    """What lies between a use of a client and the place where a walk back to its maker stands.

    Attributes:
        left: how many more calls are followed.
        links: those that made a client anew, with options of its own.
    """

    left: int
    links: frozenset[Site] = frozenset()

    def behind(self, program: Program, site: Site, maker: Maker) -> _Passed:
        """One call further back."""
        names = {one.symbol.rpartition(".")[2] for one in callee_externals(program, site)}
        derived = maker.client.derived
        is_link = any(takes_options(derived[name]) for name in names & derived.keys())
        return _Passed(self.left - 1, self.links | {site} if is_link else self.links)


def callers_by_maker(tracer: Tracer, site: Site) -> Mapping[Site, Sequence[tuple[Site, ...]]]:
    """The call sites through which the receiver of a call comes, nearest first.

    Args:
        tracer: asks the linked program.
        site: the call.

    Returns:
        By the call that built the receiver: one entry a way, for ways that lead through callers.
    """
    found: dict[Site, list[tuple[Site, ...]]] = defaultdict(list)
    client = client_of(tracer.program, site)
    for flow in () if client is None else tracer.flows(client):
        if isinstance(flow.value, External) and flow.value.origin and flow.callers:
            found[flow.value.origin].append(flow.callers)
    return found


def client_of(program: Program, site: Site) -> Place | None:
    """The register that holds the client on which a call is made; None for no call."""
    call = program.instruction(site)
    return _client(program, Place(site.code, call.callee)) if isinstance(call, Call) else None


def arrivals(tracer: Tracer, site: Site, maker: Maker) -> tuple[Arrival, ...]:
    """The ways in which a client comes to be the receiver of a call; empty: not known.

    Args:
        tracer: asks the linked program.
        site: the call whose receiver it is, or that of what was made of it.
        maker: where the client comes from.
    """
    receiver = client_of(tracer.program, site)
    if receiver is None:
        return ()
    found = _ways(tracer, receiver, Context(), maker, _Passed(_MOST_STEPS))
    return tuple(dict.fromkeys(found or ()))


def _ways(
    tracer: Tracer, place: Place, context: Context, maker: Maker, passed: _Passed
) -> list[Arrival] | None:
    """The ways from where a client is made to a place; None: not all are known."""
    found: list[Arrival] = []
    for flow in tracer.flows(place, context):
        value = flow.value
        if isinstance(value, Unknown):
            return None
        if not isinstance(value, External) or not _is_of(value, maker):
            continue
        if value.origin == maker.origin:
            if passed.links == {link.site for link in maker.links if takes_options(link.derived)}:
                found.append(Arrival(flow.made_in, flow.callers))
        elif value.origin is not None and value.origin not in passed.links:
            further = passed.behind(tracer.program, value.origin, maker)
            before = _before(tracer, value.origin, flow.made_in, maker, further)
            if before is None:
                return None
            found += (Arrival(one.made_in, (*one.callers, *flow.callers)) for one in before)
    return found


def _before(
    tracer: Tracer, site: Site, context: Context, maker: Maker, passed: _Passed
) -> list[Arrival] | None:
    """The ways to what a method is called on and given, or to what is joined; None as above."""
    program, instruction = tracer.program, tracer.program.instruction(site)
    if not passed.left:
        return None
    found: list[Arrival] = []
    given = parts(program, site)
    if isinstance(instruction, Call):
        receiver = _client(program, Place(site.code, instruction.callee))
        ways = _ways(tracer, receiver, context, maker, passed)
        if ways is None:
            return None
        found += ways
        given = program.arguments(site).places
    for place in (one for part in given or () for one in held(program, part, site)):
        inside = context if place.code == site.code else Context()
        found += _ways(tracer, place, inside, maker, passed) or ()
    return found


def _is_of(value: External, maker: Maker) -> bool:
    return value.symbol == maker.path or value.symbol.startswith(f"{maker.path}.")


def _client(program: Program, place: Place) -> Place:
    """The register that holds the client: below the attributes that the library gives it."""
    definition = program.definition(place)
    instruction = None if definition is None else program.instruction(definition)
    if not isinstance(instruction, GetAttr):
        return place
    owner = Place(place.code, instruction.object)
    return _client(program, owner) if externals(program, owner) else place
