"""The special methods that syntax and builtins call: iteration, contexts, truth, text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from lintkit.program.calls import Call, call_special, types
from lintkit.program.frames import Frame
from lintkit.program.objects import (
    MAPPINGS,
    ClassObject,
    ContainerObject,
    Inherited,
    InstanceObject,
    Literal,
)
from lintkit.program.parameters import NO_ARGUMENTS, Arguments, Positional
from lintkit.program.resuming import resume, run_coroutine
from lintkit.program.values import External, Unknown

if TYPE_CHECKING:
    from lintkit.program.heap import Items
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

TEXT = External("builtins.str")

_MAPPING_TYPES = frozenset({*MAPPINGS.values(), "collections.UserDict"})

ABSTRACT_MAPPINGS = frozenset(
    f"{module}.{name}"
    for module in ("collections.abc", "typing")
    for name in ("Mapping", "MutableMapping")
)
"""Classes that make `keys` of what a class defines."""

AWAITABLE = frozenset({"asyncio.Future", "asyncio.Task"})
"""The kinds of containers that awaiting opens."""


class Where(Struct, frozen=True, gc=False):
    """The instruction on whose behalf special methods are called."""

    frame: Frame
    position: int
    part: str = ""

    def call(self, target: Node | None, *arguments: Node, part: str = "") -> Call:
        """A call from here."""
        given = Arguments(tuple(map(Positional, arguments))) if arguments else NO_ARGUMENTS
        return Call(self.frame, self.position, "implicit", target, given, part=self.part + part)


def iterate(link: Link, where: Where, value: int, target: Node, *, is_async: bool = False) -> None:
    """Target ⊇ the elements of an object."""
    found = link.objects[value]
    if isinstance(found, ContainerObject):
        resume(link, where.call(None), value)
        items = link.heap.items(value)
        link.solver.connect(items.names if found.kind in MAPPINGS else items.every, target)
        if found.kind == "string":
            link.give(target, TEXT)
    elif isinstance(found, Literal):
        if found.type == "str":
            link.give(target, TEXT)
    elif isinstance(found, External | Unknown):
        link.solver.add_one(target, value)
    elif isinstance(found, ClassObject | InstanceObject):
        _iterate_by_methods(link, where, value, target, is_async=is_async)


def _iterate_by_methods(
    link: Link,
    where: Where,
    value: int,
    target: Node,
    *,
    is_async: bool,
) -> None:
    iterator = link.solver.allocate(1)
    method = "__aiter__" if is_async else "__iter__"
    link.each(iterator, lambda got: advance(link, where, got, target, is_async=is_async))
    if call_special(link, where.call(iterator, part="iter"), value, method):
        return
    if call_special(
        link,
        where.call(target, link.constant(link.objects.number(External("builtins.int")))),
        value,
        "__getitem__",
    ):
        return
    instance = link.objects[value]
    if not isinstance(instance, InstanceObject):
        link.solver.connect(link.class_members(value), target)
        return
    items = link.heap.items(value)
    bases = link.classes.external_bases(instance.class_)
    is_dict = any(base in _MAPPING_TYPES for base in bases)
    link.solver.connect(items.names if is_dict else items.every, target)


def advance(link: Link, where: Where, iterator: int, target: Node, *, is_async: bool) -> None:
    """Target ⊇ what the iterator hands out."""
    if isinstance(link.objects[iterator], InstanceObject):
        if is_async:
            call_awaited(link, where.call(target, part="next"), iterator, "__anext__")
        else:
            call_special(link, where.call(target, part="next"), iterator, "__next__")
    else:
        iterate(link, where, iterator, target, is_async=is_async)


def elements(link: Link, where: Where, iterable: Node | None, target: Node) -> None:
    """Target ⊇ the elements of everything in a node."""
    if iterable is not None:
        link.each(iterable, lambda value: iterate(link, where, value, target))


def collect(link: Link, where: Where, value: int, target: Node) -> None:
    """Target ⊇ the elements of an object of which a list or tuple is made: how many comes first."""
    if isinstance(link.objects[value], InstanceObject) and not call_special(
        link, where.call(None, part="len"), value, "__len__"
    ):
        call_special(link, where.call(None, part="len"), value, "__length_hint__")
    iterate(link, where, value, target)


def collected(link: Link, where: Where, iterable: Node, target: Node) -> None:
    """Target ⊇ the elements of everything in a node, of which a list or tuple is made."""
    link.each(iterable, lambda value: collect(link, where, value, target))


def gather(link: Link, where: Where, value: int, target: Node) -> None:
    """Target ⊇ the elements of an object of which a set is made: each is asked for its hash.

    Sets and mappings keep the hashes of what they hold.
    """
    found = link.objects[value]
    keeps = isinstance(found, ContainerObject) and (found.kind in _SETS or found.kind in MAPPINGS)
    if keeps or "__hash__" not in link.classes.names:
        iterate(link, where, value, target)
        return
    taken = link.solver.allocate(1)
    iterate(link, where, value, taken)
    hashed(link, where, taken)
    link.solver.connect(taken, target)


def enter(link: Link, where: Where, manager: int, target: Node, *, is_async: bool) -> None:
    """Target ⊇ what `with manager as target` binds."""
    value = link.objects[manager]
    prefix = "__a" if is_async else "__"
    call_method = call_awaited if is_async else call_special
    if isinstance(value, ContainerObject) and value.kind == "generator":
        link.solver.connect(link.heap.items(manager).every, target)
    elif isinstance(value, InstanceObject):
        call_method(link, where.call(target, part="enter"), manager, f"{prefix}enter__")
        outcome = [link.solver.allocate(1) for _ in range(3)]
        call_method(link, where.call(None, *outcome, part="exit"), manager, f"{prefix}exit__")
        for base in link.classes.external_bases(value.class_):
            if not base.startswith("builtins.") and not link.classes.owner(
                value.class_, f"{prefix}enter__"
            ):
                link.solver.add_one(target, manager)
    else:
        link.solver.add_one(target, manager)


def call_awaited(link: Link, call: Call, receiver: int, name: str) -> bool:
    """Calls a special method and awaits what it gives; returns as `call_special` does."""
    result = link.solver.allocate(1)
    target = link.solver.allocate(1) if call.target is None else call.target
    inner = Where(call.frame, call.position, call.part)
    link.each(result, lambda value: await_(link, inner, value, target))
    return call_special(link, replace(call, target=result), receiver, name)


def await_(link: Link, where: Where, value: int, target: Node) -> None:
    """Target ⊇ what awaiting gives; an object that is not known counts as what it gives."""
    found = link.objects[value]
    if isinstance(found, ContainerObject) and found.kind in AWAITABLE:
        link.solver.connect(link.heap.items(value).every, target)
        return
    if run_coroutine(link, where.call(None), value, target):
        return
    if not isinstance(found, InstanceObject):
        link.solver.add_one(target, value)
        return
    outcome = link.solver.allocate(1)
    if not call_special(link, where.call(outcome), value, "__await__"):
        link.solver.add_one(target, value)
        return

    def finish(number: int) -> None:
        if run_coroutine(link, where.call(None), number, target):
            return
        if getattr(link.objects[number], "kind", "") == "generator":
            link.solver.connect(link.heap.field(number, "return"), target)

    link.each(outcome, finish)


def items_of(link: Link, value: int) -> Items | None:
    """The items of an object that stores them itself, subclasses of containers included."""
    found = link.objects[value]
    if isinstance(found, ContainerObject) and found.kind != "string":
        return link.heap.items(value)
    if isinstance(found, InstanceObject) and any(
        base in {"builtins.dict", "builtins.list", "builtins.tuple", "collections.UserDict"}
        or base.startswith(("collections.", "typing."))
        for base in link.classes.external_bases(found.class_)
    ):
        return link.heap.items(value)
    return None


def truth(link: Link, where: Where, value: int) -> None:
    """Calls what a test on an object calls."""
    if types(link, value) and not call_special(
        link, where.call(None, part="bool"), value, "__bool__"
    ):
        call_special(link, where.call(None, part="len"), value, "__len__")


def hashed(link: Link, where: Where, key: Node) -> None:
    """Calls what a key of a dict or a member of a set calls."""
    if "__hash__" not in link.classes.names:
        return
    call = where.call(None, part="hash")
    asked = link.solver.allocate(1)
    link.each(key, partial(_ask_for_hash, link, asked))
    link.each(asked, partial(_call_hash, link, call))


def _call_hash(link: Link, call: Call, value: int) -> None:
    call_special(link, call, value, "__hash__")


def _ask_for_hash(link: Link, asked: Node, value: int) -> None:
    """Asked ⊇ the objects whose `__hash__` runs for the hash of an object, itself included.

    A tuple asks all that it holds, and so does the `__hash__` of a dataclass. What that comes to
    is found once for each object, for the fields of many lead on to many.
    """
    found = link.objects[value]
    is_tuple = getattr(found, "kind", "") == "tuple"
    if not is_tuple and not isinstance(found, (InstanceObject, ClassObject)):
        return
    own = link.hashing.get(value)
    if own is None:
        own = link.hashing[value] = link.solver.allocate(1)
        for class_ in types(link, value):
            link.each(link.classes.raw(class_, "__hash__"), partial(_note_hash, link, own, value))
        parts: list[Node] = []
        if is_tuple:
            parts = [link.heap.items(value).every]
        elif isinstance(found, InstanceObject) and not link.classes.owner(found.class_, "__hash__"):
            names = link.library.field_names(link, found.class_)
            parts = [link.heap.field(value, name) for name in names]
        for part in parts:
            link.each(part, partial(_ask_for_hash, link, own))
    link.solver.connect(own, asked)


def _note_hash(link: Link, own: Node, value: int, method: int) -> None:
    if not isinstance(link.objects[method], Inherited):
        link.solver.add_one(own, value)


def read_mapping(link: Link, where: Where, value: int, names: Node, values: Node) -> bool:
    """What `dict(object)` and `**object` ask of an object of the program that has keys.

    Args:
        link: the link in progress.
        where: the place that asks.
        value: the object.
        names: gets the keys.
        values: gets what is under them.

    Returns:
        Whether the object has keys.
    """
    found = link.objects[value]
    if not isinstance(found, InstanceObject):
        return False
    keys = link.solver.allocate(1)
    if call_special(link, where.call(keys, part="keys"), value, "keys"):
        elements(link, where, keys, names)
    elif any(base in ABSTRACT_MAPPINGS for base in link.classes.external_bases(found.class_)):
        iterate(link, where, value, names)
    else:
        return False
    return call_special(link, where.call(values, names, part="item"), value, "__getitem__")


_SETS = frozenset({"frozenset", "set"})
_PLAIN = frozenset({"coroutine", "string", "generator", "slice"})
_SHOWN = "<shown>"
"""The field of a container for what it shows that is of the program."""


def text(link: Link, where: Where, value: int) -> None:
    """Calls what `str(object)` calls."""
    is_instance = isinstance(link.objects[value], InstanceObject)
    if not is_instance or not call_special(link, where.call(None, part="str"), value, "__str__"):
        shown(link, where, value)


def formatted(link: Link, where: Where, value: int) -> None:
    """Calls what `format(object)` and f-strings call."""
    if not types(link, value) or not call_special(
        link, where.call(None, link.constant(link.objects.number(TEXT))), value, "__format__"
    ):
        text(link, where, value)


def shown(link: Link, where: Where, value: int) -> None:
    """Calls what `repr(object)` calls; a container shows its items."""
    found = link.objects[value]
    if "__repr__" not in link.classes.names:
        return
    if not isinstance(found, ContainerObject):
        _shown_alone(link, where, value)
    elif not found.of_library and found.kind not in _PLAIN:
        is_new = not link.heap.has_field(value, _SHOWN)
        asked = link.heap.field(value, _SHOWN)
        if is_new:
            link.each(link.heap.items(value).every, partial(_ask_to_show, link, asked))
        link.each(asked, partial(_shown_alone, link, where))


def _ask_to_show(link: Link, asked: Node, value: int) -> None:
    """Asked ⊇ the objects of the program among those that a container shows, found once for it."""
    if types(link, value):
        link.solver.add_one(asked, value)


def _shown_alone(link: Link, where: Where, value: int) -> None:
    """Calls the `__repr__` of an object; the one of a dataclass shows its fields."""
    if call_special(link, where.call(None, part="repr"), value, "__repr__"):
        return
    found = link.objects[value]
    if isinstance(found, InstanceObject):
        for name in link.library.field_names(link, found.class_):
            field = link.heap.field(value, name)
            link.each(field, partial(_shown_field, link, where, f"{name} repr"))


def _shown_field(link: Link, where: Where, part: str, value: int) -> None:
    call_special(link, where.call(None, part=part), value, "__repr__")
