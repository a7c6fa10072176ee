"""What a class says of an attribute: `kind: Literal["card"]` tells its instances from others."""

from __future__ import annotations

import ast
from functools import lru_cache
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.objects import InstanceObject

if TYPE_CHECKING:
    from lintkit.ir import Register, TypeRef
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan


def is_one_of(link: Link, plan: Plan, value: int, name: str, texts: Register) -> bool | None:
    """Whether an attribute holds a text, or one of several; None where that is not known.

    Args:
        link: the program.
        plan: of the code that compares.
        value: the object.
        name: of the attribute.
        texts: what it is compared with.
    """
    said = _said(link, value, name)
    asked = _written(plan, texts) if said else frozenset()
    if not said or not asked:
        return None
    return True if said <= asked else False if said.isdisjoint(asked) else None


def _said(link: Link, value: int, name: str) -> frozenset[str]:
    """The texts that the class of an object lets an attribute hold; empty: not known."""
    found = link.objects[value]
    if isinstance(found, InstanceObject):
        for entry in link.classes[found.class_].mro:
            if entry not in link.classes:
                break
            if name in (fields := link.declared.get(entry, {})):
                return _texts(fields[name][1])
            if name in link.classes[entry].frame.plan.owned:
                break
    return frozenset()


@lru_cache(maxsize=1024)
def _texts(annotation: TypeRef) -> frozenset[str]:
    if annotation.name.rpartition(".")[2] != "Literal":
        return frozenset()
    values = [ast.literal_eval(one.name) for one in annotation.args if one.name[:1] in "\"'"]
    return frozenset(values) if len(values) == len(annotation.args) else frozenset()


def _written(plan: Plan, register: Register) -> frozenset[str]:
    """A constant text, or those of a display; empty for anything else."""
    made = plan.defining(register)
    parts = (
        [plan.defining(entry.value) for entry in made.entries]
        if isinstance(made, ir.Build)
        else [made]
    )
    texts = {one.value for one in parts if isinstance(one, ir.Const) and isinstance(one.value, str)}
    return frozenset(texts) if len(texts) == len(parts) else frozenset()
