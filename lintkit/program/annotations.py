"""What annotations promise, for places that no known value reaches."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program import attributes
from lintkit.program.class_tests import is_protocol
from lintkit.program.descriptors import Reader
from lintkit.program.enums import is_enum
from lintkit.program.generated_fields import is_generated
from lintkit.program.objects import (
    ClassObject,
    ContainerObject,
    InstanceObject,
    WrapperObject,
    literal,
)
from lintkit.program.outside import BUILTIN_TYPES
from lintkit.program.values import External, Unknown

if TYPE_CHECKING:
    from lintkit.ir import TypeRef
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

OF_ANNOTATION = -2
"""The position of an instance that only an annotation speaks of."""

_TRANSPARENT = frozenset(
    {
        "Optional", "Union", "Annotated", "Final", "ClassVar", "Required", "NotRequired",
        "Awaitable", "Coroutine", "|",
    }
)  # fmt: skip
_COLLECTIONS = {
    "list": "list", "List": "list", "Sequence": "list", "Iterable": "list", "Iterator": "list",
    "Collection": "list", "set": "set", "Set": "set", "frozenset": "set", "tuple": "tuple",
    "Tuple": "tuple", "dict": "dict", "Dict": "dict", "Mapping": "dict",
    "MutableMapping": "dict", "Generator": "generator", "AsyncIterator": "generator",
    "AsyncGenerator": "generator", "AsyncIterable": "generator",
}  # fmt: skip
_NUMBERS = frozenset({"bool", "int", "float"})
_QUOTES = ("'", '"')
_NEVER = frozenset({"None", "Any", "object", "Callable", "Type", "type", "TypeVar", "Literal"})


_DOUBLES = "unittest.mock."


def declare(link: Link, frame: Frame, instruction: ir.Annotate) -> None:
    """Notes the annotation of an attribute (`self.x: T`, or `x: T` in a class body)."""
    annotation = instruction.annotation
    if instruction.object != ir.NO_REGISTER:
        link.each(
            frame.node(instruction.object),
            lambda value: _promise_field(link, frame, value, instruction.name, annotation),
        )
    elif frame.plan.code.kind == "class":
        class_ = link.class_of_frame[frame.number]
        link.declared.setdefault(class_, {})[instruction.name] = (frame, annotation)


def _promise_field(link: Link, frame: Frame, value: int, name: str, annotation: TypeRef) -> None:
    if isinstance(link.objects[value], InstanceObject):
        promise(link, frame, annotation, link.heap.field(value, name))


def promise(link: Link, frame: Frame, annotation: TypeRef, node: Node) -> None:
    """Lets a node hold what its annotation says if the solver finds nothing but None there.

    What comes out of a library is no better known than that: it may be of a class of the program.
    """
    none = link.objects.number(literal(None))

    def keep() -> bool:
        found = [link.objects[value] for value in link.solver.points_to[node] if value != none]
        if not found:
            give(link, frame, annotation, node)
        elif all(isinstance(value, External | Unknown) for value in found):
            said = link.solver.allocate(1)
            give(link, frame, annotation, said)
            link.each(said, partial(_keep_instance, link, node))
        return True

    link.defer("annotations", keep)


def _keep_instance(link: Link, node: Node, value: int) -> None:
    instance = link.objects[value]
    if isinstance(instance, InstanceObject) and not is_protocol(link, instance.class_):
        link.solver.add_one(node, value)


def see_through_doubles(link: Link) -> None:
    """Lets parameters that only ever get test doubles hold what their annotations say as well."""
    doubles = {
        number
        for number, value in enumerate(link.objects.all)
        if isinstance(value, External) and value.symbol.startswith(_DOUBLES)
    }
    if not doubles:
        return
    doubles.add(link.objects.number(literal(None)))
    for frame in list(link.frames.all):
        for parameter in frame.plan.code.parameters:
            node = frame.node(parameter.register)
            values = link.solver.points_to[node]
            if parameter.annotation is not None and values and values <= doubles:
                give(link, frame, parameter.annotation, node)


def give(link: Link, frame: Frame, annotation: TypeRef, node: Node) -> None:
    """Node ⊇ an instance of what the annotation names."""
    last = annotation.name.rpartition(".")[2]
    if last in _TRANSPARENT:
        members = annotation.args[:1] if last == "Annotated" else annotation.args
        if last == "Coroutine":
            members = annotation.args[-1:]
        for member in members:
            give(link, frame, member, node)
    elif last in _COLLECTIONS:
        _give_collection(link, frame, annotation, _COLLECTIONS[last], node)
    elif last == "Literal" and any(one.name.startswith(_QUOTES) for one in annotation.args):
        link.give(node, External("builtins.str"))
    elif last not in _NEVER and not last.startswith(_QUOTES):
        type_node = link.solver.allocate(1)
        read_name(link, frame, annotation.name, type_node)
        link.each(type_node, partial(instantiate, link, node))


def chooses(annotation: TypeRef) -> bool:
    """Whether what is annotated may be a key of a table, by which the program chooses."""
    last = annotation.name.rpartition(".")[2]
    if last in _TRANSPARENT:
        return any(map(chooses, annotation.args))
    return last not in _NUMBERS and last != "None"


def _give_collection(link: Link, frame: Frame, annotation: TypeRef, kind: str, node: Node) -> None:
    value = ContainerObject(kind, frame.number, OF_ANNOTATION, repr_of(annotation))
    number = link.objects.number(value)
    fresh = number not in link.promised
    link.promised.add(number)
    link.solver.add_one(node, number)
    if not fresh:
        return
    items = link.heap.items(number)
    if kind == "dict":
        for argument, target in zip(annotation.args, (items.names, items.unknown), strict=False):
            give(link, frame, argument, target)
    elif kind == "tuple" and len(annotation.args) > 1 and annotation.args[1].name != "...":
        for index, argument in enumerate(annotation.args):
            give(link, frame, argument, items.at(index))
    elif annotation.args:
        give(link, frame, annotation.args[0], items.unknown)


def repr_of(annotation: TypeRef) -> str:
    """An annotation as text."""
    if not annotation.args:
        return annotation.name
    return f"{annotation.name}[{', '.join(map(repr_of, annotation.args))}]"


def read_name(link: Link, frame: Frame, dotted: str, target: Node) -> None:
    """Target ⊇ what a dotted name means in a frame."""
    first, *rest = dotted.split(".")
    node = link.solver.allocate(1) if rest else target
    scope = frame
    while scope.enclosing is not scope and first not in scope.plan.owned:
        scope = scope.enclosing
    if scope.enclosing is scope:
        link.read_global(scope.plan.ref.path, first, node)
    else:
        link.read_variable(scope, first, node)
    for index, name in enumerate(rest):
        following = target if index == len(rest) - 1 else link.solver.allocate(1)
        reader = Reader(frame, OF_ANNOTATION, following)
        link.each(node, partial(_read_member, link, name, reader))
        node = following


def _read_member(link: Link, name: str, reader: Reader, value: int) -> None:
    if not isinstance(link.objects[value], InstanceObject):
        attributes.read(link, value, name, reader)


def instantiate(link: Link, node: Node, value: int) -> None:
    """Node ∋ an instance of a class, or whatever stands for the class."""
    found = link.objects[value]
    if isinstance(found, ClassObject):
        link.classes.when_ready(value, partial(_give_instance, link, node, value))
    elif isinstance(found, External):
        if not found.symbol.startswith("builtins.") or found.symbol in BUILTIN_TYPES:
            link.give(node, found)  # else it is a slip, as `callable` for `Callable`
    elif isinstance(found, WrapperObject):
        link.defer("annotations", partial(_instantiate_annotated, link, node, value))


def _give_instance(link: Link, node: Node, class_: int) -> None:
    """Of an enumeration, all members: nothing else is an instance of it."""
    if is_enum(link, class_):
        link.solver.connect(link.class_members(class_), node)
    else:
        link.solver.add_one(node, generic_instance(link, class_))


def _instantiate_annotated(link: Link, node: Node, value: int) -> bool:
    """A name for `Annotated[T, x]`: an instance of T, if the metadata does not give another."""
    if not link.solver.points_to[node]:
        link.each(link.heap.field(value, "type"), partial(instantiate, link, node))
    return True


def generic_instance(link: Link, class_: int) -> int:
    """The instance that stands for all those of a class that the program does not make."""
    body = link.classes[class_].frame
    number = link.objects.number(InstanceObject(class_, body.number, OF_ANNOTATION))
    if number not in link.promised:
        link.promised.add(number)
        link.classes.when_ready(class_, lambda: promise_fields(link, number, class_))
    return number


def promise_fields(link: Link, number: int, class_: int) -> None:
    """Lets the fields of an instance hold what the class body declares them to be.

    Those that a generated `__init__` fills can be given anything, whatever their defaults are.
    """
    is_filled = is_generated(link, class_)
    for entry in link.classes[class_].mro:
        for name, (frame, annotation) in link.declared.get(entry, {}).items():
            fill = give if is_filled and chooses(annotation) else promise
            fill(link, frame, annotation, link.heap.field(number, name))
