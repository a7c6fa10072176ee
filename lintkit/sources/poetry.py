"""Version constraints as Poetry writes them.

See https://python-poetry.org/docs/dependency-specification/.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.utils import canonicalize_name

from lintkit.sources.declarations import Declaration, of_specifier, unbounded, unclear

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CLAUSE = re.compile(r"(\^|~=?|={0,3}|!=|<=?|>=?)\s*v?(\d[\w.+!-]*?)(\.\*)?(?:\s*,\s*|\s+|$)")


def poetry_declarations(name: str, value: object, path: Path, line: int) -> Iterator[Declaration]:
    """What a `name = value` of a table of dependencies says; value as in Poetry or Pipenv."""
    if isinstance(value, list):
        for one in value:
            yield from poetry_declarations(name, one, path, line)
    elif isinstance(value, dict):
        if isinstance(value.get("version"), str):
            yield _declaration(name, value["version"], path, line)
        elif any(isinstance(value.get(key), str) for key in ("rev", "tag", "ref", "path", "file")):
            yield Declaration(
                canonicalize_name(name), "", "exact", path, line, f"{name}, a fixed source"
            )
        else:
            yield unbounded(name, name, path, line)
    elif isinstance(value, str):
        yield _declaration(name, value, path, line)


def key_pattern(name: str) -> str:
    """A pattern for the line that sets a distribution's constraint."""
    return rf"^[ \t]*[\"']?{re.escape(name)}[\"']?[ \t]*="


def poetry_specifier(constraint: str) -> SpecifierSet:
    """A constraint in PEP 440's terms.

    Raises:
        InvalidSpecifier: it is not understood.
    """
    alternatives = [_all_of(part) for part in constraint.split("||")]
    # Of alternatives, the last is the newest by convention; the others it replaces.
    return alternatives[-1]


def _declaration(name: str, constraint: str, path: Path, line: int) -> Declaration:
    text = f'{name} = "{constraint}"'
    try:
        return of_specifier(name, poetry_specifier(constraint), text, path, line)
    except InvalidSpecifier:
        return unclear(name, text, path, line)


def _all_of(text: str) -> SpecifierSet:
    text = text.strip()
    if text in ("", "*"):
        return SpecifierSet()
    clauses: list[str] = []
    position = 0
    while position < len(text):
        clause = _CLAUSE.match(text, position)
        if clause is None:
            raise InvalidSpecifier(text)
        clauses.append(_clause(clause[1], clause[2], clause[3] or ""))
        position = clause.end()
    return SpecifierSet(",".join(clauses))


def _clause(operator: str, version: str, star: str) -> str:
    if operator in ("^", "~"):
        return f">={version},<{_next(operator, version)}"
    if operator in ("", "="):
        operator = "=="
    return f"{operator}{version}{star}"


def _next(operator: str, version: str) -> str:
    """The first version that a caret or tilde excludes."""
    release = re.match(r"\d+(?:\.\d+)*", version)
    parts = [int(part) for part in release[0].split(".")] if release else [0]
    if operator == "~":
        index = min(1, len(parts) - 1)
    else:
        index = next((i for i, part in enumerate(parts) if part), len(parts) - 1)
    return ".".join(map(str, [*parts[:index], parts[index] + 1]))
