"""The dependencies that a Pipfile or a conda environment declares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packaging.specifiers import InvalidSpecifier, SpecifierSet

from lintkit.sources.declarations import Declaration, declare, of_specifier, unclear
from lintkit.sources.documents import at, line_of, table
from lintkit.sources.poetry import key_pattern, poetry_declarations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lintkit.sources.documents import Documents

CONDA = re.compile(r"(?:conda-)?env(?:ironment)?[\w.-]*\.ya?ml")

_ITEM = re.compile(r"(\s*)-\s+[\"']?([^\"'#]+?)[\"']?\s*(?:#.*)?$")
_TOP_LEVEL = re.compile(r"[\w-]+\s*:")
_MATCH_SPEC = re.compile(r"(?:[\w/.-]+::)?([A-Za-z0-9][\w.-]*)\s*(.*)")


def read_pipfile(file: Path, documents: Documents) -> Iterator[Declaration]:
    """What a Pipfile declares."""
    document = documents.toml(file)
    for section in ("packages", "dev-packages"):
        for name, value in table(at(document, section)).items():
            line = line_of(documents.text(file), key_pattern(name))
            yield from poetry_declarations(name, value, file, line)


def read_conda(file: Path, documents: Documents) -> Iterator[Declaration]:
    """What a conda environment declares, from conda and from pip; read line by line."""
    within = False
    pip: int | None = None  # how far the items below `- pip:` are indented, at least
    for number, line in enumerate(documents.text(file).splitlines(), 1):
        if _TOP_LEVEL.match(line):
            within, pip = line.startswith("dependencies"), None
        item = _ITEM.match(line) if within else None
        if item is None:
            continue
        indent, text = len(item[1]), item[2]
        if pip is not None and indent < pip:
            pip = None
        if text.rstrip(": ") == "pip" and text.endswith(":"):
            pip = indent + 1
            continue
        found = _of_conda(text, file, number) if pip is None else declare(text, file, number)
        if found:
            yield found


def _of_conda(text: str, file: Path, line: int) -> Declaration | None:
    """What a match specification says: `=1.2` means any 1.2, `=1.2=py310_0` one build."""
    spec = _MATCH_SPEC.fullmatch(text)
    if spec is None:
        return None
    name, versions = spec[1], spec[2].replace(" ", "")
    if versions.startswith("=") and not versions.startswith("=="):
        version, _, build = versions[1:].partition("=")
        versions = f"=={version}" if build or version.endswith("*") else f"=={version}.*"
    try:
        return of_specifier(name, SpecifierSet(versions), text, file, line)
    except InvalidSpecifier:
        return unclear(name, text, file, line)
