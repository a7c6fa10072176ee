"""The names of an object's attributes, and those that a name in part known can mean."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program import attributes
from lintkit.program.contexts import class_of
from lintkit.program.descriptors import Reader
from lintkit.program.heap import ANY_NAME
from lintkit.program.objects import Affixed, ClassObject, InstanceObject
from lintkit.program.values import ModuleValue, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lintkit.program.link import Link
    from lintkit.program.solver import Node

MOST_NAMES = 100
"""How many attributes are followed that a name can mean."""

_MOST_ANY = 2
"""How many values are followed under a name that may be any: which of more it is, none can tell."""

_TOO_MANY_NAMES = Unknown("the name of the attribute can be one of too many")


def read_matching(link: Link, number: int, name: Affixed, reader: Reader) -> None:
    """Reads the attributes that a name can mean of which only the ends are known."""

    def read_each(names: Iterable[str]) -> None:
        found = sorted(filter(name.matches, names))
        if len(found) > MOST_NAMES:
            link.give(reader.target, _TOO_MANY_NAMES)
            return
        for one in found:
            attributes.read(link, number, one, reader)

    with_names(link, number, read_each)


def read_path(link: Link, owners: Node, names: Sequence[str], reader: Reader) -> None:
    """Reads an attribute of objects, then one of what that is, and so on; the reader gets the last.

    Args:
        link: the link.
        owners: the node of the objects.
        names: of the attributes, one at least.
        reader: where they are read, and what gets the last one.
    """
    for name in names[:-1]:
        step = Reader(reader.frame, reader.position, link.solver.allocate(1))
        link.each(owners, partial(_read, link, name, step))
        owners = step.target
    link.each(owners, partial(_read, link, names[-1], reader))


def _read(link: Link, name: str, reader: Reader, owner: int) -> None:
    attributes.read(link, owner, name, reader)


def names_read(link: Link, name: Affixed) -> tuple[str, ...]:
    """The attributes that the program reads and that a name can mean; none if they are many."""
    found = tuple(sorted(filter(name.matches, link.read_names)))
    return found if len(found) <= MOST_NAMES else ()


def store_under_any(link: Link, number: int, source: Node) -> None:
    """Stores an attribute of which nobody knows the name: it may be any that is otherwise absent.

    So it is read where the program has settled and neither the object nor its class has the name.
    """
    if not isinstance(link.objects[number], InstanceObject):
        return
    is_first = not link.heap.has_field(number, ANY_NAME)
    link.solver.connect(source, link.heap.field(number, ANY_NAME))
    if is_first:
        link.defer("receivers", partial(_read_any, link, number))


def _read_any(link: Link, number: int) -> bool:
    stored = link.heap.field(number, ANY_NAME)
    if len(link.solver.points_to[stored]) > _MOST_ANY:
        return True
    class_ = class_of(link, number)
    for name in sorted(link.read_names):
        attribute = link.attributes.get((number, name))
        if (
            attribute is not None
            and not attribute.getters
            and not link.solver.points_to[attribute.values]
            and link.classes.owner(class_, name) is None
        ):
            link.solver.connect(stored, attribute.values)
    return True


def with_names(link: Link, number: int, take: Callable[[Iterable[str]], None]) -> None:
    """Takes the names that a module, a class or the class of an instance binds."""
    value = link.objects[number]
    if isinstance(value, ModuleValue):
        take(link.module_frames[value.path].plan.owned)
    elif isinstance(value, ClassObject | InstanceObject):
        class_ = class_of(link, number)

        def take_members() -> None:
            infos = [link.classes[one] for one in link.classes[class_].mro if one in link.classes]
            take({member for info in infos for member in info.frame.plan.owned})

        link.classes.when_ready(class_, take_members)
