"""`eval` of a text that is not written where it is evaluated: a name, or a plain call.

What is written as a literal has been lowered as the expression that it is.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit import ir
from lintkit.program.calls import Call, invoke_each
from lintkit.program.descriptors import Reader
from lintkit.program.library.modules import each_text
from lintkit.program.library.support import Model, return_node
from lintkit.program.matching import read_path
from lintkit.program.parameters import NO_ARGUMENTS

if TYPE_CHECKING:
    from lintkit.program.link import Link

_PATH = re.compile(r"\s*([^\W\d]\w*)((?:\.[^\W\d]\w*)*)(\(\))?\s*")
"""A global name, a path from it, and whether what that leads to is called."""


def _eval(link: Link, call: Call, _: int | None) -> None:
    source = call.arguments.get(0)
    if source is not None and not _is_lowered(call):
        each_text(link, source, partial(_evaluate, link, call))


def _is_lowered(call: Call) -> bool:
    """Whether the text stands in the call: the instruction before it makes the constant."""
    before = call.frame.plan.code.instructions[call.position - 1]
    return isinstance(before, ir.Const)


def _evaluate(link: Link, call: Call, text: str) -> None:
    found = _PATH.fullmatch(text)
    if found is None:
        return
    name, path, is_called = found.groups()
    root, value = link.solver.allocate(1), link.solver.allocate(1)
    link.read_global(call.frame.plan.ref.path, name, root)
    names = path.split(".")[1:]
    if names:
        read_path(link, root, names, Reader(call.frame, call.position, value))
    else:
        link.solver.connect(root, value)
    if is_called:
        inner = replace(call, arguments=NO_ARGUMENTS, part=f"{call.part}eval")
        invoke_each(link, inner, value)
    else:
        return_node(link, call, value)


MODELS: dict[str, Model] = {"builtins.eval": _eval}
