"""Finding integration points: the calls through which a program reaches a model.

Only symbols that resolve to something the catalogue knows count; a call on a receiver that is
not known is no point, whatever its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from lintkit.accounts.annotated import annotated_callees
from lintkit.accounts.clients import Chain, Chains
from lintkit.accounts.handing import decorated, handed
from lintkit.accounts.http import endpoints_of
from lintkit.accounts.parameters import Invocation, call_at, first_passed, passed, places
from lintkit.accounts.reading import (
    callee_externals,
    distinct,
    never_runs,
    told_externals,
)
from lintkit.accounts.services import Service, service_at, services_of
from lintkit.catalogue.schema import Parameter, Response
from lintkit.model import Evidence, PointKind
from lintkit.program.values import (
    Class,
    Constant,
    External,
    Function,
    Instance,
    Place,
    Site,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from lintkit.accounts.sdks import Sdks
    from lintkit.accounts.settings import ModuleSettings
    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue import Catalogue
    from lintkit.program.values import AbstractValue

    _Called: TypeAlias = tuple[tuple[External, ...], Invocation]


# What only reads from a model's host (a list of models, usage) reaches no model.
_READING = frozenset({"get", "head", "options", "delete"})
_METHOD_FIRST = frozenset({"request", "stream"})
_METHOD = Parameter("method", position=0)


class Way(Struct, frozen=True):
    """One way in which a call reaches a model; there are several where branches differ.

    Attributes:
        response: how what it gives is read; None where that is not known.
    """

    chain: Chain
    service: Service
    kind: PointKind
    evidence: Evidence = ()
    response: Response | None = None


class Point(Struct, frozen=True):
    """A call through which a program reaches a model.

    Attributes:
        site: the call expression.
        call: the model call, which a library may make for the program.
        ways: one or more.
    """

    site: Site
    call: Invocation
    ways: tuple[Way, ...]


class Finder:
    """Finds the integration points of one program."""

    def __init__(
        self, tracer: Tracer, catalogue: Catalogue, sdks: Sdks, settings: ModuleSettings
    ) -> None:
        self._tracer = tracer
        self._program = tracer.program
        self._catalogue = catalogue
        self._sdks = sdks
        self._settings = settings
        self._chains = Chains(tracer, sdks, settings)
        self._known: dict[tuple[Site, Place], tuple[_Called, ...]] = {}
        self._paths: dict[External, str] = {}

    def points(self) -> Iterator[Point]:
        """The integration points in source order; test files have none, nor has `if False:`."""
        for site, instruction in self._program.calls():
            if self._tracer.is_test(site.code.path):
                continue
            for callees, call in self._called(site, Place(site.code, instruction.callee)):
                if ways := self._ways(callees, call):
                    if not never_runs(self._program, site):
                        yield Point(site, call, ways)
                    break

    def requests(
        self, site: Site, callee: Place, *, reading: bool = False
    ) -> Iterator[tuple[Chain, Invocation]]:
        """The chains behind what sends something over HTTP, wherever that goes.

        Args:
            site: a call.
            callee: what is called.
            reading: whether requests that send nothing but their URL count.
        """
        for callees, call in self._called(site, callee):
            for value in callees:
                for chain in self._chains_of(value, call):
                    if chain.match.sdk.any_host and (reading or chain.match.path not in _READING):
                        yield chain, call

    def _called(self, site: Site, callee: Place) -> tuple[_Called, ...]:
        key = (site, callee)
        if key not in self._known:
            self._known[key] = tuple(self._calling(site, callee))
        return self._known[key]

    def _calling(self, site: Site, callee: Place) -> Iterator[_Called]:
        """What a call calls, what it has a library call, what it is declared to call.

        What tests put there, such as doubles and clients with options for tests, tells no more
        than the type.
        """
        values = self._program.callees(site)
        own = [value for value in values if not self._is_from_tests(value)]
        if through := decorated(self._program, self._sdks, own):
            yield through, call_at(site)
        direct = self._promised(callee, told_externals(own))
        if direct:
            yield direct, call_at(site)
        for value in direct:
            yield from handed(self._program, site, value)
        # nothing of the program itself is called, as far as that can be told
        if all(isinstance(value, (External, Unknown)) for value in own):
            yield annotated_callees(self._program, callee), call_at(site)
            tested = (v for v in values if isinstance(v, External) and self._is_from_tests(v))
            yield tuple(External(self._path(value)) for value in tested), call_at(site)

    def _promised(self, callee: Place, values: tuple[External, ...]) -> tuple[External, ...]:
        """What is called of several libraries: that of the one that the receiver is declared to be.

        Where many objects meet, as at the base of the classes of many providers, others come along.
        """
        importer = callee.code.path
        owners = {value: self._sdks.owner(value.symbol, importer) for value in values}
        if len({owner[0].name for owner in owners.values() if owner}) < 2:  # noqa: PLR2004
            return values
        declared = (
            self._sdks.owner(value.symbol, importer)
            for value in annotated_callees(self._program, callee, for_all=True)
        )
        names = {owner[0].name for owner in declared if owner and not owner[1].abstract}
        kept = tuple(one for one, owner in owners.items() if owner and owner[0].name in names)
        return kept if names else values

    def _is_from_tests(self, value: AbstractValue) -> bool:
        if isinstance(value, External):
            return value.origin is not None and self._tracer.is_test(value.origin.code.path)
        if isinstance(value, (Function, Class)):
            return self._tracer.is_test(value.code.path)
        return isinstance(value, Instance) and self._tracer.is_test(value.class_.path)

    def _ways(self, callees: tuple[External, ...], call: Invocation) -> tuple[Way, ...]:
        found = distinct(
            way
            for value in callees
            for chain in self._chains_of(value, call)
            for way in self._ways_of(chain, call)
        )
        known = self._arriving(tuple(way for way in found if not _is_type_only(way)))
        taken = tuple(way for way in known if len(known) == 1 or not self._is_refused(way, call))
        return taken or known or found

    def _arriving(self, ways: tuple[Way, ...]) -> tuple[Way, ...]:
        """Those whose client comes to the call, where all ways that lead there are known."""
        if not any(way.chain.makers[0].arrivals for way in ways):
            return ways
        return tuple(way for way in ways if not self._is_kept_out(way.chain))

    def _is_kept_out(self, chain: Chain) -> bool:
        """Whether a client is made, and used as it is, but never comes to the call."""
        maker = chain.makers[0]
        if maker.site is None or maker.arrivals or maker.links:
            return False
        return any(
            value.symbol == maker.path for value in callee_externals(self._program, maker.site)
        )

    def _is_refused(self, way: Way, call: Invocation) -> bool:
        """Whether the SDK lacks the model that it needs for a call: another client is meant."""
        match = way.chain.match
        if match.default_model is not None or way.chain.hidden or len(way.chain.makers) > 1:
            return False
        if match.client.model or match.sdk.any_host or any(s.model for _, s in match.derived):
            return False
        named = first_passed(self._tracer, call, match.call.model)
        if named is None or named.flows:
            return False
        # Nobody is seen to call what hands its own keywords on: they may hold a model.
        is_open = any(self._program.arguments(site).open for site, _ in call.takes)
        return not is_open or any(one.callers for one in named.omissions)

    def _chains_of(self, value: External, call: Invocation) -> tuple[Chain, ...]:
        match = self._sdks.match(self._path(value), call.site.code.path)
        if match is None or (match.client.decorates and not self._runs_function(call.site)):
            return ()
        return self._chains.of(value, match, call)

    def _runs_function(self, site: Site) -> bool:
        """Whether a call is of a function of the program, and does not decorate one."""
        return any(isinstance(value, Function) for value in self._program.callees(site))

    def _path(self, value: External) -> str:
        if value not in self._paths:
            self._paths[value] = self._dotted(value)
        return self._paths[value]

    def _dotted(self, value: External) -> str:
        """The dotted path of what is called: objects, unlike functions, by their `__call__`.

        What a call gives of which not all is known that it calls, is such an object as well.
        """
        callees = () if value.origin is None else self._program.callees(value.origin)
        called = told_externals(callees)
        is_hidden = any(isinstance(one, Unknown) for one in callees)
        is_object = any(one.symbol == value.symbol for one in called) or (
            is_hidden and not any(value.symbol.startswith(f"{one.symbol}.") for one in called)
        )
        return f"{value.symbol}.__call__" if is_object else value.symbol

    def _are_loaded(self, chain: Chain, call: Invocation) -> bool:
        """Whether what is passed for the name is a model that was loaded before."""
        values = [
            value
            for parameter in chain.match.call.model
            for place in places(self._program, call, parameter)
            for value in self._program.values(place)
        ]
        path = call.site.code.path
        return bool(values) and all(
            isinstance(value, External)
            and (found := self._sdks.match(value.symbol, path)) is not None
            and found.call.kind == "weights"
            for value in values
        )

    def _ways_of(self, chain: Chain, call: Invocation) -> Iterator[Way]:
        """A chain with each service behind it; none for a request that reaches no model."""
        if chain.match.call.kind == "weights" and self._are_loaded(chain, call):
            return
        if chain.match.client.delegates_only and (len(chain.makers) == 1 or chain.is_local):
            return
        match = chain.match
        if any(self._surely_holds(call, one.parameter, one.values) for one in match.call.unless):
            return
        if not match.sdk.any_host:
            path = call.site.code.path
            for service in services_of(self._tracer, self._catalogue, self._settings, chain, path):
                yield Way(chain, service, match.call.kind, response=match.response)
            return
        reads = self._reads(chain, call)
        for endpoint, evidence in endpoints_of(self._tracer, self._catalogue, chain, call).items():
            if endpoint.kind == "other" or (reads and not endpoint.by_get):
                continue
            service = service_at(self._catalogue, endpoint)
            yield Way(chain, service, endpoint.kind, evidence, self._catalogue.response(endpoint))

    def _reads(self, chain: Chain, call: Invocation) -> bool:
        """Whether a request surely sends nothing but its URL."""
        if chain.match.path not in _METHOD_FIRST:
            return chain.match.path in _READING
        return self._surely_holds(call, _METHOD, _READING)

    def _surely_holds(self, call: Invocation, parameter: Parameter, among: Container[str]) -> bool:
        """Whether all that is passed for a parameter is among these, as "" where nothing is."""
        given = passed(self._tracer, call, parameter)
        if "" not in among and (not given.flows or given.omissions):
            return False
        return all(
            isinstance(flow.value, Constant) and str(flow.value.value).lower() in among
            for flow in given.flows
        )


def _is_type_only(way: Way) -> bool:
    """Whether no more is known of a client than the interface that it has."""
    maker = way.chain.makers[0]
    return maker.client.abstract and maker.site is None
