"""Reads of environment variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir
from lintkit.program.binding import bind
from lintkit.program.kept import kept
from lintkit.program.provenance.called import external_symbols
from lintkit.program.provenance.keyed import constant_keys
from lintkit.program.values import External, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lintkit.program.program import Program
    from lintkit.program.provenance.keyed import Item
    from lintkit.program.values import Site

_ENVIRON = "os.environ"
_SETTING = "os.environ.setdefault"
_NUMBERS = frozenset({"builtins.float", "builtins.int"})
# Functions that take the name of a variable, then its default (the keyword, and position 1).
READERS = {
    "os.getenv": "default",
    "os.environ.get": "default",
    "os.environ.pop": "default",
    _SETTING: "value",
    "decouple.config": "default",
    **dict.fromkeys(
        (
            f"{module}.Env{method}"
            for module in ("environ", "environs")
            for method in ("", ".str", ".int", ".float")
        ),
        "default",
    ),
}


class EnvironmentRead(Struct, frozen=True):
    """A read of an environment variable.

    Attributes:
        variable: its name; "" where that is not known.
        defaults: places of the default; empty where there is none.
        number: the symbol of the type of number that it gives; "": a text, or not known.
        name: where the name comes from.
    """

    variable: str
    defaults: tuple[Place, ...]
    number: str = ""
    name: Place | None = None

    def __str__(self) -> str:
        return f"environment variable `{self.variable}`" if self.variable else "the environment"


def environment_read(program: Program, site: Site) -> EnvironmentRead | None:
    """The read of an environment variable at a site; None where something else happens."""
    instruction = program.instruction(site)
    if isinstance(instruction, ir.GetItem):
        values = program.values(Place(site.code, instruction.object))
        if values and all(isinstance(v, External) and v.symbol == _ENVIRON for v in values):
            key = Place(site.code, instruction.key)
            return EnvironmentRead(_name(program, key), (), name=key)
        return None
    symbols = external_symbols(program, site)
    keywords = {READERS.get(symbol) for symbol in symbols}
    if not keywords or None in keywords:
        return None
    bound = bind(program, site)
    if not bound.positional:
        return None
    defaults = bound.positional[1:2]
    for keyword in keywords:
        if keyword in bound.keywords:
            defaults = bound.keywords[keyword].places
    number = _number(program, symbols, bound.keywords.get("cast"))
    name = bound.positional[0]
    return EnvironmentRead(_name(program, name), defaults, number, name)


@kept
def variables_set(program: Program) -> Mapping[str, tuple[Place, ...]]:
    """What the program itself puts into environment variables that may be unset, by their names."""
    found: dict[str, list[Place]] = {}
    for site, _ in program.calls():
        if external_symbols(program, site) == {_SETTING}:
            key, *values = bind(program, site).positional
            if name := _name(program, key):
                found.setdefault(name, []).extend(values)
    return {name: tuple(places) for name, places in found.items()}


def _number(program: Program, symbols: frozenset[str], cast: Item | None) -> str:
    """The type of number that a reader gives by its name, or that it is told to give."""
    told = {f"builtins.{symbol.rpartition('.')[2]}" for symbol in symbols}
    for place in cast.places if cast else ():
        told |= {one.symbol for one in program.values(place) if isinstance(one, External)}
    return next(iter(sorted(told & _NUMBERS)), "")


def _name(program: Program, place: Place) -> str:
    keys = constant_keys(program, place)
    return keys[0] if len(keys) == 1 and isinstance(keys[0], str) else ""
