"""The places where a program can choose a timeout for a call, in the order of their precedence.

The call's arguments go before a derived client's, these before the constructor's, then a custom
HTTP client's, then options set on the SDK's module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.parameters import Passed, first_passed, passed
from lintkit.accounts.reading import externals
from lintkit.catalogue.schema import Client, Unit
from lintkit.model import Evidence
from lintkit.program.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.clients import Chain, Maker
    from lintkit.accounts.sdks import Sdks
    from lintkit.accounts.settings import ModuleSettings
    from lintkit.catalogue.schema import Parameter
    from lintkit.program.program import Program
    from lintkit.program.values import BoundArguments, Site


class Level(Struct, frozen=True, kw_only=True):
    """One place where a timeout can be chosen.

    Attributes:
        places: where its values stand; empty where it is left out.
        certain: it is chosen here on every path.
        open: something may be passed here that the code does not show.
        client: whose rules hold, such as what `None` means.
        evidence: what to tell a reader about it.
    """

    places: tuple[Place, ...] = ()
    certain: bool = False
    open: bool = False
    unit: Unit = "s"
    client: Client
    evidence: Evidence = ()


class Levels:
    """Lists the levels of the calls of one program."""

    def __init__(self, program: Program, sdks: Sdks, settings: ModuleSettings) -> None:
        self._program = program
        self._sdks = sdks
        self._settings = settings

    def of(self, chain: Chain, site: Site, bound: BoundArguments) -> Iterator[Level]:
        """The levels of a call, the first goes before all others."""
        match = chain.match
        at_call = first_passed(self._program, site, bound, match.call.timeout)
        if at_call is not None:
            yield self._level(at_call, match.client, match.unit, "at the call")
        for maker in chain.makers:
            yield from self._of_maker(maker)

    def _of_maker(self, maker: Maker) -> Iterator[Level]:
        client = maker.client
        for link in maker.links:
            found = self._at(link.site, link.derived.timeout)
            if found is not None and not found.excluded:
                yield self._level(found, client, client.unit, "for the client derived here")
        if maker.site is None and client.constructed and (client.timeout or client.http_client):
            yield Level(open=True, client=client)
        elif maker.site is not None:
            if found := self._at(maker.site, client.timeout):
                yield self._level(found, client, client.unit, "where the client is built")
            if client.http_client is not None:
                yield from self._of_transport(maker.site, client.http_client)
        for parameter in client.timeout_settings:
            for at, place in self._settings.places(parameter):
                symbol = ".".join((parameter.name, *parameter.keys))
                step = self._program.step(at, f"`{symbol}` is set here")
                yield Level(
                    places=(place,), certain=True, unit=client.unit, client=client, evidence=(step,)
                )

    def _of_transport(self, site: Site, parameter: Parameter) -> Iterator[Level]:
        """The timeout that an HTTP client brings along where it was built with one."""
        given = passed(self._program, site, self._program.arguments(site), parameter)
        for place in given.places:
            for value in externals(self._program, place):
                known = self._sdks.client(value.symbol)
                if known is None or value.origin is None:
                    continue
                found = self._at(value.origin, known[1].timeout)
                if found is not None and not found.excluded:
                    yield self._level(found, known[1], known[1].unit, "for the HTTP client")

    def _at(self, site: Site, parameters: tuple[Parameter, ...]) -> Passed | None:
        return first_passed(self._program, site, self._program.arguments(site), parameters)

    def _level(self, found: Passed, client: Client, unit: Unit, where: str) -> Level:
        if found.places:
            text = f"`{found.parameter}` is passed {where}"
        elif found.excluded:
            text = f"no `{found.parameter}` {where}"
        else:
            text = f"`{found.parameter}` may be passed {where}, among arguments the code hides"
        return Level(
            places=found.places,
            certain=found.certain,
            open=not found.places and not found.excluded,
            unit=unit,
            client=client,
            evidence=(self._program.step(found.site, text),),
        )
