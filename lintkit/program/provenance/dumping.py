"""Dicts that are made of an object's fields: `asdict(options)`, `options.model_dump()`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.hierarchy import fields, lineage
from lintkit.program.provenance.registers import defining
from lintkit.program.values import External, Instance, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import Site

_FUNCTIONS = frozenset({"attr.asdict", "attrs.asdict", "dataclasses.asdict"})
_METHODS = frozenset({"dict", "model_dump"})


def dumped(program: Program, site: Site) -> dict[str, bool]:
    """The names of the fields of which a call makes a dict, and whether it may leave one out.

    None for any other call.
    """
    call = program.instruction(site)
    if not isinstance(call, ir.Call):
        return {}
    symbols = {one.symbol for one in program.callees(site) if isinstance(one, External)}
    method = defining(program, Place(site.code, call.callee))
    if symbols and symbols <= _FUNCTIONS and call.arguments:
        dumped_from = Place(site.code, call.arguments[0].value)
    elif isinstance(method, ir.GetAttr) and method.name in _METHODS:
        dumped_from = Place(site.code, method.object)
    else:
        return {}
    values = program.values(dumped_from)
    known = [lineage(program, one.class_) for one in values if isinstance(one, Instance)]
    if len(known) < len(values) or not all(one.is_settings for one in known):
        return {}
    chooses = any(argument.kind == "keyword" for argument in call.arguments)  # exclude_none=True
    return {name: chooses for one in known for name in fields(program, one.order)}
