"""Exception handlers around a call, and which exceptions they catch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.reading import enclosing
from lintkit.ir import Build
from lintkit.program.provenance.order import ancestry
from lintkit.program.values import Class, Container, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.ir import Region
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, CodeRef

EVERYTHING = frozenset({"builtins.Exception", "builtins.BaseException"})

_SUPPRESS = "contextlib.suppress"

# Names of one and the same class. Python 3.11 made the timeouts one; the SDKs moved from httpx to
# httpx2, whose classes have the same names.
_ALIASES = {
    "asyncio.TimeoutError": "builtins.TimeoutError",
    "concurrent.TimeoutError": "builtins.TimeoutError",
    "socket.timeout": "builtins.TimeoutError",
    "builtins.IOError": "builtins.OSError",
    "builtins.EnvironmentError": "builtins.OSError",
    "socket.error": "builtins.OSError",
}
_SUCCESSORS = {"httpx2": "httpx"}


class Handler(Struct, frozen=True):
    """An `except` clause.

    Attributes:
        region: its index among the regions of its code.
        catches: what it catches, by `exception_name`; None where that is not known.
    """

    region: int
    catches: frozenset[str] | None

    def catches_any(self, names: Iterable[str]) -> bool | None:
        """Whether it catches one of some exceptions, their bases among them; None: not known."""
        if self.catches is None:
            return None
        return bool(self.catches & (EVERYTHING | set(map(exception_name, names))))


def exception_name(symbol: str) -> str:
    """One name for a class that can be imported from several modules of its package."""
    package = symbol.partition(".")[0]
    name = f"{_SUCCESSORS.get(package, package)}.{symbol.rpartition('.')[2]}"
    return _ALIASES.get(name, name)


def trials(program: Program, site: Site) -> Iterator[tuple[int, tuple[Handler, ...]]]:
    """The `try` blocks around a call that have handlers: their region, and these, inside out."""
    regions = program.code(site.code).regions
    for around in enclosing(program, site):
        if around.kind != "try":
            continue
        index = next(number for number, region in enumerate(regions) if region is around)
        if handlers := _handlers(program, site.code, index):
            yield index, handlers


def trials_in(
    program: Program, ref: CodeRef, outer: int
) -> Iterator[tuple[int, tuple[Handler, ...]]]:
    """The `try` blocks within a region of a code that have handlers."""
    regions = program.code(ref).regions
    for index, region in enumerate(regions):
        handlers = _handlers(program, ref, index) if region.kind == "try" else ()
        if handlers and outer in ancestry(regions, index):
            yield index, handlers


def _handlers(program: Program, ref: CodeRef, trial: int) -> tuple[Handler, ...]:
    return tuple(
        Handler(number, _catches(program, ref, region))
        for number, region in enumerate(program.code(ref).regions)
        if region.kind == "handler" and region.partner == trial
    )


def suppressors(program: Program, site: Site) -> list[Handler]:
    """The blocks of `contextlib.suppress` around a call, inside out."""
    regions = program.code(site.code).regions
    found: list[Handler] = []
    for around in enclosing(program, site):
        for subject in around.subjects if around.kind == "with" else ():
            for value in program.values(Place(site.code, subject)):
                if not isinstance(value, External) or value.symbol != _SUPPRESS:
                    continue
                given = () if value.origin is None else program.arguments(value.origin).positional
                names = [_names(program, program.values(place)) for place in given]
                caught = None if None in names else frozenset().union(*filter(None, names))
                number = next(n for n, region in enumerate(regions) if region is around)
                found.append(Handler(number, caught))
    return found


def handlers_around(program: Program, site: Site) -> Iterator[tuple[Region, Handler]]:
    """The `except` clauses that an instruction stands in, each with its `try`, inside out."""
    regions = program.code(site.code).regions
    for around in enclosing(program, site):
        if around.kind == "handler":
            index = next(number for number, region in enumerate(regions) if region is around)
            caught = _catches(program, site.code, around)
            yield regions[around.partner], Handler(index, caught)


def _catches(program: Program, ref: CodeRef, region: Region) -> frozenset[str] | None:
    if not region.subjects:
        return frozenset({"builtins.BaseException"})
    names: set[str] = set()
    for subject in region.subjects:
        found = _names(program, program.values(Place(ref, subject)))
        if found is None:
            return None
        names |= found
    return frozenset(names)


def _names(program: Program, values: tuple[AbstractValue, ...]) -> set[str] | None:
    """The exceptions among values, those in tuples included; None where one is not known."""
    names: set[str] = set()
    for value in values:
        if isinstance(value, External):
            names.add(exception_name(value.symbol))
        elif isinstance(value, Class):
            names.add(program.symbol(value.code))
        elif isinstance(value, Container) and value.kind == "tuple":
            made = program.instruction(value.site)
            entries = made.entries if isinstance(made, Build) else ()
            for entry in entries:
                place = Place(value.site.code, entry.value)
                found = None if entry.spread else _names(program, program.values(place))
                if found is None:
                    return None
                names |= found
        else:
            return None
    return names or None
