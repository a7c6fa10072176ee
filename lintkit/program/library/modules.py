"""Modules and namespaces that a program asks for by name: `importlib`, `sys.modules`, `globals`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from lintkit.program import attributes
from lintkit.program.descriptors import Reader
from lintkit.program.library.support import Model, return_number, returns_argument
from lintkit.program.matching import MOST_NAMES
from lintkit.program.namespaces import dictionary
from lintkit.program.objects import Affixed, ContainerObject, Literal
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.solver import Node

Subscript: TypeAlias = Callable[["Link", "Frame", "Node", "Node"], None]
"""Target ⊇ the item of a library's mapping under a key."""


def import_by_name(link: Link, path: str, dotted: str, target: Node) -> None:
    """Target ⊇ the module by an absolute name, as a file gets it; nothing for what is no name."""
    if all(map(str.isidentifier, dotted.split("."))):
        link.give(target, link.modules.find_or_external(dotted, path))


def each_text(link: Link, node: Node, action: Callable[[str], None]) -> None:
    """Does something with each constant text of a node."""

    def tell(number: int) -> None:
        value = link.objects[number]
        if isinstance(value, Literal) and isinstance(value.value, str):
            action(value.value)

    link.each(node, tell)


def _or_else(link: Link, target: Node, value: External) -> None:
    """Target ∋ value, where nothing else turns out to be there."""

    def give() -> bool:
        if not link.solver.points_to[target]:
            link.give(target, value)
        return True

    link.defer("annotations", give)


def _import_module(link: Link, call: Call, _: int | None) -> None:
    name, package = call.arguments.get(0, "name"), call.arguments.get(1, "package")
    target = call.target
    if name is None or target is None:
        return
    path = call.frame.plan.ref.path

    def load(text: str) -> None:
        level = len(text) - len(text.lstrip("."))
        if not level:
            import_by_name(link, path, text, target)
        elif package is not None:
            each_text(link, package, lambda anchor: load_from(anchor, text, level))

    def load_from(anchor: str, text: str, level: int) -> None:
        parts = anchor.split(".")
        kept = parts[: len(parts) - level + 1]
        import_by_name(link, path, ".".join([*kept, text[level:]]), target)

    each_text(link, name, load)
    link.each(name, partial(_load_matching, link, path, target))
    _or_else(link, target, _result(call, "importlib.import_module"))


def _load_matching(link: Link, path: str, target: Node, number: int) -> None:
    """The modules of a package that a name can mean of which only the ends are known."""
    name = link.objects[number]
    if not isinstance(name, Affixed):
        return
    package, _, prefix = name.prefix.rpartition(".")
    found = link.modules.members(package, path) if package else []
    matching = [one for one in found if Affixed(prefix, name.suffix).matches(one)]
    for member in matching if len(matching) <= MOST_NAMES else ():
        import_by_name(link, path, f"{package}.{member}", target)


def _result(call: Call, symbol: str) -> External:
    """What a call gives of which nothing is known but what is called."""
    return External(symbol, call.frame.plan.site(call.position))


def _dunder_import(link: Link, call: Call, _: int | None) -> None:
    """`__import__` gives the outermost package, unless names are asked of the module."""
    name, asked = call.arguments.get(0, "name"), call.arguments.get(3, "fromlist")
    target = call.target
    if name is None or target is None:
        return
    frame = call.frame
    level = call.arguments.get(4, "level")

    def load(text: str) -> None:
        if level is None:
            load_from(text, 0)
            return

        def at_level(number: int) -> None:
            value = link.objects[number]
            if isinstance(value, Literal) and isinstance(value.value, int):
                load_from(text, value.value)

        link.each(level, at_level)

    def load_from(text: str, dots: int) -> None:
        dotted = link.modules.absolute(text, dots, frame.plan.ref.path)
        if asked is None:
            top = dotted if dots else dotted.partition(".")[0]
            import_by_name(link, frame.plan.ref.path, top, target)
            return

        def as_asked(number: int) -> None:
            value = link.objects[number]
            empty = isinstance(value, ContainerObject) and link.heap.items(number).length == 0
            shown = dotted.partition(".")[0] if empty and not dots else dotted
            import_by_name(link, frame.plan.ref.path, shown, target)

        link.each(asked, as_asked)

    each_text(link, name, load)
    _or_else(link, target, _result(call, "builtins.__import__"))


def loaded(link: Link, frame: Frame, key: Node, target: Node) -> None:
    """`sys.modules[key]`."""
    path = frame.plan.ref.path
    each_text(link, key, lambda text: import_by_name(link, path, text, target))
    _or_else(link, target, External("sys.modules"))


def _get_loaded(link: Link, call: Call, _: int | None) -> None:
    key = call.arguments.get(0)
    if key is not None and call.target is not None:
        loaded(link, call.frame, key, call.target)


def _globals(link: Link, call: Call, _: int | None) -> None:
    module = link.module_frames[call.frame.plan.ref.path]
    return_number(link, call, dictionary(link, module))


def _locals(link: Link, call: Call, _: int | None) -> None:
    return_number(link, call, dictionary(link, call.frame))


def _vars(link: Link, call: Call, receiver: int | None) -> None:
    subject = call.arguments.get(0)
    if subject is None:
        _locals(link, call, receiver)
    elif call.target is not None:
        reader = Reader(call.frame, call.position, call.target)
        link.each(subject, lambda number: attributes.read(link, number, "__dict__", reader))


MODELS: dict[str, Model] = {
    "builtins.__import__": _dunder_import,
    "builtins.globals": _globals,
    "builtins.locals": _locals,
    "builtins.vars": _vars,
    "importlib.import_module": _import_module,
    "importlib.reload": returns_argument(0),
    "sys.modules.get": _get_loaded,
    "sys.modules.pop": _get_loaded,
}
SUBSCRIPTS: dict[str, Subscript] = {"sys.modules": loaded}
