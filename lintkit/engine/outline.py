"""What can be said of a file without lowering it: what it imports, and what it may run by name.

Python's own parser reads a file in a tenth of the time that lowering it takes.
"""

from __future__ import annotations

import ast
import re
import warnings
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.modules.imports import CertainImport
from lintkit.engine.by_text import by_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lintkit.engine.gather import Request
    from lintkit.sources.reading import SourceText

_LINE_END = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r"""["']\.*(\w+(?:[.:]\w+)+)""")
_AS_MODULE = re.compile(r"""-m["',\s]+([\w.]+)""")
_SCRIPT = re.compile(r"(?<![\w./-])[\w./-]*[\w-]\.py\b")
_WORTH_A_POOL = 1000  # files
_NEAR = 500  # characters between a script's name and the quote before it
_BY_NAME = re.compile(
    r"\b(?:DJANGO_SETTINGS_MODULE|__import__|autodiscover\w*|exec_module|find_spec|import_module|"
    r"iter_modules|load_source|resolve_name|run_module|run_path|walk_packages)\b"
    r"|\bentry_points\b(?![\"']?\s*[:=])"  # that is what a setup.py declares
)


class Import(Struct, frozen=True, array_like=True):
    """One import statement.

    Attributes:
        module: as it is written, without leading dots.
        level: how many dots lead it.
        names: what is taken from it; none for a plain `import`.
    """

    module: str
    level: int = 0
    names: tuple[str, ...] = ()


class Outline(Struct, frozen=True, array_like=True):
    """What a file may have to do with others.

    Attributes:
        lines: how many it has.
        imports: wherever they stand in it.
        certain: the modules that it imports whatever happens, each with its line.
        named: dotted names in its strings, which may be of modules.
        scripts: paths that end in `.py`, in its strings, also those of modules behind `-m`.
        words: all its words, if it imports what it finds by name; else none.
    """

    lines: int
    imports: tuple[Import, ...]
    certain: tuple[CertainImport, ...]
    named: tuple[str, ...]
    scripts: tuple[str, ...]
    words: tuple[str, ...]


def outlines(sources: Mapping[str, SourceText], request: Request) -> dict[str, Outline | None]:
    """The outline of each source, by path; None where Python cannot parse it."""
    kind = dict[str, Outline | None]
    return by_text(sources, request, "outlines", kind, outline, worth=_WORTH_A_POOL)


def outline(text: str) -> Outline | None:
    """The outline of a text; None where Python cannot parse it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Python says of odd escapes is not for our user
            tree = ast.parse(text)
        imports = tuple(dict.fromkeys(_imports(tree)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return Outline(
        lines=len(_LINE_END.findall(text)) + (text[-1:] not in "\r\n"),
        imports=imports,
        certain=tuple(_certain(tree)),
        named=_distinct(_QUOTED.findall(text)),
        scripts=_distinct(_scripts(text)),
        words=_distinct(re.findall(r"\w+", text)) if _BY_NAME.search(text) else (),
    )


def _scripts(text: str) -> Iterator[str]:
    for found in _SCRIPT.finditer(text):
        before = text[max(found.start() - _NEAR, 0) : found.start()].rpartition("\n")[2]
        if ("'" in before or '"' in before) and not found[0].endswith("__init__.py"):
            yield found[0].lstrip("/")
    for module in _AS_MODULE.findall(text):
        path = module.strip(".").replace(".", "/")
        yield from (f"{path}.py", f"{path}/__main__.py")


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words)))


def _certain(tree: ast.Module) -> Iterator[CertainImport]:
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.lineno, node.module or ""


def _imports(tree: ast.Module) -> Iterator[Import]:
    """Every import statement; expressions hold none, so that they need no look."""
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Import):
            yield from (Import(alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names = tuple(alias.name for alias in node.names)
            yield Import(node.module or "", node.level, names)
        else:
            for block in ("body", "orelse", "finalbody", "handlers", "cases"):
                inner = getattr(node, block, None)
                if isinstance(inner, list):
                    pending += inner
