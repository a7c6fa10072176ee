"""Options of the command line that `click` and Django pass to the functions of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir
from lintkit.program.binding import bind
from lintkit.program.provenance.hierarchy import lineage, method
from lintkit.program.provenance.keyed import constant_keys
from lintkit.program.provenance.registers import defining
from lintkit.program.values import CodeRef, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.program.program import Program

_DECLARING = frozenset(
    f"{package}.{name}"
    for package in ("click", "rich_click", "asyncclick")
    for name in ("option", "argument")
)
_DJANGO = "django.core.management."
COMMAND_LINE = "the command line says it"
"""The reason why an option that has no default is not known."""


class Option(Struct, frozen=True):
    """Where an option is declared, and its defaults, if it has any."""

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
                return _option(program, value.origin)
    return _of_management_command(program, code, parameter)


def destination(program: Program, site: Site) -> str:
    """The name under which `argparse` keeps an option: `dest`, else its first long flag; "": none.

    Args:
        program: the linked program.
        site: the call of `add_argument`.
    """
    bound = bind(program, site)
    chosen = bound.keywords.get("dest")
    flags = list(_texts(program, bound.positional))
    long = [flag for flag in flags if flag.startswith("--")]
    found = list(_texts(program, chosen.places)) if chosen else long or flags
    return next((name.lstrip("-").replace("-", "_") for name in found), "")


def _of_management_command(program: Program, code: CodeRef, name: str) -> Option | None:
    """An option that Django passes to `handle`; its class declares it in `add_arguments`."""
    if program.code(code).name != "handle":
        return None
    known = lineage(program, CodeRef(code.path, program.code(code).parent))
    if not any(symbol.startswith(_DJANGO) for symbol in known.outside):
        return None
    declaring = method(program, known.order, "add_arguments")
    if declaring is None:
        return None
    for position, call in enumerate(program.code(declaring).instructions):
        site = Site(declaring, position)
        if not isinstance(call, ir.Call):
            continue
        called = defining(program, Place(site.code, call.callee))
        is_declared = isinstance(called, ir.GetAttr) and called.name == "add_argument"
        if is_declared and destination(program, site) == name:
            return _option(program, site)
    return None


def _option(program: Program, site: Site) -> Option:
    default = bind(program, site).keywords.get("default")
    return Option(site, default.places if default else ())


def _passes(program: Program, site: Site, parameter: str) -> bool:
    """Whether an option goes to a parameter: named so outright, else by its longest flag."""
    names = list(_texts(program, bind(program, site).positional))
    outright = [name for name in names if not name.startswith("-")]
    flags = sorted((part for name in names for part in name.split("/")), key=len)
    return parameter in (outright or [one.lstrip("-").replace("-", "_") for one in flags[-1:]])


def _texts(program: Program, places: Iterable[Place]) -> Iterator[str]:
    for place in places:
        yield from (key for key in constant_keys(program, place) if isinstance(key, str))
