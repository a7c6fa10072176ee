"""Callables that a program hands to a library, which then calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.awaiting import OFFLOADING
from lintkit.accounts.parameters import Invocation
from lintkit.accounts.reading import externals, told_externals
from lintkit.program.binding import behind_partials, is_one_of_several
from lintkit.program.provenance.handing import MAPPING
from lintkit.program.values import PARTIAL, CodeRef, External, Function, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.sdks import Sdks
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, Site

# Classes whose instances are called with a callable and its arguments.
_MAKERS = ("tenacity.Retrying", "tenacity.AsyncRetrying")
# `f(callable, *arguments)`: the position of the callable.
_HANDING = {
    **{name: 1 if name.endswith(".run_in_executor") else 0 for name in OFFLOADING},
    "concurrent.futures.ThreadPoolExecutor.submit": 0,
    "concurrent.futures.ProcessPoolExecutor.submit": 0,
    "concurrent.futures.Executor.submit": 0,
    **dict.fromkeys(_MAKERS, 0),
}


def handed(
    program: Program, site: Site, value: External
) -> Iterator[tuple[tuple[External, ...], Invocation]]:
    """The callables that a library function calls for the program, with what they get.

    Args:
        program: the linked program.
        site: the call to the library function.
        value: that function.
    """
    made = value.origin
    if value.symbol in _HANDING and (made is not None or value.symbol not in _MAKERS):
        position = _HANDING[value.symbol]
        yield from _given(program, site, position, ((site, position + 1),))
    elif value.symbol in MAPPING:  # elements, of which none can tell an option
        yield from _given(program, site, 0, ())
    elif made is not None and value.symbol == PARTIAL:
        # what was given before is among the arguments of the call, but for one of several functions
        before = ((made, 1),) if is_one_of_several(program, site) else ()
        yield (
            told_externals(behind_partials(program, (value,))),
            Invocation(site, ((site, 0), *before)),
        )


def _given(
    program: Program, site: Site, position: int, takes: tuple[tuple[Site, int], ...]
) -> Iterator[tuple[tuple[External, ...], Invocation]]:
    """The callable among a call's positional arguments, seen through `partial` once a place."""
    bound = program.arguments(site)
    if position >= len(bound.positional):
        return
    values = externals(program, bound.positional[position])
    yield values, Invocation(takes[0][0] if takes else site, takes)
    seen = {site, *(taken for taken, _ in takes)}
    for value in values:
        if value.symbol == PARTIAL and value.origin is not None and value.origin not in seen:
            yield from _given(program, value.origin, 0, (*takes, (value.origin, 1)))


def decorated(
    program: Program, sdks: Sdks, called: Iterable[AbstractValue]
) -> tuple[External, ...]:
    """What libraries call by their decorators in the place of functions of the program."""
    found: list[External] = []
    for value in called:
        code = program.code(value.code) if isinstance(value, Function) else None
        if code is None or not isinstance(value, Function):
            continue
        name = "__await__" if code.is_async else "__call__"
        for register in code.decorators:
            for one in externals(program, Place(CodeRef(value.code.path, code.parent), register)):
                match = sdks.match(f"{one.symbol}.{name}", value.code.path)
                if match is not None and match.client.decorates:
                    found.append(External(f"{one.symbol}.{name}", one.origin))
    return tuple(found)
