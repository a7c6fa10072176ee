"""Dicts that are made of an object's fields: `asdict(options)`, `options.model_dump()`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.generated_fields import DUMPING
from lintkit.program.provenance.hierarchy import fields, lineage
from lintkit.program.provenance.registers import defining, written
from lintkit.program.values import Constant, External, Field, Instance, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, Site

_METHODS = frozenset({"_asdict", "dict", "model_dump"})
_KEEPING = frozenset({"mode", "round_trip", "serialize_as_any", "warnings"})
"""Options with which no field is left out or gets another name."""
_NONE = Constant(None)


def dumped(program: Program, site: Site) -> dict[Field, bool]:
    """The fields of which a call makes a dict, and whether it may leave one out.

    Empty for any other call.
    """
    call = program.instruction(site)
    if not isinstance(call, ir.Call) or (whole := _dumped(program, site, call)) is None:
        return {}
    options = {
        argument.name: Place(site.code, argument.value)
        for argument in call.arguments
        if argument.kind == "keyword" and argument.name not in _KEEPING
    }
    names = dict.fromkeys(_fields(program, whole))
    for option in ("include", "exclude"):
        chosen = _names(program, options[option]) if option in options else None
        if chosen is not None:
            names = {name: None for name in names if (name in chosen) == (option == "include")}
            del options[option]
    held = [Field(site.code, whole.register, name) for name in names]
    if options.keys() == {"exclude_none"}:
        return {one: _NONE in (program.values(one) or (_NONE,)) for one in held}
    return dict.fromkeys(held, bool(options))


def _dumped(program: Program, site: Site, call: ir.Call) -> Place | None:
    """The object of whose fields a call makes a dict."""
    symbols = {one.symbol for one in program.callees(site) if isinstance(one, External)}
    method = defining(program, Place(site.code, call.callee))
    if symbols and symbols <= DUMPING and call.arguments:
        return Place(site.code, call.arguments[0].value)
    if isinstance(method, ir.GetAttr) and method.name in _METHODS:
        return Place(site.code, method.object)
    return None


def _fields(program: Program, whole: Place) -> list[str]:
    """The fields of the objects in a register; none unless it holds settings alone."""
    values = [one for one in program.values(whole) if not _is_plain(one)]
    known = [lineage(program, one.class_) for one in values if isinstance(one, Instance)]
    if len(known) < len(values) or not all(one.is_settings for one in known):
        return []
    return [name for one in known for name in fields(program, one.order)]


def _is_plain(value: AbstractValue) -> bool:
    """Whether a value has no fields, as a text beside an object under a name that is open."""
    return isinstance(value, Constant) or value == External("builtins.str")


def _names(program: Program, place: Place) -> frozenset[str] | None:
    """The names that are written in a set or a list; None for anything else."""
    made = defining(program, place)
    entries = made.entries if isinstance(made, ir.Build) and made.kind != "dict" else ()
    found = [written(program, Place(place.code, one.value)) for one in entries]
    told = {one.value for one in found if one is not None and isinstance(one.value, str)}
    return frozenset(told) if 0 < len(found) == len(told) else None
