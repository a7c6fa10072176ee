"""Options of the command line that are passed as keywords: `main(**vars(parser.parse_args()))`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.called import external_symbols
from lintkit.program.values import External, Place

if TYPE_CHECKING:
    from lintkit.program.program import Program

_PARSED = "argparse.ArgumentParser.parse_args"


def parsed_options(program: Program, place: Place) -> Place | None:
    """The parsed options of which a register holds the mapping; None for anything else."""
    site = program.definition(place)
    call = None if site is None else program.instruction(site)
    if site is None or not isinstance(call, ir.Call) or len(call.arguments) != 1:
        return None
    given = Place(site.code, call.arguments[0].value)
    is_mapping = external_symbols(program, site) == {"builtins.vars"}
    return given if is_mapping and parsed_option(program, given, "") else None


def parsed_option(program: Program, place: Place, name: str) -> tuple[External, ...]:
    """One of the parsed options in a register, by the attribute that holds it; empty for others."""
    values = program.values(place)
    found = tuple(
        External(f"{value.symbol}.{name}", value.origin)
        for value in values
        if isinstance(value, External) and value.symbol == _PARSED
    )
    return found if len(found) == len(values) else ()
