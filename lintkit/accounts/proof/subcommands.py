"""Which subcommand of `argparse` a line names: `main(["draft", "a.txt"])`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.accounts.reading import argument, callee_externals
from lintkit.program.values import Constant, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from lintkit.program.program import Program
    from lintkit.program.values import External

_PARSER = "argparse.ArgumentParser"
_PARSED = (f"{_PARSER}.parse_args.", f"{_PARSER}.parse_known_args.")
_GROUPING = f"{_PARSER}.add_subparsers"
_NAMING = f"{_GROUPING}.add_parser"


class Subcommands:
    """The subcommands that a program declares, by file.

    Args:
        program: the linked program.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._kept_in: dict[str, set[str | None]] = defaultdict(set)
        self._names: dict[str, set[str | None]] = defaultdict(set)
        for site, _ in program.calls():
            called = {one.symbol for one in callee_externals(program, site)}
            given = program.arguments(site)
            if _GROUPING in called:
                for place in given.keywords.get("dest", ()):
                    self._kept_in[site.code.path].update(self._texts(place))
            elif _NAMING in called:
                names = self._names[site.code.path]
                names.update(None for _ in given.keywords.get("aliases", ()))
                for place in argument(given, "name", 0):
                    names.update(self._texts(place))

    def among(self, value: External) -> Collection[str]:
        """The names of which a value is the one that a line names; none where that is not told."""
        start = next((one for one in _PARSED if value.symbol.startswith(one)), None)
        if start is None or value.origin is None:
            return ()
        path = value.origin.code.path
        if value.symbol.removeprefix(start) not in self._kept_in[path]:
            return ()
        names = self._names[path]
        return () if None in names else frozenset(filter(None, names))

    def _texts(self, place: Place) -> Iterator[str | None]:
        """The texts that a register can hold, None for what is not told."""
        for value in self._program.values(place):
            is_text = isinstance(value, Constant) and isinstance(value.value, str)
            yield str(value.value) if is_text and isinstance(value, Constant) else None


def first_of(names: Collection[str], line: Sequence[str | None]) -> str | None:
    """The first word of a line that is one of some names; None where one before is not told."""
    return next((word for word in line if word is None or word in names), None)
