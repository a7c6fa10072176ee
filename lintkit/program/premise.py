"""Premises: what is sure of a value, whichever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.values import Premise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.program.values import Key, Origin


def about(origin: Origin, keys: Iterable[Key], *, is_one: bool) -> Premise:
    """That the value is one of some keys, or none of them."""
    told = (key.casefold() if isinstance(key, str) else key for key in keys)
    return Premise(origin, frozenset(told), is_one)


def either(some: frozenset[Premise], others: frozenset[Premise]) -> frozenset[Premise]:
    """What is sure where one of two sets of premises holds."""
    return frozenset(
        Premise(one.origin, keys, one.is_one)
        for one in some
        for other in others
        if one.is_one == other.is_one and one.origin.is_same(other.origin)
        if (keys := one.keys | other.keys if one.is_one else one.keys & other.keys)
    )
