"""Enumerations: what a class body binds become members, made once, with a name and a value.

As the library reference of `enum` has it: functions, descriptors and names with two underscores
are no members.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.objects import (
    AbstractObject,
    ContainerObject,
    InstanceObject,
    Literal,
    WrapperObject,
    literal,
)
from lintkit.program.values import External, Instance

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.classes import ClassInfo
    from lintkit.program.link import Link

_FIRST_MEMBER = -3
"""The place at which the member of the first value is made; implicit instances are before it."""

OF_TEXT = frozenset({"builtins.str", "enum.StrEnum"})
"""Bases by which the members of an enumeration are texts, and equal to their values."""

MISSING = "_missing_"
"""The class method that is asked for the member of a value that no member has."""

ATTRIBUTES = frozenset({"name", "value"})
"""What every member has of its own."""


def is_enum(link: Link, class_: int) -> bool:
    """Whether a class of the program is an enumeration."""
    return any(symbol.startswith("enum.") for symbol in link.classes.external_bases(class_))


def is_member(link: Link, value: AbstractObject) -> bool:
    """Whether something that the body of an enumeration binds becomes a member."""
    if isinstance(value, WrapperObject):
        return value.kind == "partial"
    if isinstance(value, InstanceObject):
        return link.classes.owner(value.class_, "__get__") is None
    return isinstance(value, Literal | ContainerObject | External)


def member(link: Link, class_: int, value: int) -> int:
    """The member of an enumeration that a value in its body becomes."""
    made = InstanceObject(class_, link.classes[class_].frame.number, _FIRST_MEMBER - value)
    number = link.objects.number(made)
    link.solver.add_one(link.heap.field(number, "value"), value)
    link.solver.add_one(link.class_members(class_), number)
    return number


def text_of_member(link: Link, value: InstanceObject) -> str | None:
    """The text that a member of an enumeration is; None for anything else."""
    if value.position > _FIRST_MEMBER or OF_TEXT.isdisjoint(
        link.classes.external_bases(value.class_)
    ):
        return None
    return text_at(link, value.position)


def text_at(link: Link, position: int) -> str | None:
    """The text of which a member was made, by the place that `member` gave it."""
    made_of = link.objects[_FIRST_MEMBER - position]
    told = made_of.value if isinstance(made_of, Literal) else None
    return told if isinstance(told, str) else None


def is_member_of_enumeration(value: Instance) -> bool:
    """Whether an instance is what `member` made: its class made it, of one of its values."""
    return value.site.code == value.class_ and value.site.position <= _FIRST_MEMBER


def make_members(link: Link, info: ClassInfo, initialize: Callable[[int, int], None]) -> None:
    """Makes the members of an enumeration; `initialize` is told of each and of its value."""
    for name in sorted(info.frame.plan.owned):
        if name.startswith("__"):
            continue
        bound = link.solver.allocate(1)
        link.read_variable(info.frame, name, bound)

        def make(value: int, name: str = name) -> None:
            if is_member(link, link.objects[value]):
                number = member(link, info.number, value)
                link.give(link.heap.field(number, "name"), literal(name))
                initialize(number, value)

        link.each(bound, make)
