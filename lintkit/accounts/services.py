"""Who answers a call: the provider, as far as `base_url` and the catalogue tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.parameters import first_passed
from lintkit.accounts.texts import text_of
from lintkit.catalogue import ANY_PROVIDER, HOSTED
from lintkit.program.values import Constant

if TYPE_CHECKING:
    from lintkit.accounts.clients import Chain
    from lintkit.accounts.makers import Maker
    from lintkit.accounts.settings import ModuleSettings
    from lintkit.accounts.texts import Text
    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue import Catalogue, Endpoint
    from lintkit.catalogue.schema import Client


class Service(Struct, frozen=True):
    """Who answers.

    Attributes:
        name: what a reader calls it; "openai-compatible" where a `base_url` leads to a host that
            is not known, or cannot be told.
        provider: by whose grammar model ids are judged; "any": the id says.
        managed: which model answers is decided outside the code.
        model: the model, where the address holds it.
        routed: the address is that of a router, whose ids tell a provider as `provider/model`.
    """

    name: str
    provider: str
    managed: bool = False
    model: str | None = None
    routed: bool = False


def services_of(
    tracer: Tracer, catalogue: Catalogue, settings: ModuleSettings, chain: Chain, path: str
) -> tuple[Service, ...]:
    """Who may answer a call on a client in a file: several where its address is one of several."""
    maker = chain.makers[-1]
    provider = (
        chain.match.provider
        if len(chain.makers) == 1
        else maker.client.provider or maker.sdk.provider
    )
    clients = [one.client for one in chain.makers]
    set_so = [one for one in clients if _is_set_to_managed(tracer, settings, one, path)]
    managed = bool(set_so) or any(one.managed for one in clients)
    name = next((one.managed_provider for one in set_so), "") or _named(maker, provider)
    return _at_addresses(tracer, catalogue, maker, Service(name, provider, managed))


def services_made(tracer: Tracer, catalogue: Catalogue, maker: Maker) -> tuple[Service, ...]:
    """Who may answer a client of which only is known how it is made."""
    provider = maker.client.provider or maker.sdk.provider
    own = Service(_named(maker, provider), provider, maker.client.managed)
    return _at_addresses(tracer, catalogue, maker, own)


def _named(maker: Maker, provider: str) -> str:
    """What a reader calls the service of a client: by its library or class, for want of a name."""
    if provider != HOSTED:
        return provider
    return maker.sdk.name if maker.sdk.provider == HOSTED else maker.path.rpartition(".")[2]


def _at_addresses(
    tracer: Tracer, catalogue: Catalogue, maker: Maker, own: Service
) -> tuple[Service, ...]:
    """The services at the addresses that a client is given; its own where it is given none."""
    provider, managed = own.provider, own.managed
    addresses, is_usual = _addresses(tracer, maker)
    known: dict[Service, None] = {}
    for address in addresses:
        endpoint = catalogue.endpoint(address.value)
        if endpoint is None or (managed and (endpoint.managed or endpoint.by_path)):
            continue
        # The host whose API others copy speaks no other's: the address is for another client.
        is_for_another = catalogue.has_shared_api(endpoint.provider) and not endpoint.by_path
        if not is_for_another or provider in (endpoint.provider, ANY_PROVIDER):
            known[_at_endpoint(catalogue, endpoint, provider)] = None
    if known:
        return tuple(known | {own: None}) if is_usual else tuple(known)
    return (Service(f"{provider}-compatible", provider) if addresses and not managed else own,)


def service_at(catalogue: Catalogue, endpoint: Endpoint) -> Service:
    """Who answers at a URL."""
    return _at_endpoint(catalogue, endpoint, endpoint.provider)


def _at_endpoint(catalogue: Catalogue, endpoint: Endpoint, fallback: str) -> Service:
    """The service at an endpoint, named after the API where any model may answer there."""
    name = endpoint.host if endpoint.provider == HOSTED else endpoint.provider
    routed = endpoint.provider == ANY_PROVIDER
    if routed:
        name = fallback if fallback == ANY_PROVIDER else f"{fallback}-compatible"
    elif endpoint.by_path and catalogue.has_shared_api(name):
        name = f"{name}-compatible"
    return Service(name, endpoint.provider, endpoint.managed, endpoint.model, routed)


def _is_set_to_managed(tracer: Tracer, settings: ModuleSettings, client: Client, path: str) -> bool:
    """Whether a module's attribute is set so: by the file itself, else when another is imported."""
    for symbol, values in client.managed_by.items():
        places = settings.assigned(symbol)
        own = [place for place in places if place.code.path == path] or [
            place for place in places if tracer.program.code(place.code).kind == "module"
        ]
        found = [flow.value for place in own for flow in tracer.flows(place)]
        if found and all(isinstance(one, Constant) and one.value in values for one in found):
            return True
    return False


def _addresses(tracer: Tracer, maker: Maker) -> tuple[tuple[Text, ...], bool]:
    """The addresses that are passed to the constructor, and whether `None` is: the usual one."""
    found = maker.built and first_passed(tracer, maker.built, maker.client.base_url)
    if not found:
        return (), False
    given = tuple(text_of(tracer, flow) for flow in found.flows if flow.value != Constant(None))
    return given, len(given) < len(found.flows)
