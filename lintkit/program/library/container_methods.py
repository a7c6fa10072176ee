"""Methods of lists, dicts, sets, generators and text that hand values on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program import protocols, updates
from lintkit.program.containers import miss
from lintkit.program.keys import key_of, load, store, unboxed
from lintkit.program.library import dict_views
from lintkit.program.library.iteration import compare
from lintkit.program.library.support import (
    Model,
    new_container,
    return_container,
    return_node,
    return_number,
    where,
)
from lintkit.program.mapping_updates import update_dict
from lintkit.program.objects import MAPPINGS
from lintkit.program.resuming import resume
from lintkit.program.rich_comparison import find_equal, find_key
from lintkit.program.set_algebra import METHODS, combine

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.calls import Call
    from lintkit.program.heap import Items
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


def _of(action: Callable[[Link, Call, Items], None]) -> Model:
    """A method of a container."""

    def model(link: Link, call: Call, receiver: int | None) -> None:
        if receiver is not None and not _in_order(link, call, receiver):
            action(link, call, link.heap.items(receiver))

    return model


def _in_order(link: Link, call: Call, receiver: int) -> bool:
    """Takes a call as a step of the code that made the container, where it is one."""
    if call.part:
        return False
    is_read = updates.read(link, call.frame, call.position, receiver, call.target)
    is_change = updates.change(link, call.frame, call.position, receiver)
    return is_read or is_change


def _moving(action: Callable[[Link, Call, Items], None] | None = None) -> Model:
    """A method of a list after which its items are under other indices."""

    def act(link: Link, call: Call, items: Items) -> None:
        items.move()
        if action is not None:
            action(link, call, items)

    return _of(act)


def _add_hashed(link: Link, call: Call, items: Items) -> None:
    node = call.arguments.get(0)
    if node is not None:
        protocols.hashed(link, where(call), node)
        link.solver.connect(node, items.unknown)


def _add(index: int) -> Model:
    """Puts an argument somewhere into the container."""

    def add(link: Link, call: Call, items: Items) -> None:
        node = call.arguments.get(index)
        if node is not None:
            link.solver.connect(node, items.unknown)

    return _of(add)


def _insert(link: Link, call: Call, items: Items) -> None:
    items.move()
    node = call.arguments.get(1)
    if node is not None:
        link.solver.connect(node, items.unknown)


def _extend(link: Link, call: Call, items: Items) -> None:
    for item in call.arguments.positional:
        protocols.elements(link, where(call), item.node, items.unknown)


def _look_in_set(link: Link, call: Call, items: Items) -> None:
    item = call.arguments.get(0)
    if item is not None:
        protocols.hashed(link, where(call), item)
        find_key(link, where(call), items.every, item)


def _extend_list(link: Link, call: Call, items: Items) -> None:
    for item in call.arguments.positional:
        protocols.collected(link, where(call), item.node, items.unknown)


def _pop(link: Link, call: Call, items: Items) -> None:
    return_node(link, call, items.every)


def _sort(link: Link, call: Call, items: Items) -> None:
    compare(link, call, items.every)


def _search(link: Link, call: Call, items: Items) -> None:
    """Compares an argument with the items."""
    item = call.arguments.get(0)
    if item is not None:
        find_equal(link, where(call), items.every, item)


def _remove(link: Link, call: Call, items: Items) -> None:
    _search(link, call, items)
    items.move()


def _copy(kind: str) -> Model:
    def copy(link: Link, call: Call, items: Items) -> None:
        number, result = new_container(link, call, kind)
        return_number(link, call, number)
        if not updates.make(link, call.frame, call.position, number):
            items.copy_to(result)
            result.length = items.length

    return _of(copy)


def _look_for(link: Link, call: Call, items: Items) -> None:
    """Hashes an argument and compares it with the keys, or the members of a set."""
    key = call.arguments.get(0)
    if key is not None:
        protocols.hashed(link, where(call), key)
        find_key(link, where(call), items.names, key)


def _get(link: Link, call: Call, items: Items) -> None:
    key = call.arguments.get(0)
    if key is None:
        return
    _look_for(link, call, items)
    if call.target is None:
        return
    target = call.target
    load(link, items, key, target)
    default = call.arguments.get(1, "default")
    if default is None:
        return

    def fall_back(number: int) -> bool:
        name = key_of(link, number)
        node = None if name is None else items.by_key.get(unboxed(name))
        if items.shrinks or node is None or not link.solver.points_to[node]:
            link.solver.connect(default, target)
        return True

    def fall_back_without_key() -> bool:
        if not link.solver.points_to[target]:
            link.solver.connect(default, target)
        return True

    link.each(key, lambda number: link.defer("defaults", partial(fall_back, number)))
    link.defer("defaults", fall_back_without_key)


def _set_default(link: Link, call: Call, items: Items) -> None:
    key, default = call.arguments.get(0), call.arguments.get(1, "default")
    if key is None or call.target is None:
        return
    _look_for(link, call, items)
    target = call.target
    load(link, items, key, target)
    if default is None:
        return

    def keep() -> bool:
        if items.shrinks or not link.solver.points_to[target]:
            link.solver.connect(key, items.names)
            store(link, items, key, default)
            link.solver.connect(default, target)
        return True

    link.defer("defaults", keep)


def _get_item(link: Link, call: Call, items: Items) -> None:
    """`super().__getitem__(key)`."""
    key = call.arguments.get(0)
    if key is not None and call.target is not None:
        load(link, items, key, call.target)


def _get_item_of_dict(link: Link, call: Call, receiver: int | None) -> None:
    _of(_get_item)(link, call, receiver)
    key = call.arguments.get(0)
    if receiver is not None and key is not None and call.target is not None:
        asked = where(call).call(call.target, key, part="missing")
        link.defer("defaults", partial(miss, link, asked, receiver, link.heap.items(receiver)))


def _set_item(link: Link, call: Call, items: Items) -> None:
    key, value = call.arguments.get(0), call.arguments.get(1)
    if key is not None and value is not None:
        link.solver.connect(key, items.names)
        store(link, items, key, value)


def _values(link: Link, call: Call, items: Items) -> None:
    link.solver.connect(items.every, return_container(link, call, "generator").unknown)


def _pop_item(link: Link, call: Call, items: Items) -> None:
    number, pair = new_container(link, call, "tuple", "pair")
    pair.length = 2
    link.solver.connect(items.names, pair.at(0))
    link.solver.connect(items.every, pair.at(1))
    return_number(link, call, number)


def _combine(operator: str, *, in_place: bool = False) -> Model:
    """A method of sets that does what an operator does, with any iterables."""

    def act(link: Link, call: Call, items: Items) -> None:
        result = items if in_place else return_container(link, call, "set")
        if not call.arguments.positional:
            link.solver.connect(items.every, result.unknown)
        for item in call.arguments.positional:
            right = link.solver.allocate(1)
            link.each(item.node, partial(_gather, link, call, right))
            combine(link, operator, items.every, right, result.unknown)

    return _of(act)


def _gather(link: Link, call: Call, target: Node, value: int) -> None:
    protocols.gather(link, where(call), value, target)


def _resume(link: Link, call: Call, receiver: int | None) -> None:
    if receiver is not None:
        resume(link, replace(call, kind="implicit"), receiver)
        return_node(link, call, link.heap.items(receiver).every)


def _send(link: Link, call: Call, receiver: int | None) -> None:
    _resume(link, call, receiver)
    sent = call.arguments.get(0)
    if receiver is not None and sent is not None:
        link.solver.connect(sent, link.heap.field(receiver, "sent"))


_ITEMS: dict[str, Model] = {"__getitem__": _of(_get_item), "__setitem__": _of(_set_item)}
_LIST: dict[str, Model] = {
    **_ITEMS,
    "__init__": _of(_extend),
    "__iter__": _of(_values),
    "append": _add(0),
    "appendleft": _add(0),
    "insert": _of(_insert),
    "extend": _of(_extend_list),
    "extendleft": _of(_extend),
    "pop": _moving(_pop),
    "popleft": _of(_pop),
    "sort": _moving(_sort),
    "reverse": _moving(),
    "remove": _of(_remove),
    "index": _of(_search),
    "count": _of(_search),
    "clear": _moving(),
    "copy": _copy("list"),
}
_DICT: dict[str, Model] = {
    **_ITEMS,
    "__getitem__": _get_item_of_dict,
    "__init__": _of(update_dict),
    "__iter__": _of(dict_views.keys),
    "get": _of(_get),
    "setdefault": _of(_set_default),
    "pop": _of(_get),
    "popitem": _of(_pop_item),
    "update": _of(update_dict),
    "values": dict_views.values,
    "keys": _of(dict_views.keys),
    "items": _of(dict_views.pairs),
    "copy": _copy("dict"),
}
_COUNTER: dict[str, Model] = {
    "elements": _of(dict_views.keys),
    "most_common": _of(dict_views.pairs),
}
_SET: dict[str, Model] = {
    "add": _of(_add_hashed),
    "discard": _of(_look_in_set),
    "remove": _of(_look_in_set),
    "update": _combine("|", in_place=True),
    "pop": _of(_pop),
    "copy": _copy("set"),
    **{name: _combine(operator) for name, operator in METHODS.items()},
    **{f"{name}_update": _combine(operator, in_place=True) for name, operator in METHODS.items()},
}
_GENERATOR: dict[str, Model] = {
    "send": _send,
    "asend": _send,
    "__next__": _send,
    "__anext__": _send,
    "throw": _resume,
    "athrow": _resume,
    "close": _resume,
    "aclose": _resume,
}

MODELS: dict[str, Model] = {
    **{f"builtins.list.{name}": model for name, model in _LIST.items()},
    **{f"collections.deque.{name}": model for name, model in _LIST.items()},
    "collections.deque.extend": _of(_extend),
    **{f"{type_}.{name}": model for type_ in MAPPINGS.values() for name, model in _DICT.items()},
    **{f"collections.UserDict.{name}": model for name, model in _DICT.items()},
    **{f"collections.UserList.{name}": model for name, model in _LIST.items()},
    **{f"collections.Counter.{name}": model for name, model in _COUNTER.items()},
    **{f"builtins.set.{name}": model for name, model in _SET.items()},
    **{f"builtins.frozenset.{name}": model for name, model in _SET.items()},
    **{f"weakref.WeakSet.{name}": model for name, model in _SET.items()},
    **{f"builtins.generator.{name}": model for name, model in _GENERATOR.items()},
}
BOUND = frozenset(
    f"collections.{type_}.{name}"
    for type_, methods in (("UserDict", _DICT), ("UserList", _LIST))
    for name in methods
)
"""Methods of base classes whose models have to know the object that they are called on."""
RESUMING = frozenset(f"builtins.generator.{name}" for name in _GENERATOR)
"""Calling one of these is an edge to the generator itself, which runs on."""
