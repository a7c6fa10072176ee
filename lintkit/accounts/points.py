"""Finding integration points: the calls through which a program reaches a model.

Only symbols that resolve to something the catalogue knows count; a call on a receiver that is
not known is no point, whatever its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.clients import Chain, chain_of
from lintkit.accounts.handing import handed
from lintkit.accounts.http import endpoint_of
from lintkit.accounts.reading import callee_externals
from lintkit.accounts.services import Service, service_at, service_of
from lintkit.model import Evidence, PointKind
from lintkit.program.values import BoundArguments, External, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.accounts.sdks import Sdks
    from lintkit.catalogue import Catalogue
    from lintkit.program.program import Program


class Way(Struct, frozen=True):
    """One way in which a call reaches a model; there are several where branches differ."""

    chain: Chain
    service: Service
    kind: PointKind
    evidence: Evidence = ()


class Point(Struct, frozen=True):
    """A call through which a program reaches a model.

    Attributes:
        site: the call expression.
        bound: the arguments that the model call gets.
        ways: one or more.
    """

    site: Site
    bound: BoundArguments
    ways: tuple[Way, ...]


class Finder:
    """Finds the integration points of one program."""

    def __init__(self, program: Program, catalogue: Catalogue, sdks: Sdks) -> None:
        self._program = program
        self._catalogue = catalogue
        self._sdks = sdks

    def points(self, is_test: Callable[[str], bool]) -> Iterator[Point]:
        """The integration points in source order; test files have none."""
        for site, _ in self._program.calls():
            if is_test(site.code.path):
                continue
            for callees, bound in self._called(site):
                if ways := self._ways(callees, site, bound):
                    yield Point(site, bound, ways)
                    break

    def _called(self, site: Site) -> Iterator[tuple[tuple[External, ...], BoundArguments]]:
        """What a call calls itself, then what it has a library call, with the arguments."""
        direct = callee_externals(self._program, site)
        if direct:
            bound = self._program.arguments(site)
            yield direct, bound
            for value in direct:
                yield from handed(self._program, value, bound)

    def _ways(
        self, callees: tuple[External, ...], site: Site, bound: BoundArguments
    ) -> tuple[Way, ...]:
        found = [
            way
            for value in callees
            for chain in self._chains(value, site, bound)
            if (way := self._way(chain, site, bound)) is not None
        ]
        return tuple(dict.fromkeys(found))

    def _chains(self, value: External, site: Site, bound: BoundArguments) -> tuple[Chain, ...]:
        made = self._is_result(value)
        match = self._sdks.match(f"{value.symbol}.__call__" if made else value.symbol)
        if match is None:
            return ()
        return chain_of(self._program, self._sdks, value, match, (site, bound))

    def _is_result(self, value: External) -> bool:
        """Whether the value is what calling its symbol gave: an object, not the function."""
        return value.origin is not None and any(
            callee.symbol == value.symbol
            for callee in callee_externals(self._program, value.origin)
        )

    def _way(self, chain: Chain, site: Site, bound: BoundArguments) -> Way | None:
        """A chain with the service behind it; None for a request that goes elsewhere."""
        if not chain.match.sdk.any_host:
            service = service_of(self._program, self._catalogue, chain)
            return Way(chain, service, chain.match.call.kind)
        found = endpoint_of(self._program, self._catalogue, chain, site, bound)
        if found is None:
            return None
        endpoint, evidence = found
        return Way(chain, service_at(endpoint), endpoint.kind, evidence)
