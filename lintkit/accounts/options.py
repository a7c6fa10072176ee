"""Defaults of command-line options that a program declares to `argparse`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.accounts.reading import callee_externals
from lintkit.program.values import Constant, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program

_PARSER = "argparse.ArgumentParser"
_PARSED = (f"{_PARSER}.parse_args.", f"{_PARSER}.parse_known_args.")
_DECLARING = ".add_argument"


class Options:
    """The options that a program declares, by file and by the attribute that holds the value."""

    def __init__(self, program: Program) -> None:
        self._declared: dict[tuple[str, str], list[Site]] = defaultdict(list)
        for site, _ in program.calls():
            if any(_declares(value) for value in callee_externals(program, site)):
                for name in _names(program, site):
                    self._declared[site.code.path, name].append(site)

    def declarations(self, value: External) -> tuple[Site, ...]:
        """Where the option is declared whose value this is; empty for anything else."""
        start = next((start for start in _PARSED if value.symbol.startswith(start)), None)
        if start is None or value.origin is None:
            return ()
        return tuple(self._declared[value.origin.code.path, value.symbol.removeprefix(start)])


def _declares(value: External) -> bool:
    return value.symbol.startswith(_PARSER) and value.symbol.endswith(_DECLARING)


def _names(program: Program, site: Site) -> Iterator[str]:
    """The attribute under which the value is found: `dest`, else the first long option's name."""
    bound = program.arguments(site)
    chosen = [*_texts(program, bound.keywords.get("dest", ()))]
    flags = [*_texts(program, bound.positional)]
    long = [flag for flag in flags if flag.startswith("--")]
    found = chosen or long or flags
    yield from (name.lstrip("-").replace("-", "_") for name in found[:1])


def _texts(program: Program, places: tuple[Place, ...]) -> Iterator[str]:
    for place in places:
        for value in program.values(place):
            if isinstance(value, Constant) and isinstance(value.value, str):
                yield value.value
