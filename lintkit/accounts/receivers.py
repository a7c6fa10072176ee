"""Through which callers each of several clients comes to a call."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.accounts.parameters import Arrival
from lintkit.accounts.reading import externals
from lintkit.ir import Call, GetAttr
from lintkit.program.values import External, Place, Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lintkit.accounts.tracing import Tracer
    from lintkit.program.program import Program
    from lintkit.program.values import Site


def callers_by_maker(tracer: Tracer, site: Site) -> Mapping[Site, Sequence[tuple[Site, ...]]]:
    """The call sites through which the receiver of a call comes, nearest first.

    Args:
        tracer: asks the linked program.
        site: the call.

    Returns:
        By the call that built the receiver: one entry a way, for ways that lead through callers.
    """
    found: dict[Site, list[tuple[Site, ...]]] = defaultdict(list)
    instruction = tracer.program.instruction(site)
    if isinstance(instruction, Call):
        client = _client(tracer.program, Place(site.code, instruction.callee))
        for flow in tracer.flows(client):
            if isinstance(flow.value, External) and flow.value.origin and flow.callers:
                found[flow.value.origin].append(flow.callers)
    return found


def arrivals(tracer: Tracer, site: Site, maker: Site) -> tuple[Arrival, ...]:
    """The ways in which what a call makes comes to be the receiver of another; empty: not known.

    Args:
        tracer: asks the linked program.
        site: the call whose receiver it is.
        maker: the call that makes it.
    """
    instruction = tracer.program.instruction(site)
    if not isinstance(instruction, Call):
        return ()
    flows = tracer.flows(_client(tracer.program, Place(site.code, instruction.callee)))
    if any(isinstance(flow.value, Unknown) for flow in flows):
        return ()
    found = (
        Arrival(flow.made_in, flow.callers)
        for flow in flows
        if isinstance(flow.value, External) and flow.value.origin == maker
    )
    return tuple(dict.fromkeys(found))


def _client(program: Program, place: Place) -> Place:
    """The register that holds the client: below the attributes that the library gives it."""
    definition = program.definition(place)
    instruction = None if definition is None else program.instruction(definition)
    if not isinstance(instruction, GetAttr):
        return place
    owner = Place(place.code, instruction.object)
    return _client(program, owner) if externals(program, owner) else place
