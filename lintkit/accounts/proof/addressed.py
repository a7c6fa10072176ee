"""Doubles of a test that answer requests to another host than the one to which a call sends one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lintkit.accounts.proof.filled import constants
from lintkit.accounts.proof.said import parameter, receivers, symbols
from lintkit.program.values import External, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.accounts.proof.reached import Run
    from lintkit.catalogue.doubles import Doubles
    from lintkit.program.program import Program
    from lintkit.program.values import Site

_HOST = re.compile(r"https?://(?:[^/@]*@)?([A-Za-z0-9.-]+(?::\d+)?)(?=[/?#]|$)")


class Addressed:
    """Tells by their URLs which answers of one program's tests a request does not get."""

    def __init__(self, program: Program, doubles: Doubles) -> None:
        self._program = program
        self._doubles = doubles
        self._hosts: dict[Site, frozenset[str]] = {}

    def elsewhere(self, site: Site, run: Run) -> frozenset[Site]:
        """Where a test makes the answers that a call does not get; none if its host is not told."""
        own = self._named(site)
        if not own:
            return frozenset()
        found: set[Site] = set()
        for made in run.calls:
            if self._is_transport(made):
                hosts = self._named(made)
                if hosts and hosts.isdisjoint(own):
                    found |= {made, *self._handed(made)}
            elif not found.isdisjoint(self._on(made)):  # `respx.get(URL).respond(500)`
                found |= {made, *self._handed(made)}
        return frozenset(found)

    def _named(self, site: Site) -> frozenset[str]:
        """The hosts that the arguments of a call name, in texts that are told."""
        if site not in self._hosts:
            texts = (
                value
                for place in self._program.arguments(site).places
                for value in constants(self._program, place)
                if isinstance(value, str)
            )
            found = (_HOST.match(text) for text in texts)
            self._hosts[site] = frozenset(one[1] for one in found if one)
        return self._hosts[site]

    def _is_transport(self, site: Site) -> bool:
        doubles = (
            self._doubles.of_fixture(parameter(self._program, site)),
            *map(self._doubles.at, symbols(self._program, site)),
        )
        return any(one and one.mechanism == "transport" for one in doubles) and bool(
            self._named(site)
        )

    def _handed(self, site: Site) -> Iterable[Site]:
        """What a call of a test is handed that the same code makes: `httpx.Response(500)`."""
        for place in self._program.arguments(site).places:
            yield from self._made(place)

    def _made(self, place: Place) -> Iterable[Site]:
        for value in self._program.values(place):
            if isinstance(value, External) and value.origin and value.origin.code == place.code:
                yield value.origin

    def _on(self, site: Site) -> Iterable[Site]:
        """What makes the object of which a call is a method."""
        for value in receivers(self._program, site):
            if isinstance(value, External) and value.origin:
                yield value.origin
