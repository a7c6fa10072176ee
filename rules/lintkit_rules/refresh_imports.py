"""Brings `catalogue/imports.txt` up to date: `python -m lintkit_rules.refresh_imports NAMES`.

NAMES is a file with the names of distributions, one a line, such as the most downloaded ones. What
each is imported as comes from the index that the package `pigar` carries, which its authors made by
looking into every distribution on PyPI. pigar must be installed; it is not imported.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_TARGET = Path(__file__).parent / "catalogue" / "imports.txt"
_INDEX = "pigar/.db.sqlite3"
_QUERY = (
    "SELECT distributions.name, top_level_module_names.name FROM distributions "
    "JOIN top_level_module_names ON distributions.id = distribution_id"
)
_MISSING = {
    "protobuf": {"google"},
    "setuptools": {"pkg_resources"},
    "typing-extensions": {"typing_extensions"},
}  # in the index
_IDENTIFIER = re.compile(r"[A-Za-z_]\w*")
_HEAD = (
    "# Distributions that are often installed, and as what each is imported.\n"
    "# Made by lintkit_rules.refresh_imports from the index in pigar {version}.\n"
)


def main(arguments: list[str]) -> None:
    """Writes the list.

    Args:
        arguments: the file with names of distributions.
    """
    (file,) = arguments
    pigar = distribution("pigar")
    index = Path(str(pigar.locate_file(_INDEX)))
    wanted: set[str] = {canonicalize_name(line) for line in Path(file).read_text().split()}
    with sqlite3.connect(f"file:{index}?mode=ro", uri=True) as opened:
        known = import_names(opened.execute(_QUERY), wanted)
    _TARGET.write_text(
        _HEAD.format(version=pigar.version) + "".join(f"{line}\n" for line in lines(known)),
        encoding="utf-8",
    )


def import_names(rows: Iterable[tuple[str, str]], wanted: set[str]) -> dict[str, set[str]]:
    """The names that can be imported, by the normal form of the distribution's name."""
    known: dict[str, set[str]] = {}
    for name, imported in rows:
        normal = canonicalize_name(name)
        if normal in wanted and _IDENTIFIER.fullmatch(imported):
            known.setdefault(normal, set()).add(imported)
    for name in wanted & _MISSING.keys():
        known.setdefault(name, set()).update(_MISSING[name])
    return known


def lines(known: Mapping[str, set[str]]) -> Iterator[str]:
    """The list, by name; what is imported by its own name alone stands alone."""
    for name, imported in sorted(known.items()):
        plain = imported == {name.replace("-", "_")}
        yield name if plain else f"{name} {' '.join(sorted(imported))}"


if __name__ == "__main__":
    main(sys.argv[1:])
