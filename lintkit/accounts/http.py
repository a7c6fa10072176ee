"""Raw HTTP: requests whose URL leads to a model API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.accounts.parameters import passed
from lintkit.accounts.texts import texts

if TYPE_CHECKING:
    from lintkit.accounts.clients import Chain, Maker
    from lintkit.accounts.parameters import Passed
    from lintkit.catalogue import Catalogue, Endpoint
    from lintkit.model import Evidence
    from lintkit.program.program import Program
    from lintkit.program.values import BoundArguments, Site


def endpoint_of(
    program: Program, catalogue: Catalogue, chain: Chain, site: Site, bound: BoundArguments
) -> tuple[Endpoint, Evidence] | None:
    """The model API that a request goes to, None where its URL leads elsewhere or is not known."""
    parameter = chain.match.call.url
    if parameter is None:
        return None
    urls = texts(program, passed(program, site, bound, parameter).places)
    bases = _bases(program, chain.makers[0])
    for url in urls:
        for base in ("",) if "://" in url.value or not bases else bases:
            whole = f"{base.rstrip('/')}/{url.value.lstrip('/')}" if base else url.value
            if endpoint := catalogue.endpoint(whole):
                step = program.step(site, f"the request goes to `{whole}`")
                return endpoint, (*url.evidence, step)
    return None


def model_in_body(
    program: Program, chain: Chain, site: Site, bound: BoundArguments
) -> Passed | None:
    """The model's entry in the body of a request."""
    for parameter in chain.match.call.body:
        inner = structs.replace(parameter, keys=(*parameter.keys, "model"))
        found = passed(program, site, bound, inner)
        if found.places:
            return found
    return None


def _bases(program: Program, maker: Maker) -> tuple[str, ...]:
    """What relative URLs are joined to."""
    if maker.site is None or maker.client.base_url is None:
        return ()
    bound = program.arguments(maker.site)
    places = passed(program, maker.site, bound, maker.client.base_url).places
    return tuple(text.value for text in texts(program, places))
