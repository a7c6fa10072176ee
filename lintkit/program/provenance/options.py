"""Options that a program declares to `argparse`, and what stands in where they are not given."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.program.binding import bind
from lintkit.program.kept import kept
from lintkit.program.provenance.commands import destination
from lintkit.program.provenance.context import Source
from lintkit.program.values import Constant, Context, External

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lintkit.program.program import Program
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.provenance.ways import Way
    from lintkit.program.values import AbstractValue, Site

_PARSER = "argparse.ArgumentParser"
_PARSED = (f"{_PARSER}.parse_args.", f"{_PARSER}.parse_known_args.")
_DECLARING = ".add_argument"
_NONE = Constant(None)


def declarations(program: Program, value: AbstractValue) -> Sequence[Site]:
    """Where the option is declared whose value this is; empty for anything else."""
    if not isinstance(value, External) or value.origin is None:
        return ()
    start = next((start for start in _PARSED if value.symbol.startswith(start)), None)
    if start is None:
        return ()
    name = value.symbol.removeprefix(start)
    return _declared(program).get((value.origin.code.path, name), ())


def with_defaults(walk: Walk, found: Iterable[Way]) -> list[Way]:
    """Ways, of which the defaults of options stand for their values; none for a default of None."""
    return [one for way in found for one in _defaults(walk, way) or [way]]


def _defaults(walk: Walk, way: Way) -> list[Way]:
    places = [
        place
        for site in declarations(walk.program, way.value)
        if (default := bind(walk.program, site).keywords.get("default")) is not None
        for place in default.places
    ]
    told = walk.follow_all(
        Source(place, Context(), way.steps, origin="settings_default") for place in places
    )
    return [one for one in told if one.value != _NONE]


@kept
def _declared(program: Program) -> Mapping[tuple[str, str], Sequence[Site]]:
    """The declarations by file and by the attribute that holds the value."""
    found: defaultdict[tuple[str, str], list[Site]] = defaultdict(list)
    for site, _ in program.calls():
        declares = any(_declares(value) for value in program.callees(site))
        if declares and (name := destination(program, site)):
            found[site.code.path, name].append(site)
    return found


def _declares(value: AbstractValue) -> bool:
    return (
        isinstance(value, External)
        and value.symbol.startswith(_PARSER)
        and value.symbol.endswith(_DECLARING)
    )
