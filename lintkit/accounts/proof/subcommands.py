"""Which subcommand of `argparse` a line names: `main(["draft", "a.txt"])`."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.accounts.reading import argument, callee_externals
from lintkit.program.values import Constant, Function, Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef, External, Site

_PARSER = "argparse.ArgumentParser"
_PARSED = (f"{_PARSER}.parse_args.", f"{_PARSER}.parse_known_args.")
_GROUPING = f"{_PARSER}.add_subparsers"
_NAMING = f"{_GROUPING}.add_parser"
_SETTING = f"{_NAMING}.set_defaults"


class Subcommands:
    """The subcommands that a program declares, by file.

    Args:
        program: the linked program.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._kept_in: dict[str, set[str | None]] = defaultdict(set)
        self._names: dict[str, set[str | None]] = defaultdict(set)
        self._running: dict[tuple[str, CodeRef], set[str | None]] = defaultdict(set)
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
            elif _SETTING in called:
                self._note_defaults(site)

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

    def running(self, keyword: str, ref: CodeRef) -> tuple[Collection[str], Collection[str]]:
        """The names by which a line has a function run, and all names that may stand there.

        Args:
            keyword: under which subcommands set it: `set_defaults(func=draft)`.
            ref: the function.
        """
        own = self._running.get((keyword, ref), {None})
        names = self._names[ref.path]
        if None in own or None in names:
            return (), ()
        return frozenset(filter(None, own)), frozenset(filter(None, names))

    def _note_defaults(self, site: Site) -> None:
        """Note which functions a subcommand sets, by its name."""
        for parser in callee_externals(self._program, site):
            made = (
                argument(self._program.arguments(parser.origin), "name", 0) if parser.origin else ()
            )
            names = {text for place in made for text in self._texts(place)} or {None}
            for keyword, places in self._program.arguments(site).keywords.items():
                for value in (one for place in places for one in self._program.values(place)):
                    if isinstance(value, Function):
                        self._running[keyword, value.code] |= names

    def _texts(self, place: Place) -> Iterator[str | None]:
        """The texts that a register can hold, None for what is not told."""
        for value in self._program.values(place):
            is_text = isinstance(value, Constant) and isinstance(value.value, str)
            yield str(value.value) if is_text and isinstance(value, Constant) else None


def chosen(names: Collection[str], lines: Iterable[Sequence[str | None]]) -> frozenset[str]:
    """The first of some names in each line; none where a word before it is not told."""
    first = {next((word for word in line if word is None or word in names), "") for line in lines}
    return frozenset() if None in first else frozenset(filter(None, first))
