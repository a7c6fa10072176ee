"""Who answers a call: the provider, as far as `base_url` and the catalogue tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.parameters import passed
from lintkit.accounts.texts import texts
from lintkit.program.values import Constant

if TYPE_CHECKING:
    from lintkit.accounts.clients import Chain, Maker
    from lintkit.catalogue import Catalogue, Endpoint
    from lintkit.program.program import Program
    from lintkit.program.values import Place


class Service(Struct, frozen=True):
    """Who answers.

    Attributes:
        name: what a reader calls it; "openai-compatible" where a `base_url` leads to a host that
            is not known, or cannot be told.
        provider: by whose grammar model ids are judged; "any": the id says.
        managed: which model answers is decided outside the code.
        local: it runs on the user's own machine.
        model: the model, where the address holds it.
    """

    name: str
    provider: str
    managed: bool = False
    local: bool = False
    model: str | None = None


def service_of(program: Program, catalogue: Catalogue, chain: Chain) -> Service:
    """Who answers a call on a client."""
    maker = chain.makers[-1]
    provider = (
        chain.match.provider
        if len(chain.makers) == 1
        else maker.client.provider or maker.sdk.provider
    )
    managed = any(one.client.managed for one in chain.makers)
    own = Service(provider, provider, managed)
    addresses = _addresses(program, maker)
    if managed or not addresses:
        return own
    found = texts(program, addresses)
    for text in found:
        if endpoint := catalogue.endpoint(text.value):
            return _at_endpoint(endpoint, provider)
    return Service(f"{provider}-compatible", provider)


def service_at(endpoint: Endpoint) -> Service:
    """Who answers at a URL."""
    return _at_endpoint(endpoint, endpoint.provider)


def _at_endpoint(endpoint: Endpoint, fallback: str) -> Service:
    provider = fallback if endpoint.provider == "any" else endpoint.provider
    return Service(provider, provider, endpoint.managed, endpoint.local, endpoint.model)


def _addresses(program: Program, maker: Maker) -> tuple[Place, ...]:
    """Where addresses stand that are passed to the constructor; `None` means the usual one."""
    if maker.site is None or maker.client.base_url is None:
        return ()
    bound = program.arguments(maker.site)
    places = passed(program, maker.site, bound, maker.client.base_url).places
    return tuple(place for place in places if program.values(place) != (Constant(None),))
