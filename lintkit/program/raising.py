"""Where exceptions of the program go: out of the code that raises them, through what calls it."""

from __future__ import annotations

import builtins
from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.objects import ClassObject
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.solver import Node


ARGUMENTS = "args"
"""The attribute of an exception for what it was made with."""


def leaving(link: Link, frame: Frame, position: int) -> Node:
    """The node of the exceptions that come out of an instruction."""
    if position < 0:
        return frame.raised
    return _outside(link, frame, frame.plan.code.instructions[position].region)


def arriving(link: Link, frame: Frame, region: int) -> Node:
    """The node of the exceptions that come out of the block of a `try`."""
    node = link.arriving.get((frame.number, region))
    if node is None:
        node = link.arriving[frame.number, region] = link.solver.allocate(1)
        _pass_on(link, frame, region, node)
    return node


def pass_unless_taken(link: Link, taken: tuple[Node, ...], target: Node, value: int) -> None:
    """Target ∋ an exception that no clause certainly takes, of those with some subjects."""

    def settle() -> bool:
        subjects = [link.solver.points_to[subject] for subject in taken]
        if not any(len(classes) == 1 and is_kin(link, value, min(classes)) for classes in subjects):
            link.solver.add_one(target, value)
        return True

    if all(link.solver.points_to[subject] for subject in taken):
        settle()
    else:
        link.defer("tests", settle)


def is_kin(link: Link, value: int, class_: int) -> bool:
    """Whether an exception of the program is of a class of it, of Python or of a library."""
    of_class = link.objects[class_]
    bases = link.classes_of(value)
    if class_ in bases or isinstance(of_class, ClassObject):
        return class_ in bases
    wanted = builtin_exception(of_class.symbol) if isinstance(of_class, External) else None
    outside = (base for one in bases or (value,) if isinstance(base := link.objects[one], External))
    own = (builtin_exception(base.symbol) for base in outside)
    return wanted is not None and any(one is not None and issubclass(one, wanted) for one in own)


def builtin_exception(symbol: str) -> type[BaseException] | None:
    """The exception class of Python that a symbol names."""
    package, _, name = symbol.partition(".")
    found = getattr(builtins, name, None) if package == "builtins" else None
    return found if isinstance(found, type) and issubclass(found, BaseException) else None


def _outside(link: Link, frame: Frame, region: int) -> Node:
    """The node of the exceptions that leave a region."""
    regions = frame.plan.code.regions
    while regions[region].kind != "try":
        if regions[region].parent == region:
            return frame.raised
        region = regions[region].parent
    return arriving(link, frame, region)


def _pass_on(link: Link, frame: Frame, region: int, node: Node) -> None:
    """Lets out of a `try` what none of its clauses certainly takes."""
    regions = frame.plan.code.regions
    clauses = [one for one in regions if (one.kind, one.partner) == ("handler", region)]
    if not all(one.subjects for one in clauses):  # `except:` takes all
        return
    outer = _outside(link, frame, regions[region].parent)
    if clauses:
        taken = tuple(frame.node(subject) for one in clauses for subject in one.subjects)
        link.each(node, partial(pass_unless_taken, link, taken, outer))
    else:
        link.solver.connect(node, outer)
