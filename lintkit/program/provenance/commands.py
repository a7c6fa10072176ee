"""Options that `click` passes to the functions of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.program.binding import bind
from lintkit.program.provenance.keyed import constant_keys
from lintkit.program.values import CodeRef, External, Place, Site

if TYPE_CHECKING:
    from lintkit.program.program import Program

_DECLARING = frozenset(
    f"{package}.{name}"
    for package in ("click", "rich_click", "asyncclick")
    for name in ("option", "argument")
)
COMMAND_LINE = "the command line says it"
"""The reason why an option that has no default is not known."""


class Option(Struct, frozen=True):
    """An option that a decorator of a function declares; its defaults, if it has any."""

    site: Site
    defaults: tuple[Place, ...]


def declared_option(program: Program, code: CodeRef, parameter: str) -> Option | None:
    """The option that is passed for a parameter; None where it is none."""
    parent = CodeRef(code.path, program.code(code).parent)
    for register in program.code(code).decorators:
        for value in program.values(Place(parent, register)):
            if (
                isinstance(value, External)
                and value.symbol in _DECLARING
                and value.origin is not None
                and _passes(program, value.origin, parameter)
            ):
                default = bind(program, value.origin).keywords.get("default")
                return Option(value.origin, default.places if default else ())
    return None


def _passes(program: Program, site: Site, parameter: str) -> bool:
    """Whether an option goes to a parameter: named so outright, else by its longest flag."""
    names = [
        key
        for place in bind(program, site).positional
        for key in constant_keys(program, place)
        if isinstance(key, str)
    ]
    outright = [name for name in names if not name.startswith("-")]
    flags = sorted((part for name in names for part in name.split("/")), key=len)
    return parameter in (outright or [one.lstrip("-").replace("-", "_") for one in flags[-1:]])
