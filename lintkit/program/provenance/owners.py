"""Which of the objects in a register are those whose attribute is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.annotations import OF_ANNOTATION
from lintkit.program.values import Class, Constant, Instance

if TYPE_CHECKING:
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.values import AbstractValue, Context, Place

_SEVERAL = 2


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


def met(walk: Walk, owner: Place, context: Context) -> frozenset[AbstractValue]:
    """Of several objects in a register, those that are there in the runs that are followed.

    Empty where that is not asked, or not known: objects of one class in any run stay together.
    """
    held = walk.program.values(owner)
    values = [one for one in held if isinstance(one, (Class, Instance))]
    classes = {one.class_ if isinstance(one, Instance) else one.code for one in values}
    is_narrowed = bool(context.calls or context.objects) or len(classes) >= _SEVERAL
    if held and not any(map(is_any, values)) and not (len(values) >= _SEVERAL and is_narrowed):
        return frozenset()
    found = [way.value for way in walk.ways_aside(owner, context)]
    found = [one for one in found if not isinstance(one, Constant)]  # has no fields
    known = all(isinstance(one, (Class, Instance)) for one in found)
    return frozenset(found) if known else frozenset()
