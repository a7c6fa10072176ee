"""Models that pydantic makes of the dicts that it is given for fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.stores import stores
from lintkit.program.values import Container, Instance, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, Site


def without_validated(values: tuple[AbstractValue, ...]) -> tuple[AbstractValue, ...]:
    """Values but for the dicts of which models among them are made."""
    made = {one.site for one in values if isinstance(one, Instance)}
    return tuple(one for one in values if not (isinstance(one, Container) and one.site in made))


def validated(program: Program, site: Site) -> Place | None:
    """The dict of which a model is made where that dict is; None for any other instance."""
    made = program.instruction(site)
    return Place(site.code, made.target) if isinstance(made, ir.Build) else None


def is_changed(program: Program, mapping: Place) -> bool:
    """Whether something changes a dict after it is made, be it before or after the model is."""
    return any(
        stores(program).changes(one)
        for one in program.values(mapping)
        if isinstance(one, Container)
    )
