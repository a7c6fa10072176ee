"""Assignments to attributes, as sources of what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.evidence import described, expression
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.provenance.registers import are_same, defining, root
from lintkit.program.provenance.stores import assigned, stores
from lintkit.program.values import CodeRef, Instance, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, Context, Site


def writes_of(
    program: Program,
    counts: Callable[[str], bool],
    owners: Iterable[AbstractValue],
    name: str,
) -> list[Site]:
    """Where an attribute of some objects or classes is assigned.

    Args:
        program: the linked program.
        counts: whether what a file does counts.
        owners: the objects and classes.
        name: the attribute.
    """
    known = stores(program)
    setting = known.setting(name)
    found = {site for one in owners for site in setting.get(one, ())}
    return [
        site
        for site in (known.attributes[name] if found else ())
        if site in found and counts(site.code.path)
    ]


def written(
    program: Program, site: Site, name: str, context: Context, reader: CodeRef | None = None
) -> Source:
    """What an assignment gives an attribute, in the runs that are followed.

    Args:
        program: the linked program.
        site: the assignment.
        name: the attribute.
        context: the runs that are followed.
        reader: the code that reads the attribute, where that is known.
    """
    owner, place = assigned(program, site)
    what = expression(program, place) or "a value"
    text = f"`{name}` is set to {what} in `{described(program, site.code)}`"
    step = program.step(site, text)
    is_own = reader is not None and _are_of_one_class(program, site.code, reader)
    is_for_all = is_own and _is_for_all(program, place, owner, name)
    if not is_for_all and _is_shared(program, root(program, owner)):
        reason = "it is set on an object that may be of one of several classes"
        return Source(None, context, (step,), reason=reason)
    return Source(place, context, (step,), origin="constant")


def _are_of_one_class(program: Program, one: CodeRef, other: CodeRef) -> bool:
    """Whether two codes are methods of a class, or one of them is inherited."""
    first, second = (CodeRef(code.path, program.code(code).parent) for code in (one, other))
    if program.code(first).kind != "class" or program.code(second).kind != "class":
        return False
    return first in lineage(program, second).order or second in lineage(program, first).order


def _is_for_all(program: Program, place: Place, owner: Place, name: str) -> bool:
    """Whether what is assigned is the same for each class: a constant, or what was there before."""
    made = defining(program, place)
    if not isinstance(made, ir.Phi):
        return isinstance(made, ir.Const)
    for source in made.sources:
        part = defining(program, Place(place.code, source))
        is_read = (
            isinstance(part, ir.GetAttr)
            and part.name == name
            and are_same(program, Place(place.code, part.object), owner)
        )
        if not is_read and not isinstance(part, ir.Const):
            return False
    return True


def _is_shared(program: Program, place: Place) -> bool:
    """Whether a register can hold objects of several classes; a receiver can in each run."""
    if program.definition(place) is None:
        return False
    values = program.values(place)
    return len({value.class_ for value in values if isinstance(value, Instance)}) > 1
