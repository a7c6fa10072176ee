"""The project's own files (manifests, lock files, settings of tools), each read once."""

from __future__ import annotations

import re
from configparser import ConfigParser
from configparser import Error as IniError
from typing import TYPE_CHECKING, Any

import tomli

from lintkit.sources.decoding import DecodingError, decode
from lintkit.sources.disk import Disk
from lintkit.sources.files import Problem, relative_path
from lintkit.sources.reading import explain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_MAX_BYTES = 50_000_000  # lock files of large workspaces have some
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # what PowerShell writes on `pip freeze > requirements.txt`


class Documents:
    """Reads files of the project, and keeps what it read.

    A file that is missing, unreadable or broken counts as empty; unless it is missing, `problems`
    says why.

    Args:
        root: folder that the paths in problems are relative to.

    Attributes:
        disk: where it reads, and where whoever reads manifests asks what else there is.
    """

    def __init__(self, root: Path) -> None:
        self.disk = Disk(root)
        self._root = root
        self._texts: dict[Path, str] = {}
        self._tables: dict[Path, dict[str, Any]] = {}
        self._problems: dict[Path, Problem] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What went wrong so far, by path."""
        return tuple(sorted(self._problems.values()))

    def is_broken(self, files: Iterable[Path]) -> bool:
        """Whether one of the files could not be used."""
        return not self._problems.keys().isdisjoint(files)

    def complain(self, file: Path, message: str) -> None:
        """Notes why a file cannot be used."""
        self._problems[file] = Problem(relative_path(file, self._root), message)

    def text(self, file: Path) -> str:
        """The text of a file: of Python as it declares its encoding, of anything else UTF-8."""
        if file not in self._texts:
            self._texts[file] = self._read(file)
        return self._texts[file]

    def toml(self, file: Path) -> dict[str, Any]:
        """The document in a TOML file."""
        if file not in self._tables:
            self._tables[file] = {}
            try:
                self._tables[file] = tomli.loads(self.text(file))
            except (tomli.TOMLDecodeError, RecursionError) as error:
                self.complain(file, f"not valid TOML: {error}")
        return self._tables[file]

    def ini(self, file: Path) -> Mapping[str, Mapping[str, str]]:
        """The sections of an INI file."""
        if not self.text(file):
            return {}
        parser = ConfigParser(interpolation=None, strict=False, allow_no_value=True)
        try:
            parser.read_string(self.text(file))
        except IniError as error:
            self.complain(file, f"not a valid INI file: {error.message}")
            return {}
        return {
            name: {key: value or "" for key, value in section.items()}
            for name, section in parser.items()
        }

    def _read(self, file: Path) -> str:
        try:
            content = self.disk.content(file, _MAX_BYTES)
            if file.suffix == ".py":
                return decode(content)[0]
            return content.decode("utf-16" if content[:2] in _UTF_16 else "utf-8-sig")
        except UnicodeDecodeError:
            self.complain(file, "not valid UTF-8")
        except FileNotFoundError:
            pass
        except (OSError, DecodingError) as error:
            self.complain(file, explain(error))
        return ""


def line_of(text: str, pattern: str) -> int:
    """The first line that a pattern is found in, else 1: parsers do not tell where values stand."""
    found = re.search(pattern, text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def at(document: object, *keys: str) -> Any:  # noqa: ANN401 (whatever the file holds)
    """What is nested under keys of tables; None where one of them is missing or no table."""
    for key in keys:
        if not isinstance(document, dict):
            return None
        document = document.get(key)
    return document


def strings(value: object) -> tuple[str, ...]:
    """The strings of an array; of a lone string, itself; nothing of anything else."""
    if isinstance(value, str):
        return (value,)
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def table(value: object) -> dict[str, Any]:
    """A table; an empty one in place of anything else."""
    return value if isinstance(value, dict) else {}
