"""Finding integration points: the calls through which a program reaches a model.

Only symbols that resolve to something the catalogue knows count; a call on a receiver that is
not known is no point, whatever its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from lintkit.accounts.clients import Chain, chain_of
from lintkit.accounts.handing import handed
from lintkit.accounts.reading import callee_externals
from lintkit.program.values import BoundArguments, External, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.accounts.versions import Versions
    from lintkit.catalogue import CallMatch
    from lintkit.program.program import Program


class Point(Struct, frozen=True):
    """A call through which a program reaches a model.

    Attributes:
        site: the call expression.
        bound: the arguments that the model call gets.
        chains: what it is made on; several where branches or callers differ.
    """

    site: Site
    bound: BoundArguments
    chains: tuple[Chain, ...]


def find_points(
    program: Program, versions: Versions, is_test: Callable[[str], bool]
) -> Iterator[Point]:
    """The integration points of a program in source order; test files have none."""
    for site, _ in program.calls():
        if is_test(site.code.path):
            continue
        for callees, bound in _called(program, site):
            chains = _chains(program, versions, callees, (site, bound))
            if chains:
                yield Point(site, bound, chains)
                break


def _called(
    program: Program, site: Site
) -> Iterator[tuple[tuple[External, ...], BoundArguments]]:
    """What a call calls itself, then what it has a library call, with the arguments."""
    bound = program.arguments(site)
    direct = callee_externals(program, site)
    yield direct, bound
    for value in direct:
        yield from handed(program, value, bound)


def _chains(
    program: Program,
    versions: Versions,
    callees: tuple[External, ...],
    call: tuple[Site, BoundArguments],
) -> tuple[Chain, ...]:
    found: list[Chain] = []
    for value in callees:
        symbol = f"{value.symbol}.__call__" if _is_result(program, value) else value.symbol
        if match := versions.match(symbol):
            found += chain_of(program, versions, value, match, call)
    return tuple(dict.fromkeys(found))


def _is_result(program: Program, value: External) -> bool:
    """Whether the value is what calling its symbol gave, an object rather than the function."""
    return value.origin is not None and any(
        callee.symbol == value.symbol for callee in callee_externals(program, value.origin)
    )
