"""Defaults of command-line options that a program declares to `argparse`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.accounts.reading import callee_externals
from lintkit.program.provenance.commands import destination

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import External, Site

_PARSER = "argparse.ArgumentParser"
_PARSED = (f"{_PARSER}.parse_args.", f"{_PARSER}.parse_known_args.")
_DECLARING = ".add_argument"


class Options:
    """The options that a program declares, by file and by the attribute that holds the value."""

    def __init__(self, program: Program) -> None:
        self._declared: dict[tuple[str, str], list[Site]] = defaultdict(list)
        for site, _ in program.calls():
            declares = any(_declares(value) for value in callee_externals(program, site))
            if declares and (name := destination(program, site)):
                self._declared[site.code.path, name].append(site)

    def declarations(self, value: External) -> tuple[Site, ...]:
        """Where the option is declared whose value this is; empty for anything else."""
        start = next((start for start in _PARSED if value.symbol.startswith(start)), None)
        if start is None or value.origin is None:
            return ()
        return tuple(self._declared[value.origin.code.path, value.symbol.removeprefix(start)])


def _declares(value: External) -> bool:
    return value.symbol.startswith(_PARSER) and value.symbol.endswith(_DECLARING)
