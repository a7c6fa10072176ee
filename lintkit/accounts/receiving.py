"""In which runs of a call one of several clients is its receiver, and what else holds there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.accounts.parameters import Arrival, is_written_there
from lintkit.accounts.receivers import client_of
from lintkit.ir import GetAttr
from lintkit.program.provenance.registers import defining, is_receiver
from lintkit.program.values import Context, Instance, Place

if TYPE_CHECKING:
    from lintkit.accounts.clients import Chain
    from lintkit.accounts.parameters import Invocation
    from lintkit.program.program import Program


def in_runs_of(program: Program, chain: Chain, call: Invocation) -> Invocation:
    """A call on the objects that hold a client: `self.client.messages.create(model=self.model)`.

    Args:
        program: the linked program.
        chain: the call, and the client on which it is made.
        call: the call, with its arguments in any run.

    Returns:
        The call in any run, where it is not known which objects hold the client.
    """
    client = client_of(program, call.site)
    read = None if client is None else defining(program, client)
    if client is None or not isinstance(read, GetAttr) or not is_written_there(call):
        return call
    owner = Place(client.code, read.object)
    if not is_receiver(program, owner):
        return call
    objects = frozenset(one for one in program.values(owner) if isinstance(one, Instance))
    holding = [_holding(one, objects) for one in chain.makers[0].arrivals]
    if not holding or not all(holding):
        return call
    runs = dict.fromkeys(Arrival(Context(objects=one)) for one in holding)
    return structs.replace(call, arrivals=tuple(runs))


def _holding(arrival: Arrival, objects: frozenset[Instance]) -> frozenset[Instance]:
    """Which of some objects hold what arrives: they made it, or were made with it."""
    if makers := arrival.made_in.objects:
        return makers if makers <= objects else frozenset()
    return frozenset(one for one in objects if one.site in arrival.callers)
