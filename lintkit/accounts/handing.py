"""Callables that a program hands to a library, which then calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.awaiting import OFFLOADING
from lintkit.accounts.reading import externals
from lintkit.program.values import BoundArguments, External, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program

# Position of the callable where it is not the first argument.
_SECOND = ".run_in_executor"
# `f(callable, …)(arguments)`: what is called is what these give.
_WRAPPING = frozenset(
    {
        "asgiref.sync.sync_to_async",
        "functools.partial",
        "tenacity.Retrying",
        "tenacity.AsyncRetrying",
    }
)
_SUBMITTING = frozenset(
    {
        "concurrent.futures.ThreadPoolExecutor.submit",
        "concurrent.futures.ProcessPoolExecutor.submit",
        "concurrent.futures.Executor.submit",
    }
)


def handed(
    program: Program, value: External, bound: BoundArguments
) -> Iterator[tuple[tuple[External, ...], BoundArguments]]:
    """The callables a library function calls for the program, with the arguments they get.

    Args:
        program: the linked program.
        value: the library function.
        bound: the arguments of the call to it.
    """
    if value.symbol in OFFLOADING or value.symbol in _SUBMITTING:
        position = 1 if value.symbol.endswith(_SECOND) else 0
        if position < len(bound.positional):
            yield from _unwrapped(program, bound.positional[position], _without(bound, position))
    elif value.symbol in _WRAPPING and value.origin is not None:
        made = program.arguments(value.origin)
        if made.positional:
            yield from _unwrapped(program, made.positional[0], _merged(_without(made, 0), bound))


def _unwrapped(
    program: Program, place: Place, bound: BoundArguments
) -> Iterator[tuple[tuple[External, ...], BoundArguments]]:
    values = externals(program, place)
    yield values, bound
    for value in values:
        if value.symbol in _WRAPPING:
            yield from handed(program, value, bound)


def _without(bound: BoundArguments, position: int) -> BoundArguments:
    """The arguments after the callable."""
    return BoundArguments(
        bound.positional[position + 1 :], bound.keywords, bound.optional, bound.open
    )


def _merged(first: BoundArguments, then: BoundArguments) -> BoundArguments:
    """The arguments of a partial call, completed by a later one."""
    return BoundArguments(
        (*first.positional, *then.positional),
        {**first.keywords, **then.keywords},
        first.optional | then.optional,
        first.open or then.open,
    )
