"""Classes of which no object can be, since a method is marked that a subclass has to define."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir

if TYPE_CHECKING:
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan

_MARKS = frozenset(
    {"abstractclassmethod", "abstractmethod", "abstractproperty", "abstractstaticmethod"}
)


def is_abstract(link: Link, class_: int) -> bool:
    """Whether a class leaves a method as `abc` marks it."""
    for entry in link.classes[class_].mro:
        if entry in link.classes:
            owner = link.classes[entry]
            for name in _marked(owner.frame.plan):
                if link.classes.owner(class_, name) is owner:
                    return True
    return False


def _marked(body: Plan) -> list[str]:
    return [
        child.code.name
        for child in body.children.values()
        if any(_names_mark(body, decorator) for decorator in child.code.decorators)
    ]


def _names_mark(body: Plan, decorator: ir.Register) -> bool:
    read = body.defining(decorator)
    return isinstance(read, (ir.GetAttr, ir.LoadName)) and read.name in _MARKS
