"""Attributes of whose name only the beginning and the end are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program import attributes
from lintkit.program.descriptors import Reader, class_of
from lintkit.program.objects import Affixed, ClassObject, InstanceObject
from lintkit.program.values import ModuleValue, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.program.link import Link

MOST_NAMES = 40
"""How many attributes are followed that a name can mean."""

_TOO_MANY_NAMES = Unknown("the name of the attribute can be one of too many")


def read_matching(link: Link, number: int, name: Affixed, reader: Reader) -> None:
    """Reads the attributes that a name can mean of which only the ends are known."""
    value = link.objects[number]
    if isinstance(value, ModuleValue):
        _read_each(link, number, link.module_frames[value.path].plan.owned, name, reader)
    elif isinstance(value, ClassObject | InstanceObject):
        class_ = class_of(link, number)

        def read_members() -> None:
            infos = [link.classes[one] for one in link.classes[class_].mro if one in link.classes]
            found = {member for info in infos for member in info.frame.plan.owned}
            _read_each(link, number, found, name, reader)

        link.classes.when_ready(class_, read_members)


def _read_each(
    link: Link, number: int, names: Iterable[str], pattern: Affixed, reader: Reader
) -> None:
    found = sorted(filter(pattern.matches, names))
    if len(found) > MOST_NAMES:
        link.give(reader.target, _TOO_MANY_NAMES)
        return
    for name in found:
        attributes.read(link, number, name, reader)
