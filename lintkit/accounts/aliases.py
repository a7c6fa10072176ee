"""What stands behind the names of models that a client is built with a table of, or beside one.

A router of several deployments is called by names of its own: its table says which model answers
to a name, and how long that may take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.accounts.parameters import Passed, call_at, entries, first_passed, members, passed
from lintkit.program.values import Constant, Container, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.clients import Chain
    from lintkit.accounts.parameters import Invocation
    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue.schema import Parameter
    from lintkit.program.values import Flow


def model_behind(tracer: Tracer, chain: Chain, call: Invocation) -> Passed | None:
    """The models behind the names that a call passes; None where they are not all known."""
    return _behind(tracer, chain, call, chain.makers[0].client.alias_model)


def timeout_behind(tracer: Tracer, chain: Chain, call: Invocation) -> Passed | None:
    """The timeouts of what stands behind the names that a call passes, as `model_behind`."""
    return _behind(tracer, chain, call, chain.makers[0].client.alias_timeout)


def fallbacks(tracer: Tracer, chain: Chain, call: Invocation) -> Iterator[Passed]:
    """The models that a call names for the case that the first fails."""
    for parameter in chain.match.call.fallbacks:
        given = passed(tracer, call, parameter)
        for flow in given.flows:
            for one in entries(tracer, flow, call.site):
                is_table = isinstance(one.value, Container) and one.value.kind == "dict"
                named = members(tracer, (one,), ("model",), call.site).flows if is_table else (one,)
                yield structs.replace(given, flows=named)


def _behind(
    tracer: Tracer, chain: Chain, call: Invocation, asked: Parameter | None
) -> Passed | None:
    client, site = chain.makers[0].client, chain.makers[0].site
    named = first_passed(tracer, call, chain.match.call.model)
    if site is None or client.aliases is None or client.alias_name is None or asked is None:
        return None
    if named is None or named.omissions or not named.flows:
        return None
    table = passed(tracer, call_at(site), client.aliases)
    rows = [row for flow in table.flows for row in entries(tracer, flow, call.site)]
    names = [_read(tracer, row, client.alias_name, call) for row in rows]
    if any(not isinstance(flow.value, Constant) for name in names for flow in name.flows):
        return None
    found: list[Passed] = []
    for flow in (*named.flows, *_standing_in(tracer, chain, call, named.flows)):
        values = [
            _read(tracer, row, asked, call)
            for row, name in zip(rows, names, strict=True)
            if any(one.value == flow.value for one in name.flows)
        ]
        if not values:
            return None
        found += values
    return Passed(
        site,
        ".".join((client.aliases.name, asked.name, *asked.keys)),
        tuple(dict.fromkeys(flow for one in found for flow in one.flows)),
        tuple(dict.fromkeys(omission for one in found for omission in one.omissions)),
    )


def _standing_in(
    tracer: Tracer, chain: Chain, call: Invocation, names: Iterable[Flow]
) -> list[Flow]:
    """The names that stand in for others where what is behind these fails."""
    client, site = chain.makers[0].client, chain.makers[0].site
    if site is None or client.alias_fallbacks is None:
        return []
    given = passed(tracer, call_at(site), client.alias_fallbacks).flows
    tables = [one for flow in given for one in entries(tracer, flow, call.site)]
    return [
        other
        for name in names
        if isinstance(name.value, Constant)
        for listed in members(tracer, tables, (str(name.value.value),), call.site).flows
        for other in entries(tracer, listed, call.site)
        if isinstance(other.value, Constant)
    ]


def _read(tracer: Tracer, row: Flow, parameter: Parameter, call: Invocation) -> Passed:
    """What a row of the table holds."""
    if isinstance(row.value, Unknown):
        return Passed(call.site, parameter.name, (row,))
    return members(tracer, (row,), (parameter.name, *parameter.keys), call.site)
