"""Import statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program import attributes
from lintkit.program.descriptors import Reader
from lintkit.program.values import ModuleValue

if TYPE_CHECKING:
    from lintkit import ir
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.protocols import Where


def import_module(link: Link, frame: Frame, instruction: ir.ImportModule) -> None:
    """`import a.b` binds `a`, `import a.b as c` binds `a.b`."""
    path = frame.plan.ref.path
    name = instruction.module
    if not instruction.whole:
        name = name.partition(".")[0]
    link.give(frame.node(instruction.target), link.modules.find_or_external(name, path))


def import_from(link: Link, where: Where, instruction: ir.ImportFrom) -> None:
    """`from module import name`: a global of the module, else a submodule."""
    frame = where.frame
    path = frame.plan.ref.path
    target = frame.node(instruction.target)
    dotted = link.modules.absolute(instruction.module, instruction.level, path)
    found = link.modules.find(dotted, path)
    if isinstance(found, ModuleValue):
        number = link.objects.number(found)
        reader = Reader(frame, where.position, target)
        if found.path == path and link.modules.submodule(path, instruction.name) is not None:
            link.give(target, link.modules.find_or_external(f"{dotted}.{instruction.name}", path))
        else:
            attributes.read(link, number, instruction.name, reader)
    else:
        full = f"{dotted}.{instruction.name}" if dotted else instruction.name
        for value in link.modules.standing_for(full, path):
            link.give(target, value)
