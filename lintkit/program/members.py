"""What modules have: their globals, their submodules, and what they have without binding it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.descriptors import Getter, Reader, call_getter
from lintkit.program.namespaces import dictionary
from lintkit.program.objects import literal
from lintkit.program.values import External, ModuleValue

if TYPE_CHECKING:
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.objects import AbstractObject
    from lintkit.program.solver import Node


def read_module(link: Link, _: int, value: ModuleValue, name: str, reader: Reader) -> None:
    """reader.target ⊇ module.name."""
    path = value.path
    frame = link.module_frames[path]
    if link.read_member(path, name, reader.target):
        return
    found = link.modules.submodule(path, name)
    if found is not None and link.modules.is_imported(found):
        link.give(reader.target, found)
    elif read_dunder(link, frame, name, reader.target):
        return
    elif "__getattr__" in frame.plan.owned:
        _ask_module(link, path, name, reader)
        link.defer("attributes", partial(_fall_back, link, reader, found))
    else:
        link.read_variable(frame, name, reader.target)
        provided = found or link.modules.from_outside(path, name)
        if provided is not None:
            link.give(reader.target, provided)


def _ask_module(link: Link, path: str, name: str, reader: Reader) -> None:
    """Calls the `__getattr__` of a module (PEP 562)."""
    function = link.solver.allocate(1)
    link.read_variable(link.module_frames[path], "__getattr__", function)
    argument = link.objects.number(literal(name))
    link.each(function, lambda got: call_getter(link, reader, Getter(got, (argument,))))


def _fall_back(link: Link, reader: Reader, found: AbstractObject | None) -> bool:
    if found is not None and not link.solver.points_to[reader.target]:
        link.give(reader.target, found)
    return True


def read_dunder(link: Link, frame: Frame, name: str, target: Node) -> bool:
    """Target ⊇ what every module has by a name; False for any other name."""
    path = frame.plan.ref.path
    if name == "__name__":
        link.give(target, literal(link.modules.name(path)))
    elif name == "__package__":
        link.give(target, literal(link.modules.package(path)))
    elif name in {"__file__", "__doc__"}:
        link.give(target, External("builtins.str"))
    elif name == "__dict__":
        link.solver.add_one(target, dictionary(link, frame))
    else:
        return False
    return True
