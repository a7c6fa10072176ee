"""Which files belong together: those that import each other, or may run each other by name.

What a file neither imports nor is imported by, over any number of files, it can neither call nor be
called by: a repository can hold several programs. The packages around a file come with it, but bind
it to nothing else: what they run for it, they import. Where it cannot be told whether two files
belong together, they do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import takewhile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lintkit.program.modules import absolute

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from lintkit.engine.outline import Outline
    from lintkit.sources.layout import Layout
    from lintkit.sources.reading import SourceText

_PACKAGE = "__init__.py"
_SHARED = "conftest.py"
_ATTRIBUTE = re.compile(r"\.\s*(\w+)")
_RUNNING = "__main__"  # what was started, whichever that is


def together_with(
    seeds: Iterable[str],
    outlines: Mapping[str, Outline],
    texts: Mapping[str, SourceText],
    layout: Layout,
    is_test: Callable[[str], bool],
) -> frozenset[str]:
    """The files that belong together with some of them, these included.

    Args:
        seeds: relative paths.
        outlines: of all files, by relative path.
        texts: of all files.
        layout: what imports mean.
        is_test: whether a path is one of the tests.
    """
    near: dict[str, set[str]] = defaultdict(set)
    files = _Files(texts)
    for path, outline in outlines.items():
        others = {
            *_imported(path, outline, layout, files),
            *_named(path, outline, layout, files),
            *(_for_tests(path, outline, files) if is_test(path) else ()),
        }
        for other in others & outlines.keys():
            near[path].add(other)
            near[other].add(path)
    found = set(seeds)
    waiting = list(found)
    while waiting:
        for other in near[waiting.pop()] - found:
            found.add(other)
            waiting.append(other)
    return frozenset(found.union(*map(files.packages, found)))


class _Files:
    """The files by where they are and what they are called."""

    def __init__(self, paths: Mapping[str, SourceText]) -> None:
        self._paths = paths
        self._below: dict[str, list[str]] = defaultdict(list)
        self._called: dict[str, list[str]] = defaultdict(list)
        for path in paths:
            self._called[PurePosixPath(path).name].append(path)
            for folder in _around(path):
                self._below[folder].append(path)
        folders = (PurePosixPath(folder).name for folder in self._below)
        stems = (PurePosixPath(name).stem for name in self._called)
        self.names = frozenset((*folders, *stems, "__init__"))

    def packages(self, path: str) -> Iterator[str]:
        """The packages around a file."""
        return self._around(path, _PACKAGE)

    def holds(self, path: str, word: str) -> bool:
        """Whether a word stands in a file."""
        text = self._paths[path].text
        return word in text and re.search(rf"\b{re.escape(word)}\b", text) is not None

    def had_from(self, package: str, path: str) -> Iterator[str]:
        """The modules of a package that a file may have as its attributes, once they are imported.

        Args:
            package: the file that is imported.
            path: of the file that imports it.
        """
        if package.endswith(_PACKAGE):
            attributes = set(_ATTRIBUTE.findall(self._paths[path].text))
            for inner in self.below(PurePosixPath(package).parent.as_posix()):
                pure = PurePosixPath(inner)
                if (pure.parent.name if pure.name == _PACKAGE else pure.stem) in attributes:
                    yield inner

    def shared(self, path: str) -> Iterator[str]:
        """The fixtures that a test can ask for without importing them."""
        return self._around(path, _SHARED)

    def _around(self, path: str, name: str) -> Iterator[str]:
        beside = (name if folder == "." else f"{folder}/{name}" for folder in _around(path))
        return filter(self._paths.__contains__, beside)

    def run(self, script: str, path: str) -> list[str]:
        """The files that a path in a string means, as a file runs it: those nearest to that.

        Where they start from is not known, but one at hand is meant rather than one far away.
        """
        parts = PurePosixPath(script).parts
        own = tuple(part for part in parts if part not in (".", ".."))
        found = [one for one in self._called.get(own[-1], []) if _ends_alike(one, own)]
        most = max((_shared(one, path) for one in found), default=0)
        return [one for one in found if _shared(one, path) == most]

    def below(self, folder: str) -> list[str]:
        """The files below a folder."""
        return self._below.get(folder, [])

    def within(self, folder: str) -> Iterator[str]:
        """The files below any folder whose path ends like that."""
        for place, paths in self._below.items():
            if f"/{place}".endswith(f"/{folder}"):
                yield from paths

    def top(self, path: str) -> str:
        """The outermost folder that holds a file."""
        return path.partition("/")[0] if "/" in path else "."

    def tops(self, words: Collection[str]) -> Iterator[str]:
        """The files in outermost folders, and outermost files, that words name."""
        for word in words:
            yield from self.below(word)
            if f"{word}.py" in self._paths:
                yield f"{word}.py"


def _around(path: str) -> Iterator[str]:
    """The folders that hold a file, the nearest first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path
    yield "."


def _ends_alike(path: str, parts: tuple[str, ...]) -> bool:
    """Whether one of two paths ends with the other: either may begin further above."""
    own = PurePosixPath(path).parts
    length = min(len(own), len(parts))
    return own[-length:] == parts[-length:]


def _shared(one: str, other: str) -> int:
    """How many of the folders that hold a file hold another one too."""
    folders = zip(PurePosixPath(one).parts[:-1], PurePosixPath(other).parts[:-1], strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], folders))


def _imported(path: str, outline: Outline, layout: Layout, files: _Files) -> Iterator[str]:
    """The files that import statements can mean."""
    name = layout.names[path]
    for one in outline.imports:
        module = absolute(one.module, one.level, name, path)
        if not one.names:
            yield from _resolved(module, path, layout, files, whole=True)
        for taken in one.names:
            yield from _taken(module, taken, path, layout, files)


def _taken(module: str, name: str, path: str, layout: Layout, files: _Files) -> Iterator[str]:
    """The files that `from module import name` can mean."""
    found = layout.resolve(module, path)
    if found is None:
        yield from _resolved(f"{module}.{name}", path, layout, files)
        return
    inner = layout.resolve(f"{module}.{name}", path)
    if inner is not None:
        yield inner
        yield from files.had_from(inner, path)
    if inner is None or files.holds(found, name):
        yield found
    if name == "*" and found.endswith(_PACKAGE):  # `__all__` can name modules
        yield from files.below(PurePosixPath(found).parent.as_posix())


def _named(path: str, outline: Outline, layout: Layout, files: _Files) -> Iterator[str]:
    """The files that strings can mean."""
    package = layout.names[path].rpartition(".")[0]
    for text in outline.named:
        dotted = text.partition(":")[0]
        yield from _resolved(dotted, path, layout, files)
        yield from _resolved(f"{package}.{dotted}", path, layout, files)
    if outline.words:  # it looks for modules: those around it, and those that it speaks of
        yield from files.below(files.top(path))
        yield from files.tops(outline.words)


def _for_tests(path: str, outline: Outline, files: _Files) -> Iterator[str]:
    """The files that a test can use, although it does not import them."""
    yield from files.shared(path)
    for script in outline.scripts:
        yield from files.run(script, path)


def _resolved(
    dotted: str, importer: str, layout: Layout, files: _Files, *, whole: bool = False
) -> Iterator[str]:
    """The modules that a dotted name and its beginnings can mean.

    Args:
        dotted: the name.
        importer: the file that it stands in.
        layout: what imports mean.
        files: all there are.
        whole: whether what is in a package can be had from it too, as an attribute.
    """
    parts = dotted.split(".")
    if parts[0] not in files.names or parts[0] == _RUNNING:
        return
    for end in range(1, len(parts) + 1):
        name = ".".join(parts[:end])
        found = layout.resolve(name, importer)
        if found is not None:
            if end == len(parts) or files.holds(found, parts[end]):
                yield found
            if whole:
                yield from files.had_from(found, importer)
        elif whole and layout.is_namespace(name, importer):
            yield from files.within(name.replace(".", "/"))
