"""Lock files: which version of each distribution an install brings."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from lintkit.sources.declarations import Declaration, locked
from lintkit.sources.documents import line_of, strings, table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lintkit.sources.documents import Documents

TOML_LOCKS = ("uv.lock", "poetry.lock", "pdm.lock")
PYLOCK = re.compile(r"pylock(?:\.[\w-]+)?\.toml")  # PEP 751

_HEADER = re.compile(r"\[\[packages?\]\]\s*$")
_OTHER_HEADER = re.compile(r"\[")
_VALUE = re.compile(r"""(name|version)\s*=\s*["']([^"']+)["']""")


def read_toml_lock(file: Path, documents: Documents) -> Iterator[Declaration]:
    """The entries of uv.lock, poetry.lock, pdm.lock and pylock.toml.

    They are found line by line, since they are long, written by machines and all of one form.
    """
    values: dict[str, str] = {}
    within = False
    for number, line in enumerate(documents.text(file).splitlines(), 1):
        if _HEADER.match(line):
            values, within = {}, True
        elif _OTHER_HEADER.match(line):
            within = False
        elif within and (value := _VALUE.match(line)):
            values.setdefault(value[1], value[2])
            if len(values) == 2:  # noqa: PLR2004 (name and version)
                within = False
                entry = locked(values["name"], values["version"], file, number)
                if entry:
                    yield entry


def read_pipfile_lock(file: Path, documents: Documents) -> Iterator[Declaration]:
    """The entries of a Pipfile.lock."""
    text = documents.text(file)
    if not text:
        return
    try:
        document = table(json.loads(text))
    except (ValueError, RecursionError) as error:
        documents.complain(file, f"not valid JSON: {error}")
        return
    for section in ("default", "develop"):
        for name, entry in table(document.get(section)).items():
            number = line_of(text, rf"^\s*{re.escape(json.dumps(name))}: {{")
            for version in strings(table(entry).get("version")):
                found = locked(name, version.lstrip("="), file, number)
                if found:
                    yield found
