"""Variables that the SDKs behind the calls read by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.needs.read import Read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.points import Point
    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue import Catalogue

_KEYS = frozenset({"api_key", "token", "auth_token", "azure_ad_token", "azure_ad_token_provider"})
_SUFFIX = "_API_KEY"


def library_reads(tracer: Tracer, catalogue: Catalogue, points: Iterable[Point]) -> Iterator[Read]:
    """The keys that a client is not handed, and therefore looks for in the environment."""
    program = tracer.program
    for point in points:
        for way in point.ways:
            maker = way.chain.makers[0]
            first = way.chain.call.partition(".")[0]
            wire = catalogue.wires.of(way.chain.call, way.service.name, way.kind)
            is_own = way.chain.match.sdk.name == first or first.startswith("langchain")
            if maker.site is None or wire is None or tracer.is_test(maker.site.code.path):
                continue
            bound = program.arguments(maker.site)
            if not is_own or bound.open or not _KEYS.isdisjoint(bound.keywords):
                continue
            for name in wire.environment.get(first, {}):
                if name == f"{way.service.name.upper()}{_SUFFIX}":
                    text = f"`{way.chain.match.constructor or first}` reads it by itself"
                    without = "the SDK refuses to ask"
                    yield Read("sdk", name, without, program.step(maker.site, text))
