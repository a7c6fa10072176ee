"""Dicts of which pydantic makes the models that fields are declared to hold."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.annotations import read_name
from lintkit.program.generated_fields import is_generated, is_named_tuple
from lintkit.program.objects import ClassObject, ContainerObject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.ir import TypeRef
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

_WRAPPING = frozenset({"Annotated", "Optional", "Union", "|"})


def validate(
    link: Link,
    declaration: tuple[Frame, TypeRef],
    field: Node,
    fill: Callable[[int, int, Node], None],
) -> None:
    """Lets a field hold a model beside each dict that comes there.

    Args:
        link: what is linked.
        declaration: of the field, and where it stands.
        field: the node of the field.
        fill: sets the fields of an instance of a class from a node that holds a mapping.
    """
    frame, annotation = declaration
    if names := tuple(_named(annotation)):
        link.each(field, partial(_make, link, frame, names, field, fill))


def _named(annotation: TypeRef) -> Iterator[str]:
    """The classes that a field may hold an instance of."""
    last = annotation.name.rpartition(".")[2]
    if last in _WRAPPING:
        for one in annotation.args[:1] if last == "Annotated" else annotation.args:
            yield from _named(one)
    elif not annotation.args and last[:1].isupper():
        yield annotation.name


def _make(
    link: Link,
    frame: Frame,
    names: tuple[str, ...],
    field: Node,
    fill: Callable[[int, int, Node], None],
    number: int,
) -> None:
    mapping = link.objects[number]
    if not (isinstance(mapping, ContainerObject) and mapping.kind == "dict" and not mapping.part):
        return

    def make(class_: int) -> None:
        if not is_generated(link, class_) or is_named_tuple(link, class_):
            return
        if link.classes.owner(class_, "__init__") is not None:
            return
        known = len(link.objects.all)
        made = link.objects.number(link.classes.place(class_, mapping.frame, mapping.position))
        if made >= known:
            given = link.solver.allocate(1)
            link.solver.add_one(given, number)
            fill(made, class_, given)
        link.solver.add_one(field, made)

    def when_ready(class_: int) -> None:
        if isinstance(link.objects[class_], ClassObject):
            link.classes.when_ready(class_, partial(make, class_))

    classes = link.solver.allocate(1)
    for name in names:
        read_name(link, frame, name, classes)
    link.each(classes, when_ready)
