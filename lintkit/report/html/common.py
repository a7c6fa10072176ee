"""What is named alike in many places, in one line."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.model import Named

if TYPE_CHECKING:
    from lintkit.model import Inventory

_MOST = 6


def limits(inventory: Inventory) -> tuple[Named, ...]:
    """The limits of a program by name, each with all its values and its first place."""
    found: dict[str, list[Named]] = defaultdict(list)
    for one in inventory.limits:
        found[one.name].append(one)
    return tuple(
        Named(name, _listed(list(dict.fromkeys(one.value for one in same))), same[0].step)
        for name, same in found.items()
    )


def _listed(values: list[str]) -> str:
    more = f" and {len(values) - _MOST} more" if len(values) > _MOST else ""
    return f"{', '.join(values[:_MOST])}{more}"
