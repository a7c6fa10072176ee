"""Attributes that are set only where they are None: `if options.timeout is None: …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.reading import enclosing
from lintkit.ir import GetAttr, Operate, SetAttr
from lintkit.program.provenance.registers import are_same, defining, written
from lintkit.program.values import Constant, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import Site


def fills_in(program: Program, site: Site) -> bool:
    """Whether what sets an attribute stands where that attribute is found to be None."""
    stored = program.instruction(site)
    if not isinstance(stored, SetAttr):
        return False
    owner = Place(site.code, stored.object)
    return any(
        _asks(program, Place(site.code, region.test), owner, stored.name)
        for region in enclosing(program, site)
        if region.kind == "then"
    )


def _asks(program: Program, test: Place, owner: Place, name: str) -> bool:
    """Whether a test is `owner.name is None` or `not owner.name`."""
    asked = defining(program, test)
    if not isinstance(asked, Operate) or asked.operator not in {"is", "not"}:
        return False
    subject, *compared = (Place(test.code, one) for one in asked.operands)
    read = defining(program, subject)
    return (
        isinstance(read, GetAttr)
        and read.name == name
        and are_same(program, Place(test.code, read.object), owner)
        and all(written(program, one) == Constant(None) for one in compared)
    )
