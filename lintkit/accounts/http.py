"""Raw HTTP: requests whose URL leads to a model API."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.accounts.parameters import call_at, passed, places
from lintkit.accounts.texts import Text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.clients import Chain
    from lintkit.accounts.makers import Maker
    from lintkit.accounts.parameters import Invocation, Passed
    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue import Catalogue, Endpoint
    from lintkit.model import Evidence


_NAMED_HOST = re.compile(r"[a-z]+://[^/{]")
_HOST = re.compile(r"[a-z]+://(?:[^/@]*@)?([A-Za-z0-9.-]+(?::\d+)?)(?=[/?#]|$)")

_NAMES = ("model", "model_id")  # of the entry in a request's body


def endpoints_of(
    tracer: Tracer, catalogue: Catalogue, chain: Chain, call: Invocation
) -> dict[Endpoint, Evidence]:
    """The model APIs that a request can go to; none where its URL leads elsewhere or is unknown."""
    parameter = chain.match.call.url
    if parameter is None:
        return {}
    program = tracer.program
    found: dict[Endpoint, Evidence] = {}
    for address in _addresses(tracer, chain, texts(tracer, places(program, call, parameter))):
        endpoint = catalogue.endpoint(address.value)
        if endpoint is not None and endpoint not in found:
            step = program.step(call.site, f"the request goes to `{address.value}`")
            found[endpoint] = (*address.evidence, step)
    return found


def may_go_anywhere(tracer: Tracer, chain: Chain, call: Invocation) -> bool:
    """Whether the code names no host that a request goes to."""
    parameter = chain.match.call.url
    if parameter is None:
        return False
    found = _addresses(tracer, chain, texts(tracer, places(tracer.program, call, parameter)))
    return not any(_NAMED_HOST.match(address.value) for address in found)


def hosts(tracer: Tracer, chain: Chain, call: Invocation) -> tuple[str, ...]:
    """The hosts that the code names for a request, with their schemes left out."""
    parameter = chain.match.call.url
    if parameter is None:
        return ()
    found = _addresses(tracer, chain, texts(tracer, places(tracer.program, call, parameter)))
    named = (_HOST.match(address.value) for address in found)
    return tuple(dict.fromkeys(host[1] for host in named if host))


def model_in_body(tracer: Tracer, chain: Chain, call: Invocation) -> Passed | None:
    """The model's entry in the body of a request."""
    for parameter in chain.match.call.body:
        for key in _NAMES:
            inner = structs.replace(parameter, keys=(*parameter.keys, key))
            found = passed(tracer, call, inner)
            if found.flows:
                return found
    return None


def _addresses(tracer: Tracer, chain: Chain, urls: tuple[Text, ...]) -> Iterator[Text]:
    """Where a request can go, relative URLs joined to what their client is built with."""
    bases = [base for maker in chain.makers for base in _bases(tracer, maker)]
    if not urls:  # the path is not known, or the URL is in a request object
        yield from bases
    for url in urls:
        if "://" in url.value or not bases:
            yield url
            continue
        for base in bases:
            whole = f"{base.value.rstrip('/')}/{url.value.lstrip('/')}"
            yield Text(whole, evidence=(*base.evidence, *url.evidence))


def _bases(tracer: Tracer, maker: Maker) -> tuple[Text, ...]:
    if maker.site is None:
        return ()
    call = call_at(maker.site)
    found = (places(tracer.program, call, parameter) for parameter in maker.client.base_url)
    return texts(tracer, next(filter(None, found), ()))
