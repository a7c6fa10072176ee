"""What files other than Python's name: configuration, documentation, scripts of shells."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from lintkit.sources.automation import automation
from lintkit.sources.prompt_files import TEMPLATES, prompt_in
from lintkit.sources.tool_files import tools_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.model import Named
    from lintkit.sources.disk import Disk

_SUFFIXES = frozenset(
    {
        *(".cfg", ".conf", ".env", ".ini", ".json", ".md", ".mdx", ".rst", ".sh", ".tf"),
        *(".toml", ".txt", ".yaml", ".yml", ".bat", ".ps1", ".lock", ".html", ".js", ".ts", ".in"),
    }
)
_FILES = _SUFFIXES | TEMPLATES | {".png", ".jpg"}
_SKIPPED = r"node_modules|__pycache__|venv|env|site-packages|build|dist"
_KEPT = r"\.github|\.circleci|\.gitlab-ci\.yml|\.devcontainer|\.env.*"
_PYTHON = r".*\.(?:pyi?|pyw|ipynb)"
_NAMES = rf"(?!(?:{_SKIPPED}|{_PYTHON})$)(?:[^.].*|{_KEPT})"
_WORD = re.compile(r"[A-Za-z_][\w-]*(?:\.pyw?\b)?")
_ABOUT = re.compile(
    r"(^|/)(docs?|tests?|fixtures|\.github|\.circleci)/|\.(lock|html|js|ts|rst)$"
    r"|(^|/)(readme|contributing|changelog|security|agents|claude)"
    r"(?![^/]*\.(ya?ml|json|toml)$)[^/]*$"
)
"""What is written for people, or for programs."""

_PLACEHOLDER = re.compile(r"\$\{([A-Z][A-Z0-9_]{2,})(?::-?([^}\n]*))?\}")
_MODEL = re.compile(
    r"""^[ \t]*(?:-[ \t]+)?(?:["']?(?:\w*(?:model|llm|engine)\w*|name)["']?[ \t]*[:=][ \t]*)?"""
    r"""["']?(?P<id>[a-z][\w-]*(?:[./:@][\w-]+)*)["']?[ \t]*,?[ \t]*(?:\#.*)?$""",
    re.IGNORECASE,
)
"""A line that may name a model; whether it does, a list of models has to say."""

_CONFIGURING = frozenset({".yaml", ".yml", ".toml", ".json", ".ini", ".cfg", ".conf"})
_RUNNING = _CONFIGURING | {".js", ".ts", ".tf"}
_OF_LINTERS = frozenset({"pyproject.toml", "ruff.toml", "setup.cfg", "tox.ini", "mypy.ini"})
_MOST_FILES = 5000
_DEEPEST = 12  # folders; links may lead in a circle
_LONGEST_LINE = 200
_MOST_BYTES = 1_000_000  # of one file; longer ones are data
_MOST_LINES = 500  # of one file of JSON that a person writes; longer ones are data


class Mentions:
    """The words of a project's text files but Python's, and the names of all its files and folders.

    Args:
        root: the absolute folder to look in; it is read once, when the first question comes.
        disk: where to look.
    """

    def __init__(self, root: Path, disk: Disk) -> None:
        self._root = root
        self._disk = disk
        self._folders: list[Path] = []
        self._instructing: list[tuple[str, int, str]] = []
        self._filled: list[tuple[str, str | None, str, int]] = []
        self._modelled: list[tuple[str, str, int]] = []
        self._tools: list[tuple[str, str, int, bool]] = []
        self._automated: list[Named] = []
        self._configured: set[str] = set()

    def word(self, name: str) -> bool:
        """Whether a text file names it; also where there are too many files to read."""
        words = self._read[0]
        return words is None or not words.isdisjoint({name, name.replace("_", "-")})

    def configured(self, file: str) -> bool:
        """Whether a configuration names a file of code, other than for a linter to leave alone.

        So it may run a function of the file whose name is set, as evaluations of prompts do. What
        starts a file as a whole, a shell or an instruction for people, is not meant.
        """
        words = self._read[0]
        return words is None or file in self._configured

    def file(self, name: str) -> bool:
        """Whether a file, whatever its suffix, or a folder has that name."""
        # Python's files are asked for by name: what is known holds while others come and go.
        return name in self._read[1] or any(
            self._disk.names(folder, rf"{re.escape(name)}\..*") for folder in self._folders
        )

    def instructions(self) -> tuple[tuple[str, int, str], ...]:
        """Files that instruct a model: path below the root, line and text of where they begin to.

        Documentation and tests are left out, and what comes after very many files.
        """
        self._read  # noqa: B018 (which looks at each file once)
        return tuple(sorted(self._instructing))

    def automation(self) -> tuple[Named, ...]:
        """What runs by itself that tests or asks models, by path."""
        self._read  # noqa: B018 (which looks at each file once)
        return tuple(sorted(self._automated, key=lambda one: one.step))

    def placeholders(self) -> tuple[tuple[str, str | None, str, int], ...]:
        """`${NAME:default}` in files of configuration: name, default, path below the root, line."""
        self._read  # noqa: B018 (which looks at each file once)
        return tuple(sorted(self._filled, key=lambda one: (one[2], one[3], one[0])))

    def maybe_models(self) -> tuple[tuple[str, str, int], ...]:
        """What may be ids of models in files of configuration: id, path below the root, line."""
        self._read  # noqa: B018 (which looks at each file once)
        return tuple(sorted(self._modelled, key=lambda one: (one[1], one[2], one[0])))

    def tools(self) -> tuple[tuple[str, str, int, bool], ...]:
        """Tools in YAML: name, path below the root, line, and whether the file describes it."""
        self._read  # noqa: B018 (which looks at each file once)
        return tuple(sorted(self._tools, key=lambda one: (one[1], one[2], one[0])))

    @cached_property
    def _read(self) -> tuple[frozenset[str] | None, frozenset[str]]:
        words: set[str] = set()
        names: set[str] = set()
        for count, file in enumerate(self._paths(self._root, 0)):
            if count == _MOST_FILES:
                return None, frozenset(names)
            names.add(file.name.partition(".")[0])
            suffix = file.suffix.lower()
            if suffix in _SUFFIXES | TEMPLATES or "." not in file.name:
                text = self._text(file)
                self._look_into(file, text)
                if suffix not in TEMPLATES:
                    found = _WORD.findall(text)
                    words.update(found)
                    if suffix in _RUNNING and file.name not in _OF_LINTERS:
                        self._configured.update(found)
        return frozenset(words), frozenset(names)

    def _look_into(self, file: Path, text: str) -> None:
        path = file.relative_to(self._root).as_posix()
        automated = automation(path, text)
        if automated is not None:
            self._automated.append(automated)
        if _ABOUT.search(path.lower()):
            return
        found = prompt_in(path, text)
        if found is not None:
            self._instructing.append((path, _line(text, found.start(1)), found[1].strip()))
        if file.suffix.lower() in _CONFIGURING:
            for one in _PLACEHOLDER.finditer(text):
                self._filled.append((one[1], one[2], path, _line(text, one.start())))
            if file.suffix.lower() in (".yaml", ".yml"):
                self._tools.extend((one[0], path, one[1], one[2]) for one in tools_in(text))
            is_data = file.suffix.lower() == ".json" and text.count("\n") > _MOST_LINES
            if not is_data and not file.stem.endswith("lock"):
                self._modelled.extend(_maybe_models(path, text))

    def _paths(self, folder: Path, depth: int) -> Iterator[Path]:
        """The files and folders below a folder, but files of Python."""
        self._folders.append(folder)
        for name in self._disk.names(folder, _NAMES):
            path = folder / name
            yield path
            known = PurePath(name).suffix.lower() in _FILES
            if depth < _DEEPEST and not known and self._disk.is_folder(path):
                yield from self._paths(path, depth + 1)

    def _text(self, file: Path) -> str:
        try:
            return self._disk.content(file, _MOST_BYTES).decode(errors="replace")
        except OSError:  # a folder, too long, or not to be read
            return ""


def _maybe_models(path: str, text: str) -> Iterator[tuple[str, str, int]]:
    for number, line in enumerate(text.splitlines(), start=1):
        found = _MODEL.match(line) if len(line) < _LONGEST_LINE else None
        if found is not None and any(letter.isdigit() for letter in found["id"]):
            yield found["id"], path, number


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
