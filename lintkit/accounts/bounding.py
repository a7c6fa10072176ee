"""Where the program could bound a wait for which it chooses no bound.

The construction of the client goes before the call: it is one place, and bounds all its calls. An
explicit `None` is where it stands. Where anything more is passed, or could be, no place is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.parameters import call_at, is_written_there, passed, places
from lintkit.catalogue.schema import Client, Parameter, Unit
from lintkit.model import TimeoutPlace
from lintkit.program.values import Constant, External, Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintkit.accounts.points import Point
    from lintkit.accounts.settings import ModuleSettings
    from lintkit.accounts.tracing import Tracer
    from lintkit.program.values import Flow


class _Place(Struct, frozen=True):
    """A call that takes a timeout.

    Attributes:
        builds: the path of the client that the call makes; empty: it makes none.
    """

    site: Site
    parameters: tuple[Parameter, ...]
    unit: Unit
    client: Client
    builds: str = ""


class Bounding:
    """Finds the places for the calls of one program."""

    def __init__(self, tracer: Tracer, settings: ModuleSettings) -> None:
        self._tracer = tracer
        self._program = tracer.program
        self._settings = settings

    def place(self, point: Point) -> TimeoutPlace | None:
        """Where a bound can be chosen for a point; None where no place is sure to do."""
        found = self._places(point)
        if found is None:
            return None
        for place in found:
            for parameter in place.parameters:
                reaching = passed(self._tracer, call_at(place.site), parameter)
                if not reaching.flows:
                    continue
                if not all(_is_written_none(flow) for flow in reaching.flows):
                    return None
                if place.client.none_means == "infinite":
                    return self._at(place, [parameter])
        # What builds a client goes before what derives one from it, and that before the call.
        ranked = sorted(found, key=lambda place: not place.builds)
        return next((one for place in ranked if (one := self._at(place, place.parameters))), None)

    def takes_none(self, point: Point) -> bool:
        """Whether no parameter is known by which a bound could be chosen for a point."""
        for way in point.ways:
            chain = way.chain
            clients = [maker.client for maker in chain.makers if chain.match.call.client_timeout]
            if chain.hidden or chain.match.call.timeout or any(map(_takes_timeout, clients)):
                return False
        return True

    def _places(self, point: Point) -> list[_Place] | None:
        """The calls on the way to a point that take a timeout; None where there may be others."""
        if len(point.ways) > 1 or point.ways[0].chain.hidden:
            return None
        chain = point.ways[0].chain
        match, call = chain.match, point.call
        found = []
        if call.site == point.site and is_written_there(call):
            found.append(_Place(call.site, match.call.timeout, match.unit, match.client))
        elif match.call.timeout:
            return None
        for maker in chain.makers if match.call.client_timeout else ():
            client = maker.client
            if maker.altered or any(map(self._settings.places, client.timeout_settings)):
                return None
            found += [
                _Place(link.site, link.derived.timeout, client.unit, client)
                for link in maker.links
                if link.derived.timeout
            ]
            if maker.site is not None:
                if self._asks_through_another(maker.site, client):
                    return None
                found.append(
                    _Place(maker.site, client.timeout, client.unit, client, builds=maker.path)
                )
        return found

    def _asks_through_another(self, site: Site, client: Client) -> bool:
        """Whether the client is handed an object that waits in its place."""
        handed = (client.http_client, *client.delegate)
        return any(
            value != Constant(None)
            for parameter in handed
            if parameter is not None
            for place in places(self._program, call_at(site), parameter)
            for value in self._program.values(place) or (None,)
        )

    def _at(self, place: _Place, parameters: Sequence[Parameter]) -> TimeoutPlace | None:
        """A place as the first parameter that takes a number there makes it."""
        plain = next((one for one in parameters if not one.keys), None)
        if plain is None or not place.client.plain_timeout:
            return None
        if place.builds and any(symbol != place.builds for symbol in self._called(place.site)):
            return None
        return TimeoutPlace(self._program.span(place.site), plain.name, place.unit)

    def _called(self, site: Site) -> Iterator[str | None]:
        """What is called at a site, by symbol; None for what is no symbol of a library."""
        callees = self._program.callees(site)
        yield from (one.symbol if isinstance(one, External) else None for one in callees or (None,))


def _takes_timeout(client: Client) -> bool:
    by = (client.timeout, client.timeout_settings, client.timeout_attribute, client.http_client)
    return any(by) or any(one.timeout for one in client.derived.values())


def _is_written_none(flow: Flow) -> bool:
    return flow.value == Constant(None) and flow.source == "literal" and len(flow.steps) <= 1
