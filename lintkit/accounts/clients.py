"""What a call is made on: its client, and the clients to which that delegates."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, structs

from lintkit.accounts.collected import collected
from lintkit.accounts.makers import Maker, made_beside, maker_of, maker_of_client
from lintkit.accounts.parameters import Arrival, call_at, is_written_there, passed, places
from lintkit.accounts.reading import (
    argument,
    callee_externals,
    distinct,
    of_libraries,
    told_externals,
)
from lintkit.accounts.receivers import arrivals
from lintkit.accounts.scoped import entered_around, overridden
from lintkit.accounts.tested import passing
from lintkit.catalogue.match import CallMatch
from lintkit.program.flows import Omission
from lintkit.program.provenance.items import contents
from lintkit.program.values import (
    AbstractValue,
    Constant,
    Container,
    External,
    Instance,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.parameters import Invocation
    from lintkit.accounts.sdks import Sdks
    from lintkit.accounts.settings import ModuleSettings
    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue.schema import Client, Parameter
    from lintkit.program.values import Place, Site

# What gives a text, and so the name of a model where a model object can be passed as well.
_TEXTS = frozenset({"builtins.str", "os.environ", "os.environ.get", "os.getenv"})
_DEPTH = 3  # clients within clients within clients

_Way: TypeAlias = "tuple[tuple[Maker, ...], bool]"
"""Clients that delegate to one another, and whether the last delegates to one not known."""


class Chain(Struct, frozen=True):
    """A call that the catalogue knows, and the clients behind it.

    Attributes:
        makers: the client on which the call is made, then the one to which that delegates, …
        hidden: a client is handed on that is not known.
        replaced: the call itself is handed the second of them in the place of a model's name.
    """

    match: CallMatch
    makers: tuple[Maker, ...]
    hidden: bool = False
    replaced: bool = False

    @property
    def call(self) -> str:
        """The catalogue's dotted path of what is called."""
        return ".".join(part for part in (self.match.constructor, self.match.path) if part)

    @property
    def is_local(self) -> bool:
        """Whether what is asked in the end are weights that were loaded into this process."""
        return len(self.makers) > 1 and self.makers[-1].client.loads_weights


class _Handed(Struct, frozen=True):
    """What is handed on.

    Attributes:
        values: the objects.
        is_model: they stand where the name of a model can stand.
        named: such a name may stand there instead.
        ways: those in which the objects come there, as far as that is known.
    """

    values: tuple[AbstractValue, ...]
    is_model: bool = False
    named: bool = False
    ways: tuple[tuple[AbstractValue, Arrival], ...] = ()


class Chains:
    """Finds the clients behind the calls of one program."""

    def __init__(self, tracer: Tracer, sdks: Sdks, settings: ModuleSettings) -> None:
        self._tracer = tracer
        self._program = tracer.program
        self._sdks = sdks
        self._settings = settings

    def of(self, value: External, match: CallMatch, call: Invocation) -> tuple[Chain, ...]:
        """The chains behind a symbol that the catalogue knows: one for each delegate.

        Args:
            value: what is called.
            match: what is known of that.
            call: the call, with its arguments.
        """
        own = maker_of(self._program, value, match.sdk, match.client, match.constructor)
        makers = (own, *made_beside(self._program, own))
        behind = (chain for maker in makers for chain in self._behind(maker, match, call))
        return (*behind, *self._others(own, value, match, call))

    def _behind(self, own: Maker, match: CallMatch, call: Invocation) -> tuple[Chain, ...]:
        """A client with each of those to which it delegates."""
        if own.origin is not None and is_written_there(call):
            ways = arrivals(self._tracer, call.site, own)
            own = structs.replace(own, arrivals=ways)
        own = overridden(self._program, own, call.site)
        at_call = self._passed(call, match.call.delegate, match.call.model)
        within = (
            self._passed(call_at(link.site), link.derived.model, link.derived.model)
            for link in own.links
            if link.derived.in_block
        )
        for handed in (at_call, *within, *self._of_maker(own, call.site)):
            path = call.site.code.path
            if further := self._delegates(handed.values, path, _DEPTH, handed.ways):
                by_call = handed is at_call and handed.is_model
                first = structs.replace(own, replaced=handed.is_model)
                found = (Chain(match, (first, *more), hides, by_call) for more, hides in further)
                return (*found, *((Chain(match, (own,)),) if handed.named else ()))
            if handed.values:
                return (Chain(match, (own,), hidden=True),)
        return (Chain(match, (own, *self._made_by_itself(own, call.site))),)

    def _others(
        self, own: Maker, value: External, match: CallMatch, call: Invocation
    ) -> Iterator[Chain]:
        """The chains behind what may answer in a client's place: `with_fallbacks([other])`."""
        name = next((name for name, step in match.derived if step.others), "")
        rest = value.symbol[value.symbol.find(f".{name}.", len(match.constructor)) :]
        for other in self._instead(own):
            found = None
            if isinstance(other, External):
                same = External(other.symbol + rest, other.origin)
                found = self._sdks.match(same.symbol, call.site.code.path)
            if found is None:
                strange = structs.replace(own, site=None, links=())
                yield Chain(match, (strange,), hidden=True)
            else:
                yield from map(_arrived, self.of(same, found, call))

    def _instead(self, maker: Maker) -> Iterator[AbstractValue]:
        """What is handed to a client as another that may answer in its place."""
        given = [(link.site, link.derived.others) for link in maker.links]
        given += [(maker.site, maker.client.others)] if maker.site is not None else []
        for site, parameters in given:
            bound = self._program.arguments(site)
            for parameter in parameters:
                if parameter.name == "*":
                    yield from self._held(one for found in bound.keywords.values() for one in found)
                else:
                    yield from self._held(argument(bound, parameter.name, parameter.position))

    def _of_maker(self, maker: Maker, asked: Site | None = None) -> Iterator[_Handed]:
        """What may hold a client's delegate where a call asks it, what goes first first."""
        site, client = _made_at(maker, asked), maker.client
        if site is None:
            return
        if client.collected:  # what is passed then is an attribute that nobody sets
            held = collected(self._program, site, client.collected)
            yield _Handed(tuple(self._held(held)))
        if client.delegate_methods:
            held = collected(
                self._program, site, client.delegate_methods, self._names(site, client)
            )
            yield _Handed(tuple(self._held(held)), is_model=True)
        yield self._passed(call_at(site), client.delegate, client.model)
        if client.delegate_added:
            yield _Handed(tuple(self._held(self._added(maker))))
        if asked is not None and client.delegate_settings:
            yield _Handed(tuple(self._held(self._set_around(client, asked))))
        for parameter in client.delegate_settings:
            yield _Handed(tuple(self._held(self._set_for(parameter, site.code.path))))

    def _names(self, site: Site, client: Client) -> frozenset[AbstractValue]:
        """The values that a client is given as the name of its model."""
        given = (passed(self._tracer, call_at(site), one) for one in client.model)
        return frozenset(flow.value for one in given for flow in one.flows)

    def _added(self, maker: Maker) -> Iterator[Place]:
        """What methods of a client are given that put an object into it."""
        for parameter in maker.client.delegate_added:
            keyword = parameter.keys[-1] if parameter.keys else ""
            for site in self._settings.called(f"{maker.path}.{parameter.name}"):
                origins = {value.origin for value in callee_externals(self._program, site)}
                if maker.site in origins:
                    bound = self._program.arguments(site)
                    yield from argument(bound, keyword, parameter.position)

    def _set_around(self, client: Client, asked: Site) -> Iterator[Place]:
        """What the blocks around a call set for it, the innermost of them."""
        set_at = dict(
            one for name in client.delegate_settings for one in self._settings.places(name)
        )
        around = (set_at[one] for one in entered_around(self._program, asked) if one in set_at)
        yield from islice(around, 1)

    def _set_for(self, parameter: Parameter, path: str) -> list[Place]:
        """What sets an option for a file: the file itself, else another that is no notebook."""
        found = [place for _, place in self._settings.places(parameter)]
        own = [place for place in found if place.code.path == path]
        return own or [place for place in found if not place.code.path.endswith(".ipynb")]

    def _delegates(
        self,
        handed: Iterable[AbstractValue],
        path: str,
        depth: int,
        ways: tuple[tuple[AbstractValue, Arrival], ...] = (),
    ) -> tuple[_Way, ...]:
        """The clients among values, each followed by those to which it delegates in turn."""
        found: list[_Way] = []
        for value in handed:
            if isinstance(value, External):
                maker = maker_of_client(self._program, self._sdks, value, path)
                if maker is not None:
                    arriving = tuple(way for one, way in ways if one == value)
                    maker = structs.replace(maker, arrivals=arriving)
                    found += self._with_delegates(maker, path, depth)
                    found += self._delegates(self._instead(maker), path, depth - 1) if depth else ()
        return distinct(found)

    def _with_delegates(self, maker: Maker, path: str, depth: int) -> list[_Way]:
        for handed in self._of_maker(maker) if depth else ():
            if further := self._delegates(handed.values, path, depth - 1, handed.ways):
                first = structs.replace(maker, replaced=handed.is_model)
                found: list[_Way] = [((first, *makers), hidden) for makers, hidden in further]
                return [*found, ((maker,), False)] if handed.named else found
            if handed.values:
                return [((maker,), True)]
        return [((maker, *self._made_by_itself(maker)), False)]

    def _made_by_itself(self, maker: Maker, asked: Site | None = None) -> Iterator[Maker]:
        """What a client asks that is handed nothing to ask, be it for itself or for all."""
        path, site = maker.client.delegate_default, _made_at(maker, asked)
        if not path or site is None:
            return
        given = [passed(self._tracer, call_at(site), one) for one in maker.client.delegate]
        is_given = any(flow.value != Constant(None) for one in given for flow in one.flows)
        settings = maker.client.delegate_settings
        if is_given or any(self._set_for(one, site.code.path) for one in settings):
            return
        made = maker_of_client(self._program, self._sdks, External(path), site.code.path)
        if made is not None:
            ways = next((one.omissions for one in given), ()) or (Omission(),)
            yield structs.replace(made, not_handed=ways)

    def _passed(
        self, call: Invocation, delegate: tuple[Parameter, ...], model: tuple[Parameter, ...]
    ) -> _Handed:
        """What is passed for any of several parameters, of which some may name a model."""
        found = {parameter: places(self._program, call, parameter) for parameter in delegate}
        named = any(
            _is_text(value) or (isinstance(value, External) and value.symbol in _TEXTS)
            for parameter, held in found.items()
            for place in (held if parameter in model else ())
            for value in self._program.values(place)
        )
        is_model = any(held and parameter in model for parameter, held in found.items())
        values = tuple(value for held in found.values() for value in self._held(held))
        ways = tuple(
            (flow.value, Arrival(flow.made_in, flow.callers))
            for parameter, held in found.items()
            for flow in (passed(self._tracer, call, parameter).flows if held else ())
        )
        return _Handed(values, is_model, named, ways)

    def _is_strange(self, value: External, place: Place) -> bool:
        """Whether an object is no client that is known: among names it is one more name."""
        return maker_of_client(self._program, self._sdks, value, place.code.path) is None

    def _without_set(self, found: tuple[External, ...]) -> tuple[External, ...]:
        """Objects of libraries but for the settings that hold others of them: `Settings.llm`."""
        return tuple(one for one in found if not self._settings.assigned(one.symbol)) or found

    def _held(self, found: Iterable[Place]) -> Iterator[AbstractValue]:
        """What registers can hold, the items of containers one by one."""
        for place in found:
            values = self._program.values(place) or (Unknown("it is not known"),)
            names = any(map(_is_text, values))
            libraries = of_libraries(self._program, values)
            libraries = tuple(passing(self._program, self._sdks, place, libraries))
            libraries = self._without_set(libraries)
            yield from (
                one
                for one in libraries
                if one.symbol not in _TEXTS and not (names and self._is_strange(one, place))
            )
            made = {one.origin for one in libraries if not self._is_strange(one, place)}
            for value in values:
                if isinstance(value, Container) and not _is_text(value):
                    items = contents(self._program, place, value.site).by_key.values()
                    for item in (one for found in items for one in found.places):
                        told = told_externals(self._program.values(item))
                        yield from (one for one in told if one.symbol not in _TEXTS)
                elif isinstance(value, Instance) and value.site in made:
                    continue  # told by its base
                elif not (isinstance(value, (Constant, External)) or _is_text(value)):
                    yield value


def _arrived(chain: Chain) -> Chain:
    """A chain whose client comes to the call, if not as its receiver."""
    first, *others = chain.makers
    ways = first.arrivals or (Arrival(),)
    return structs.replace(chain, makers=(structs.replace(first, arrivals=ways), *others))


def _made_at(maker: Maker, asked: Site | None) -> Site | None:
    """The call that is handed what a client asks: of a module or a class, that which asks it."""
    return maker.site or (None if maker.client.constructed else asked)


def _is_text(value: AbstractValue) -> bool:
    """Whether a value is a text, put together or not."""
    if isinstance(value, Constant):
        return isinstance(value.value, str)
    return isinstance(value, Container) and value.kind == "string"
