"""Where a client comes from: the call that built it, and what was derived from it since."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit.accounts.parameters import Arrival, Invocation, call_at
from lintkit.accounts.reading import (
    callee_externals,
    externals,
    of_libraries,
    partially,
    told_externals,
)
from lintkit.catalogue.schema import Client, Derived, Sdk
from lintkit.ir import Call, Operate, StoreName
from lintkit.program.flows import Omission
from lintkit.program.library.composition import joins
from lintkit.program.library.providers import PROVIDERS
from lintkit.program.outside import is_data
from lintkit.program.provenance.hierarchy import lineage, method
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.stores import stores
from lintkit.program.values import (
    Class,
    CodeRef,
    Container,
    Entered,
    External,
    Function,
    Place,
    Site,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.sdks import Sdks
    from lintkit.program.program import Program

_DEPTH = 3  # containers in containers
_SENDING = ("request", "send")  # of requests.Session, httpx.Client and the clients built on them


class Link(Struct, frozen=True):
    """A call that made a client anew from another, with options of its own."""

    site: Site
    derived: Derived


class Maker(Struct, frozen=True):
    """Where a client comes from.

    Attributes:
        path: dotted path of the constructor, factory, module or class.
        site: the call that built the client; None for modules and classes, and where no more
            than the client's type is known.
        links: the derivations since then, last one first.
        altered: a subclass of the program sends requests in its own way.
        sends: the call by which that has its base send them.
        not_handed: where another makes it for itself, the ways on which that is handed none.
        through: the constructors of the program that run until that of the client does.
        arrivals: the ways in which the client comes to its use; empty: not known.
        fields: where the body of a subclass gives a parameter a default, by name.
        partial: the call that made the one of several partial functions by which it is built.
        replaced: it is handed an object in the place of a model's name.
    """

    sdk: Sdk
    client: Client
    path: str
    site: Site | None = None
    links: tuple[Link, ...] = ()
    altered: bool = False
    arrivals: tuple[Arrival, ...] = ()
    fields: tuple[tuple[str, Place], ...] = ()
    partial: Site | None = None
    replaced: bool = False
    sends: Site | None = None
    not_handed: tuple[Omission, ...] = ()
    through: tuple[Entered, ...] = ()

    @property
    def origin(self) -> Site | None:
        """The call that made the object: of a subclass, that of the subclass."""
        return self.through[0].site if self.through else self.site

    @property
    def is_unseen(self) -> bool:
        """Whether the call that chose its options is not known."""
        return self.site is None and self.client.constructed and not self.not_handed

    @property
    def built(self) -> Invocation | None:
        """The call that built the client, in the runs that are meant; None as for `site`."""
        if self.site is None:
            return None
        ways = self.arrivals or (Arrival(),)
        made = call_at(self.site, tuple(_inside(way, self.through) for way in ways))
        takes = made.takes if self.partial is None else (*made.takes, (self.partial, 1))
        return structs.replace(made, takes=takes, fields=self.fields)

    @property
    def library(self) -> str:
        """What a program installs or imports to get it."""
        names = self.client.distributions or self.sdk.distributions
        return names[0] if names else self.path.partition(".")[0]


def takes_options(derived: Derived) -> bool:
    """Whether what a method makes of a client can have another deadline, or another model."""
    return bool(derived.timeout or derived.model or derived.retries)


def maker_of(program: Program, value: External, sdk: Sdk, client: Client, path: str) -> Maker:
    """The maker of a client.

    Args:
        program: the linked program.
        value: the client, or something reached from it.
        sdk: the library that it belongs to.
        client: what is known of it.
        path: the part of the value's symbol that makes it.
    """
    links: list[Link] = []
    seen: set[Site] = set()
    symbol, site = value.symbol, value.origin
    while site is not None and site not in seen:
        seen.add(site)
        source = _source(program, site, symbol, seen)
        if source is None:  # perhaps a subclass
            return _of_subclass(program, Maker(sdk, client, path, links=tuple(links)), site)
        if len(source.symbol) <= len(path) and parts(program, site) is None:
            if _is_given_a_mapping(program, site, client):
                break
            bound = _partial(program, site, source)
            return Maker(sdk, client, path, site, tuple(links), partial=bound)
        segment = source.symbol.rpartition(".")[2]
        if segment in client.derived:
            links.append(Link(site, client.derived[segment]))
        symbol, site = source.symbol, source.origin
    return Maker(sdk, client, path, None, tuple(links))


def made_beside(program: Program, maker: Maker) -> Iterator[Maker]:
    """The other client that is made where a call makes one or an object of a subclass of it."""
    if maker.site is not None and any(
        path == maker.path
        for value in program.callees(maker.site)
        if isinstance(value, Class)
        for path in lineage(program, value.code).outside
    ):
        plain = structs.replace(maker, site=None, partial=None)
        if (other := _of_subclass(program, plain, maker.site)).site != maker.site:
            yield other


def _of_subclass(program: Program, maker: Maker, site: Site) -> Maker:
    """A client as the subclass of the program builds it of which it is an object."""
    through = _inherited(program, site, maker.path)
    return structs.replace(
        maker,
        site=through[-1] if through else None,
        through=tuple(Entered(inner.code, outer) for outer, inner in pairwise(through)),
        altered=any(True for _ in _overrides(program, site)),
        sends=_sends(program, site, maker.path),
        fields=_declared(program, site, maker.client.fields),
    )


def _source(program: Program, site: Site, symbol: str, seen: set[Site]) -> External | None:
    """What was called at a site to get something of this symbol, not made there itself."""
    found = [
        one
        for one in _applied(program, site)
        if symbol == one.symbol or symbol.startswith(one.symbol + ".")
    ]
    return next((one for one in found if one.origin not in seen), next(iter(found), None))


def _applied(program: Program, site: Site) -> tuple[External, ...]:
    """What an instruction makes something of: what it calls, or the parts that it joins."""
    operands = parts(program, site)
    called = callee_externals(program, site)
    if operands is None:
        provided = (
            inner
            for value in called
            if value.symbol in PROVIDERS
            for place in program.arguments(site).positional[:1]
            for inner in externals(program, place)
        )
        within = (inner for value in called for inner in partially(program, value))
        return (*called, *within, *provided)
    joined = (
        value
        for part in operands
        for place in held(program, part, site)
        for value in of_libraries(program, program.values(place))
    )
    return (*joined, *(one for one in called if one.origin is not None))


def _partial(program: Program, site: Site, source: External) -> Site | None:
    """What made the partial function of something, where a call is of that or of others."""
    called = program.callees(site)
    made = {value.origin for value in told_externals(called) if source in partially(program, value)}
    return made.pop() if len(made) == 1 and len(called) > 1 else None


def _is_given_a_mapping(program: Program, site: Site, client: Client) -> bool:
    """Whether options stand in a mapping where the catalogue knows them as keywords only."""
    options = (*client.model, *client.timeout)
    if not options or client.delegate or any(one.position is not None for one in options):
        return False
    return any(
        value.kind == "dict"
        if isinstance(value, Container)
        else isinstance(value, External) and is_data(value)
        for place in program.arguments(site).positional[:1]
        for value in program.values(place)
    )


def parts(program: Program, site: Site) -> tuple[Place, ...] | None:
    """The operands of `a | b`, or what is given to a function that joins as that does."""
    instruction = program.instruction(site)
    if isinstance(instruction, Operate):
        return tuple(Place(site.code, operand) for operand in instruction.operands)
    if any(joins(one.symbol) for one in callee_externals(program, site)):
        return program.arguments(site).places
    return None


def held(program: Program, place: Place, site: Site, depth: int = _DEPTH) -> Iterator[Place]:
    """A register, and what the containers in it hold."""
    yield place
    if depth and any(isinstance(value, Container) for value in program.values(place)):
        for item in contents(program, place, site).by_key.values():
            for one in item.places:
                yield from held(program, one, site, depth - 1)


def _inherited(program: Program, site: Site, path: str) -> tuple[Site, ...]:
    """The calls by which a subclass of the program hands options to the client's constructor.

    The first is the one that makes the object; empty where none leads there.
    """
    for order in _orders(program, site):
        inits = [init for ref in order if (init := method(program, (ref,), "__init__"))]
        if not inits:
            return (site,)
        calls = [first_call(program, init, f"{path}.__init__") for init in inits]
        last = next((index for index, one in enumerate(calls) if one is not None), None)
        if last is not None:
            between = [
                first_call(program, one, other) for one, other in pairwise(inits[: last + 1])
            ]
            return (site, *(one for one in (*between, calls[last]) if one is not None))
    return ()


def first_call(program: Program, code: CodeRef, callee: CodeRef | str) -> Site | None:
    """The first call in a code of another, or of what has a symbol."""
    for position, instruction in enumerate(program.code(code).instructions):
        site = Site(code, position)
        if isinstance(instruction, Call) and any(
            value.code == callee if isinstance(value, Function) else value.symbol == callee
            for value in program.callees(site)
            if isinstance(value, (Function, External))
        ):
            return site
    return None


def _inside(way: Arrival, through: tuple[Entered, ...]) -> Arrival:
    """A way in which an object comes to its use, seen where a constructor of it runs."""
    made_in = way.made_in
    for one in through:
        made_in = made_in.enter(one.code, one.site)
    return structs.replace(way, made_in=made_in)


def _declared(
    program: Program, site: Site, names: tuple[str, ...]
) -> tuple[tuple[str, Place], ...]:
    """Where the bodies of the classes of what is made here give fields of the client a default."""
    found: dict[str, Place] = {}
    for order in _orders(program, site) if names else ():
        for name in names:
            place = next((one for ref in order if (one := _stored(program, ref, name))), None)
            if place is not None:
                found.setdefault(name, place)
    return tuple(found.items())


def _stored(program: Program, class_: CodeRef, name: str) -> Place | None:
    """What the body of a class leaves under a name."""
    for site in reversed(stores(program).names.get((class_.path, class_.index, name), ())):
        instruction = program.instruction(site)
        if isinstance(instruction, StoreName):
            return Place(site.code, instruction.value)
    return None


def _overrides(program: Program, site: Site) -> Iterator[CodeRef]:
    """The methods through which requests go of the classes of what is made here."""
    for order in _orders(program, site):
        found = (method(program, order, name) for name in _SENDING)
        yield from (one for one in found if one is not None)


def _sends(program: Program, site: Site, path: str) -> Site | None:
    """The one call by which methods of the program have their base send what goes through them.

    Only requests hands on no more than it is given; others pass a timeout of their own.
    """
    if path.partition(".")[0] != "requests":
        return None
    found = [
        inner
        for ref in _overrides(program, site)
        for position, instruction in enumerate(program.code(ref).instructions)
        if isinstance(instruction, Call)
        for inner in (Site(ref, position),)
        if any(
            one.symbol == f"{path}.{program.code(ref).name}"
            for one in callee_externals(program, inner)
        )
    ]
    return found[0] if len(found) == 1 else None


def _orders(program: Program, site: Site) -> Iterator[tuple[CodeRef, ...]]:
    """The classes of the program that are asked for a method of what is made here, in order."""
    for value in program.callees(site):
        if isinstance(value, Class):
            yield lineage(program, value.code).order


def maker_of_client(program: Program, sdks: Sdks, value: External, importer: str) -> Maker | None:
    """The maker of a client that is handed to another; None for other objects.

    Args:
        program: the linked program.
        sdks: what is known of libraries.
        value: the object.
        importer: the file whose manifests tell the library's version.
    """
    found = sdks.owner(value.symbol, importer)
    return maker_of(program, value, *found) if found else None
