"""Defaults that differ by the provider whose models a client of many providers asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from lintkit.accounts.parameters import first_passed
from lintkit.program.values import Constant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lintkit.accounts.clients import Chain
    from lintkit.accounts.parameters import Invocation, Passed
    from lintkit.accounts.tracing import Tracer

_PREFIX = re.compile("[/:]")
_Number = TypeVar("_Number", int, float)


def by_provider(
    tracer: Tracer, chain: Chain, call: Invocation, table: Mapping[str, _Number]
) -> _Number | None:
    """The most that a table says of the providers that a call can ask; None: not known.

    Args:
        tracer: asks the linked program.
        chain: the call, and the clients behind it.
        call: what it is passed.
        table: by what the names of a provider's models begin with.
    """
    named = _named(tracer, chain, call) if table else None
    if named is None or named.omissions:
        return None
    known = [
        _entry(table, flow.value.value) if isinstance(flow.value, Constant) else None
        for flow in named.flows
    ]
    found = [number for number in known if number is not None]
    return max(found) if found and len(found) == len(known) else None


def _named(tracer: Tracer, chain: Chain, call: Invocation) -> Passed | None:
    """The model that the call names, or the constructor of its client."""
    named = first_passed(tracer, call, chain.match.call.model)
    maker = chain.makers[-1]
    if (named is None or not named.flows) and maker.built is not None:
        return first_passed(tracer, maker.built, maker.client.model)
    return named


def _entry(table: Mapping[str, _Number], name: object) -> _Number | None:
    provider, *model = _PREFIX.split(str(name))
    return table.get(provider if model else provider.partition("-")[0])
