"""Objects whose attributes are taken as a mapping: `main(**vars(parser.parse_args()))`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.called import external_symbols
from lintkit.program.provenance.registers import root
from lintkit.program.values import External, Instance, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

NAMESPACES = frozenset({"argparse.Namespace", "types.SimpleNamespace"})
"""Classes of the standard library whose instances have what their constructor takes by name."""

_PARSED = "argparse.ArgumentParser.parse_args"


def namespace_of(program: Program, place: Place) -> Place | None:
    """The object of whose attributes a register holds the mapping: `vars(o)`, `o.__dict__`.

    None for anything else, and for objects of which nothing is known.
    """
    site = program.definition(root(program, place))
    made = None if site is None else program.instruction(site)
    if site is None:
        return None
    if isinstance(made, ir.GetAttr) and made.name == "__dict__":
        owner = Place(site.code, made.object)
    elif (
        isinstance(made, ir.Call)
        and len(made.arguments) == 1
        and external_symbols(program, site) == {"builtins.vars"}
    ):
        owner = Place(site.code, made.arguments[0].value)
    else:
        return None
    values = program.values(owner)
    is_own = bool(values) and all(map(_has_attributes, values))
    return owner if is_own or parsed_option(program, owner, "") else None


def _has_attributes(value: AbstractValue) -> bool:
    """Whether it is an object of which the program shows the attributes."""
    return isinstance(value, Instance) or (
        isinstance(value, External) and value.symbol in NAMESPACES and value.origin is not None
    )


def parsed_option(program: Program, place: Place, name: str) -> tuple[External, ...]:
    """One of the parsed options in a register, by the attribute that holds it; empty for others."""
    values = program.values(place)
    found = tuple(
        External(f"{value.symbol}.{name}", value.origin)
        for value in values
        if isinstance(value, External) and value.symbol == _PARSED
    )
    return found if len(found) == len(values) else ()
