"""What a call is made on: its client, and the clients to which that delegates."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from lintkit.accounts.makers import Maker, maker_of, maker_of_client
from lintkit.accounts.parameters import call_at, places
from lintkit.accounts.reading import distinct, told_externals
from lintkit.catalogue.match import CallMatch
from lintkit.program.provenance.items import contents
from lintkit.program.values import Constant, Container, External, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.parameters import Invocation
    from lintkit.accounts.sdks import Sdks
    from lintkit.catalogue.schema import Parameter
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

_DEPTH = 3  # clients within clients within clients

_Way: TypeAlias = "tuple[tuple[Maker, ...], bool]"
"""Clients that delegate to one another, and whether the last delegates to one not known."""


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
    """The chains behind a symbol that the catalogue knows: one for each delegate.

    Args:
        program: the linked program.
        sdks: what is known of libraries.
        value: what is called.
        match: what is known of that.
        call: the call, with its arguments.
    """
    own = maker_of(program, value, match.sdk, match.client, match.constructor)
    given = [(call, match.call.delegate)]
    if own.site is not None:
        given.append((call_at(own.site), match.client.delegate))
    for handed in given:  # what the call is given goes before what the client was built with
        if further := _delegates(program, sdks, *handed):
            return tuple(Chain(match, (own, *makers), hidden) for makers, hidden in further)
        if any(_handed_over(program, *handed)):
            return (Chain(match, (own,), hidden=True),)
    return (Chain(match, (own,)),)


def _delegates(
    program: Program,
    sdks: Sdks,
    call: Invocation,
    parameters: tuple[Parameter, ...],
    depth: int = _DEPTH,
) -> tuple[_Way, ...]:
    """The clients handed to a call, each followed by those to which it delegates in turn."""
    found: list[_Way] = []
    for value in _handed_over(program, call, parameters):
        if isinstance(value, External):
            maker = maker_of_client(program, sdks, value, call.site.code.path)
            if maker is not None:
                found += _with_delegates(program, sdks, maker, depth)
    return distinct(found)


def _handed_over(
    program: Program, call: Invocation, parameters: tuple[Parameter, ...]
) -> Iterator[AbstractValue]:
    """What is passed for any of several parameters, the items of containers one by one."""
    for parameter in parameters:
        for place in places(program, call, parameter):
            values = program.values(place) or (Unknown("it is not known"),)
            yield from told_externals(values)
            for value in values:
                if isinstance(value, Container):
                    items = contents(program, place, call.site).by_key.values()
                    for item in (one for found in items for one in found.places):
                        yield from told_externals(program.values(item))
                elif not isinstance(value, (Constant, External)):
                    yield value


def _with_delegates(program: Program, sdks: Sdks, maker: Maker, depth: int) -> list[_Way]:
    if maker.site is None or not depth:
        return [((maker,), False)]
    handed = (call_at(maker.site), maker.client.delegate)
    further = _delegates(program, sdks, *handed, depth - 1)
    if further:
        return [((maker, *makers), hidden) for makers, hidden in further]
    return [((maker,), any(_handed_over(program, *handed)))]
