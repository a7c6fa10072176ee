"""Which of the objects in a register are those whose attribute is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.annotations import OF_ANNOTATION
from lintkit.program.values import Instance

if TYPE_CHECKING:
    from lintkit.program.values import AbstractValue, Context


def is_any(value: AbstractValue) -> bool:
    """Whether it stands for any object of its class."""
    return isinstance(value, Instance) and value.site.position == OF_ANNOTATION


def replaced(
    values: tuple[AbstractValue, ...], met: frozenset[AbstractValue]
) -> tuple[AbstractValue, ...]:
    """Objects that are met in the place of any of their classes."""
    return tuple(sorted(met, key=str)) if met and all(map(is_any, values)) else values


def followed(values: tuple[AbstractValue, ...], context: Context) -> tuple[AbstractValue, ...]:
    """Only the objects that the walk follows, where it follows some of these."""
    found = tuple(v for v in values if isinstance(v, Instance) and v in context.objects)
    return found or values
