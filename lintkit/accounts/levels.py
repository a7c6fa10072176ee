"""The places where a program can choose a timeout for a call, in the order of their precedence.

The call's arguments go before a derived client's, these before the constructor's, then a custom
HTTP client's, then options set on the SDK's module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit.accounts.aliases import timeout_behind
from lintkit.accounts.makers import maker_of_client
from lintkit.accounts.parameters import Arrival, Passed, call_at, first_passed, passed, places
from lintkit.accounts.reading import of_libraries
from lintkit.accounts.sending import names_timeout, replacements, sendings
from lintkit.catalogue.schema import Call, Client, Parameter, Unit
from lintkit.program.flows import Omission
from lintkit.program.values import Constant, External, Flow, Function, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.clients import Chain
    from lintkit.accounts.makers import Maker
    from lintkit.accounts.parameters import Invocation
    from lintkit.accounts.sdks import Sdks
    from lintkit.accounts.settings import ModuleSettings
    from lintkit.accounts.tracing import Tracer
    from lintkit.program.values import AbstractValue, Place, Site


_TIMEOUT = Parameter(name="timeout")  # of what sends a request, in all libraries that do


class Level(Struct, frozen=True, kw_only=True):
    """One place where a timeout can be chosen.

    Attributes:
        flows: the ways on which it is chosen here.
        omissions: the ways on which it is not, so that the next level decides.
        client: whose rules hold.
        at_call: what the call itself is given; it may have rules of its own.
    """

    flows: tuple[Flow, ...] = ()
    omissions: tuple[Omission, ...] = ()
    unit: Unit = "s"
    client: Client
    at_call: Call | None = None

    @property
    def none_means(self) -> str:
        """What an explicit `timeout=None` does: "infinite" or "default"."""
        own = None if self.at_call is None else self.at_call.none_means
        return own or self.client.none_means


class Levels:
    """Lists the levels of the calls of one program."""

    def __init__(self, tracer: Tracer, sdks: Sdks, settings: ModuleSettings) -> None:
        self._tracer = tracer
        self._sdks = sdks
        self._settings = settings

    def of(self, chain: Chain, call: Invocation) -> Iterator[Level]:
        """The levels of a call, the first goes before all others."""
        match = chain.match
        at_call = first_passed(self._tracer, call, match.call.timeout)
        if at_call is not None:
            yield structs.replace(_level(at_call, match.client, match.unit), at_call=match.call)
        for found in replacements(self._tracer, self._settings, chain, call):
            yield (
                _level(found.passed, match.client, match.unit)
                if found.passed
                else _own(match.client)
            )
        library = match.constructor.partition(".")[0]
        for place in self._settings.replaced(library, match.path, is_async=match.is_async):
            if self._may_bound(place, library):
                yield _own(match.client)
        behind = timeout_behind(self._tracer, chain, call)
        if behind is not None:
            yield _level(behind, match.client, match.client.unit)
        for maker in chain.makers if match.call.client_timeout else ():
            yield from self._of_maker(maker)
        if chain.hidden:
            hidden = Flow(Unknown("the client that is handed on is not known"))
            yield Level(flows=(hidden,), client=match.client)

    def _may_bound(self, place: Place, library: str) -> bool:
        """Whether what is put in the place of a library's call may have a timeout of its own.

        What the library has itself, as when it is put back, has none but that.
        """
        program = self._tracer.program
        values = program.values(place)
        return not values or any(
            names_timeout(program, one.code)
            if isinstance(one, Function)
            else not (isinstance(one, External) and one.symbol.startswith(f"{library}."))
            for one in values
            if not isinstance(one, Constant)
        )

    def _of_maker(self, maker: Maker) -> Iterator[Level]:
        client = maker.client
        for link in maker.links:
            if found := self._at(link.site, link.derived.timeout):
                yield _level(found, client, client.unit)
        if maker.sends is not None and (found := self._at(maker.sends, (_TIMEOUT,))):
            yield _level(found, client, client.unit)
        for sending in sendings(self._tracer, self._settings, maker):
            yield _level(sending.passed, client, client.unit) if sending.passed else _own(client)
        yield from self._of_origin(maker)
        for parameter in client.timeout_settings:
            for _, place in self._settings.places(parameter):
                yield Level(flows=self._tracer.flows(place), unit=client.unit, client=client)

    def _of_origin(self, maker: Maker) -> Iterator[Level]:
        """What holds by how a client is made."""
        client = maker.client
        is_replaced = bool(self._settings.assigned(maker.path))  # `openai.OpenAI = Client`
        if is_replaced or (maker.altered and maker.sends is None):
            yield _own(client)
        elif maker.is_unseen:
            hidden = Flow(Unknown("where the client is built is not known"))
            yield Level(flows=(hidden,), client=client)
        elif maker.not_handed:
            yield Level(omissions=maker.not_handed, client=client)
        elif (built := maker.built) is not None:
            yield from self._of_built(maker, built)

    def _of_built(self, maker: Maker, built: Invocation) -> Iterator[Level]:
        """What a client is built with, or is set on it since."""
        client = maker.client
        yield from self._set_since(maker, built.site)
        if found := first_passed(self._tracer, built, client.timeout):
            yield _level(found, client, client.unit)
        if client.http_client is not None:
            yield from self._of_transport(maker, built, client.http_client)

    def _set_since(self, maker: Maker, site: Site) -> Iterator[Level]:
        """What is assigned to the client's attribute after it was built: `client.timeout = 5`."""
        name = maker.client.timeout_attribute
        stored = self._tracer.stored(External(maker.path, site), name) if name else {}
        if not stored:
            return
        flows = tuple(flow for place in stored.values() for flow in self._tracer.flows(place))
        program = self._tracer.program
        region = program.instruction(site).region
        sure = any(
            one.code == site.code and program.instruction(one).region == region for one in stored
        )
        yield Level(
            flows=flows,
            omissions=() if sure else (Omission(),),
            unit=maker.client.unit,
            client=maker.client,
        )

    def _of_transport(
        self, maker: Maker, built: Invocation, parameter: Parameter
    ) -> Iterator[Level]:
        """The timeout that an HTTP client brings along where it was built with one."""
        program = self._tracer.program
        ways: dict[AbstractValue, list[Arrival]] = {}
        for flow in passed(self._tracer, built, parameter).flows:
            ways.setdefault(flow.value, []).append(Arrival(flow.made_in, flow.callers))
        for place in places(program, built, parameter):
            for value in program.values(place) or (Unknown(""),):
                if value != Constant(None):
                    comes = tuple(ways.get(value, ()))
                    yield from self._brought(maker, value, built.site.code.path, comes)

    def _brought(
        self, maker: Maker, value: AbstractValue, path: str, ways: tuple[Arrival, ...]
    ) -> Iterator[Level]:
        """What one HTTP client brings along; the SDK's own ones have the SDK's own default.

        Args:
            maker: where the client of the SDK comes from.
            value: the HTTP client.
            path: of the file in which it is handed over.
            ways: those in which it comes there; empty: not known.
        """
        program = self._tracer.program
        clients = of_libraries(program, (value,))
        makers = (maker_of_client(program, self._sdks, one, path) for one in clients)
        brought = next((one for one in makers if one is not None and not one.altered), None)
        if brought is not None:
            brought = structs.replace(brought, arrivals=ways)
        if brought is not None and (built := brought.built) is not None:
            client = brought.client
            if found := first_passed(self._tracer, built, client.timeout):
                yield _level(found, client, client.unit)
        elif [one.symbol.partition(".")[0] for one in clients] != [maker.path.partition(".")[0]]:
            hidden = Flow(Unknown("what the HTTP client brings along is not known"))
            yield Level(flows=(hidden,), client=maker.client)

    def _at(self, site: Site, parameters: tuple[Parameter, ...]) -> Passed | None:
        return first_passed(self._tracer, call_at(site), parameters)


def _own(client: Client) -> Level:
    hidden = Flow(Unknown("the program sends requests in a way of its own"))
    return Level(flows=(hidden,), client=client)


def _level(found: Passed, client: Client, unit: Unit) -> Level:
    return Level(flows=found.flows, omissions=found.omissions, unit=unit, client=client)
