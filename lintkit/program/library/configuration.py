"""Configuration of web applications: what a program keeps there by mappings and by objects.

`app.config.from_object(Production)` keeps the attributes whose names are in capitals;
`from_mapping` and `update` keep items and keywords.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program import attributes, shared_state
from lintkit.program.descriptors import Reader
from lintkit.program.library.modules import each_text
from lintkit.program.objects import ClassObject, ContainerObject, InstanceObject
from lintkit.program.values import External, ModuleValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.calls import Call
    from lintkit.program.heap import Key
    from lintkit.program.library.support import Model
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


def _from_mapping(owner: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        def keep(name: Key, node: Node) -> None:
            if isinstance(name, str):
                link.solver.connect(node, shared_state.kept(link, External(owner), name))

        def keep_all(value: int) -> None:
            found = link.objects[value]
            if isinstance(found, ContainerObject) and found.kind == "dict":
                link.heap.items(value).follow(keep)

        for name, node in call.arguments.keywords:
            keep(name, node)
        for node in (*(item.node for item in call.arguments.positional), *call.arguments.spreads):
            link.each(node, keep_all)

    return model


def _from_object(owner: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        given = call.arguments.get(0, "obj")
        if given is None:
            return
        found = link.solver.allocate(1)
        link.solver.connect(given, found)
        path = call.frame.plan.ref.path
        each_text(link, given, lambda text: _import(link, call, path, text, found))
        link.each(found, partial(_keep_attributes, link, call, owner))

    return model


def _import(link: Link, call: Call, path: str, dotted: str, target: Node) -> None:
    """Target ⊇ a module, or what a module has by the last part of the name."""
    module = link.modules.find(dotted, path)
    if module is not None:
        link.give(target, module)
        return
    outer, _, name = dotted.rpartition(".")
    if outer and (around := link.modules.find(outer, path)) is not None:
        reader = Reader(call.frame, call.position, target)
        attributes.read(link, link.objects.number(around), name, reader)


def _keep_attributes(link: Link, call: Call, owner: str, value: int) -> None:
    found = link.objects[value]
    class_ = found.class_ if isinstance(found, InstanceObject) else value
    if isinstance(found, ModuleValue):
        _keep_names(link, call, owner, value, link.module_frames[found.path].plan.owned)
    elif isinstance(link.objects[class_], ClassObject):
        link.classes.when_ready(
            class_,
            lambda: _keep_names(link, call, owner, value, set(_names(link, class_))),
        )


def _names(link: Link, class_: int) -> Iterator[str]:
    for entry in link.classes[class_].mro:
        if entry in link.classes:
            yield from link.classes[entry].frame.plan.owned


def _keep_names(link: Link, call: Call, owner: str, value: int, names: set[str]) -> None:
    for name in sorted(names):
        if name.isupper():
            node = shared_state.kept(link, External(owner), name)
            attributes.read(link, value, name, Reader(call.frame, call.position, node))


MODELS: dict[str, Model] = {
    f"{owner}.{method}": model(owner)
    for owner in shared_state.CONFIGURATIONS
    for method, model in {
        "from_mapping": _from_mapping,
        "from_object": _from_object,
        "update": _from_mapping,
    }.items()
}
