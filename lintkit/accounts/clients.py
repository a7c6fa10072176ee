"""What a call is made on: the call that built the client, and what was derived from it since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.parameters import call_at, places
from lintkit.accounts.reading import callee_externals, distinct, externals, told_externals
from lintkit.catalogue.match import CallMatch
from lintkit.catalogue.schema import Client, Derived, Sdk
from lintkit.ir import Call, Operate
from lintkit.program.provenance.items import contents
from lintkit.program.values import Class, CodeRef, Constant, Container, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.parameters import Invocation
    from lintkit.accounts.sdks import Sdks
    from lintkit.catalogue.schema import Parameter
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

_DEPTH = 3  # clients within clients within clients


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
    """

    sdk: Sdk
    client: Client
    path: str
    site: Site | None = None
    links: tuple[Link, ...] = ()

    @property
    def library(self) -> str:
        """What a program installs or imports to get it."""
        names = self.client.distributions or self.sdk.distributions
        return names[0] if names else self.path.partition(".")[0]


class Chain(Struct, frozen=True):
    """A call that the catalogue knows, and the clients behind it.

    Attributes:
        makers: the client on which the call is made, then the one to which that delegates, …
        hidden: a client is handed on that is not known.
    """

    match: CallMatch
    makers: tuple[Maker, ...]
    hidden: bool = False

    @property
    def call(self) -> str:
        """The catalogue's dotted path of what is called."""
        return ".".join(part for part in (self.match.constructor, self.match.path) if part)


def chain_of(
    program: Program,
    sdks: Sdks,
    value: External,
    match: CallMatch,
    call: Invocation,
) -> tuple[Chain, ...]:
    """The chains behind a symbol that the catalogue knows: one for each delegate."""
    own = _maker(program, value, match.sdk, match.client, match.constructor)
    handed = (call, match.call.delegate)
    if not match.call.delegate and own.site is not None:
        handed = (call_at(own.site), match.client.delegate)
    further = _delegates(program, sdks, *handed)
    if further:
        return tuple(Chain(match, (own, *makers)) for makers in further)
    hidden = any(_handed_over(program, *handed))
    return (Chain(match, (own,), hidden),)


def _maker(program: Program, value: External, sdk: Sdk, client: Client, path: str) -> Maker:
    links: list[Link] = []
    seen: set[Site] = set()
    symbol, site = value.symbol, value.origin
    while site is not None and site not in seen:
        seen.add(site)
        source = _source(program, site, symbol)
        if source is None:  # perhaps a subclass
            return Maker(sdk, client, path, _inherited(program, site, path), tuple(links))
        combines = isinstance(program.instruction(site), Operate)
        if len(source.symbol) <= len(path) and not combines:
            return Maker(sdk, client, path, site, tuple(links))
        segment = source.symbol.rpartition(".")[2]
        if segment in client.derived:
            links.append(Link(site, client.derived[segment]))
        symbol, site = source.symbol, source.origin
    return Maker(sdk, client, path, None, tuple(links))


def _source(program: Program, site: Site, symbol: str) -> External | None:
    """What was called at a site to get something of this symbol."""
    return next(
        (
            one
            for one in _applied(program, site)
            if symbol == one.symbol or symbol.startswith(one.symbol + ".")
        ),
        None,
    )


def _applied(program: Program, site: Site) -> tuple[External, ...]:
    """What an instruction makes something of: what it calls, or the operands of `a | b`."""
    instruction = program.instruction(site)
    if isinstance(instruction, Operate):
        places = (Place(site.code, operand) for operand in instruction.operands)
        return tuple(value for place in places for value in externals(program, place))
    return callee_externals(program, site)


def _inherited(program: Program, site: Site, path: str) -> Site | None:
    """Where a subclass of the program hands options to the client's own constructor."""
    for value in program.callees(site):
        if not isinstance(value, Class):
            continue
        init = _method(program, value, "__init__")
        if init is None:
            return site
        for position, instruction in enumerate(program.code(init).instructions):
            inner = Site(init, position)
            if isinstance(instruction, Call) and any(
                one.symbol == f"{path}.__init__" for one in callee_externals(program, inner)
            ):
                return inner
    return None


def _method(program: Program, class_: Class, name: str) -> CodeRef | None:
    """A method in a class's own body."""
    codes = program.modules[class_.code.path].codes
    return next(
        (
            CodeRef(class_.code.path, index)
            for index, code in enumerate(codes)
            if code.parent == class_.code.index and code.name == name and code.kind == "function"
        ),
        None,
    )


def _delegates(
    program: Program,
    sdks: Sdks,
    call: Invocation,
    parameters: tuple[Parameter, ...],
    depth: int = _DEPTH,
) -> tuple[tuple[Maker, ...], ...]:
    """The clients handed to a call, each followed by those to which it delegates in turn."""
    found: list[tuple[Maker, ...]] = []
    for value in _handed_over(program, call, parameters):
        if isinstance(value, External):
            maker = _of_client(program, sdks, value, call.site.code.path)
            if maker is not None:
                found += _with_delegates(program, sdks, maker, depth)
    return distinct(found)


def _handed_over(
    program: Program, call: Invocation, parameters: tuple[Parameter, ...]
) -> Iterator[AbstractValue]:
    """What is passed for any of several parameters, the items of containers one by one."""
    for parameter in parameters:
        for place in places(program, call, parameter):
            for value in told_externals(program.values(place)):
                yield value
            for value in program.values(place):
                if isinstance(value, Container):
                    items = contents(program, place, call.site).by_key.values()
                    for item in (one for found in items for one in found.places):
                        yield from told_externals(program.values(item))
                elif not isinstance(value, (Constant, External)):
                    yield value


def _with_delegates(
    program: Program, sdks: Sdks, maker: Maker, depth: int
) -> list[tuple[Maker, ...]]:
    further: tuple[tuple[Maker, ...], ...] = ()
    if maker.site is not None and depth:
        inner = call_at(maker.site)
        further = _delegates(program, sdks, inner, maker.client.delegate, depth - 1)
    return [(maker, *makers) for makers in further or [()]]


def _of_client(program: Program, sdks: Sdks, value: External, importer: str) -> Maker | None:
    """The maker of a client that is handed to another."""
    path = value.symbol
    while path:
        if found := sdks.client(path, importer):
            return _maker(program, value, *found, path)
        path = path.rpartition(".")[0]
    return None
