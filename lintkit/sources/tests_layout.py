"""Which files hold tests, as pytest and unittest would find them."""

from __future__ import annotations

import os
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.config.patterns import compile_patterns
from lintkit.sources.documents import at, strings
from lintkit.sources.files import is_below
from lintkit.sources.project import folders_above, folders_around

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from lintkit.sources.disk import Disk
    from lintkit.sources.documents import Documents

_FOLDERS = frozenset({"test", "tests"})
_NAMES = ("test_*.py", "*_test.py", "tests.py")
_COLLECTED = ("test*.py", "*_test.py")  # unittest's pattern, and what pytest has besides
_SHARED = "conftest.py"
_FUNCTIONS = ("test",)
_CLASSES = ("Test",)
_SOURCE_NAME = "app.py"  # what no pattern that tells tests from sources matches


class _Pytest(Struct, frozen=True):
    """What pytest is told.

    Attributes:
        folders: its `testpaths`, those that exist.
        files: its `python_files`.
        names: those of them that tell tests from sources.
        functions: its `python_functions`.
        classes: its `python_classes`.
    """

    folders: tuple[Path, ...]
    files: tuple[str, ...]
    names: tuple[str, ...]
    functions: tuple[str, ...]
    classes: tuple[str, ...]


class Tests:
    """What pytest and unittest collect: files, and in them functions and classes by their names.

    Args:
        is_test: whether a path is one of the tests, or helps them.
        settings: what pytest is told where a path lies.
        collects_all: whether each of these files holds tests, whatever its name is.
    """

    __test__ = False  # the name starts as pytest's test classes do

    def __init__(
        self,
        is_test: Callable[[str], bool],
        settings: Callable[[str], _Pytest | None],
        *,
        collects_all: bool = False,
    ) -> None:
        self._is_test = is_test
        self._collects_all = collects_all
        self._settings = settings

    def __call__(self, path: str) -> bool:
        """Whether a path is one of the tests, or helps them."""
        return self._is_test(path)

    def is_collected(self, path: str) -> bool:
        """Whether a file is looked through for tests, by its name."""
        settings = self._settings(path)
        names = (*_COLLECTED, *(settings.files if settings else ()))
        name = PurePosixPath(path).name
        return self._collects_all or any(fnmatch(name, one) for one in names)

    def is_function(self, path: str, name: str) -> bool:
        """Whether a function of a file of tests is a test by its name."""
        settings = self._settings(path)
        return _is_meant(name, settings.functions if settings else _FUNCTIONS)

    def is_class(self, path: str, name: str) -> bool:
        """Whether a class of a file of tests holds tests by its name."""
        settings = self._settings(path)
        return _is_meant(name, settings.classes if settings else _CLASSES)


BY_NAME = Tests(
    lambda path: any(fnmatch(PurePosixPath(path).name, name) for name in _NAMES), lambda _: None
)
"""What pytest collects where it is told nothing."""


def _is_meant(name: str, options: Collection[str]) -> bool:
    """As pytest compares: by how a name begins, or by a pattern."""
    return any(name.startswith(one) or fnmatch(name, one) for one in options)


def find_tests(
    paths: Collection[str], root: Path, documents: Documents, *, patterns: Sequence[str] = ()
) -> Tests:
    """Which paths, relative to the root, are tests, and what in them is.

    A file is a test by its name (pytest's `python_files`), or because it lies in a folder of
    tests: `test`, `tests`, or one of pytest's `testpaths` that is not full of sources. A package
    `test` in a package is one of the program's own, like `django.test`, unless it holds tests.

    Args:
        paths: the files of the run, relative to the root.
        root: absolute.
        documents: reads pytest's settings.
        patterns: of the configuration, as in .gitignore; if there are any, they alone decide.
    """
    settings = _Settings(root, documents)

    def told(path: str) -> _Pytest | None:
        return settings.of(root / os.path.dirname(path))  # noqa: PTH120 (there are many)

    if patterns:
        spec = compile_patterns(tuple(patterns))
        tests = frozenset(path for path in paths if spec.match_file(path))
        return Tests(tests.__contains__, told, collects_all=True)
    folders = _test_folders(paths)
    named = frozenset(path for path in paths if _is_named(path, told(path), root, folders))
    full = {
        folder
        for settings_of in settings.found
        for folder in settings_of.folders
        if _holds_tests(folder, paths, named, root)
    }
    within = (path for path in paths if any(_is_within(path, folder, root) for folder in full))
    tests = named.union(within)
    return Tests(tests.__contains__, told)


class _Settings:
    """Pytest's settings by folder; the nearest ones hold."""

    def __init__(self, root: Path, documents: Documents) -> None:
        self._documents = documents
        self._last = (root, *folders_above(root))[-1]
        self._by_folder: dict[Path, _Pytest | None] = {}

    @property
    def found(self) -> frozenset[_Pytest]:
        return frozenset(filter(None, self._by_folder.values()))

    def of(self, folder: Path) -> _Pytest | None:
        if folder not in self._by_folder:
            settings = _read(folder, self._documents)
            if settings is None and folder != self._last:
                settings = self.of(folder.parent)
            self._by_folder[folder] = settings
        return self._by_folder[folder]


def _test_folders(paths: Collection[str]) -> frozenset[PurePosixPath]:
    """The folders that are of tests by their name."""
    files = [PurePosixPath(path) for path in paths]
    packages = {file.parent for file in files if file.name == "__init__.py"}
    found = {folder for folder in folders_around(paths) if folder.name in _FOLDERS}
    holding = {
        folder
        for file in files
        if any(fnmatch(file.name, name) for name in (*_NAMES, _SHARED))
        for folder in file.parents
    }
    return frozenset(
        folder
        for folder in found
        if folder.name != "test" or folder in holding or not packages >= {folder, folder.parent}
    )


def _is_named(
    path: str, settings: _Pytest | None, root: Path, folders: Collection[PurePosixPath]
) -> bool:
    pure = PurePosixPath(path)
    if pure.name == _SHARED or any(folder in folders for folder in pure.parents):
        return True
    names = (*_NAMES, *settings.names) if settings else _NAMES
    if not any(fnmatch(pure.name, name) for name in names):
        return False
    # Elsewhere, such a name may mean something else: `write_test.py` may write tests.
    given = settings.folders if settings else ()
    return not given or any(_is_within(path, folder, root) for folder in given)


def _is_within(path: str, folder: Path, root: Path) -> bool:
    return is_below(f"{root.as_posix()}/{path}", folder.as_posix())


def _holds_tests(folder: Path, paths: Collection[str], named: Collection[str], root: Path) -> bool:
    """Whether most of a folder's files are named as tests: `testpaths` may also name sources."""
    within = [path for path in paths if _is_within(path, folder, root)]
    return 2 * sum(path in named for path in within) > len(within)


def _read(folder: Path, documents: Documents) -> _Pytest | None:
    """The settings in a folder, from the file that pytest would take."""
    for name, section in (("pytest.ini", "pytest"), (".pytest.ini", "pytest")):
        if documents.disk.is_file(folder / name):
            section_of = documents.ini(folder / name).get(section, {})
            return _settings(folder, section_of, documents.disk)
    tool = at(documents.toml(folder / "pyproject.toml"), "tool", "pytest")
    options = at(tool, "ini_options") or tool
    if options is not None:
        return _settings(folder, options, documents.disk)
    for name, section in (("tox.ini", "pytest"), ("setup.cfg", "tool:pytest")):
        sections = documents.ini(folder / name)
        if section in sections:
            return _settings(folder, sections[section], documents.disk)
    return None


def _settings(folder: Path, options: object, disk: Disk) -> _Pytest:
    testpaths, names = (strings(at(options, key)) for key in ("testpaths", "python_files"))
    folders = [found for path in _words(testpaths) for found in disk.matches(folder, path)]
    files = tuple(_words(names))
    telling = [name for name in files if not fnmatch(_SOURCE_NAME, name)]
    functions, classes = (
        tuple(_words(strings(at(options, key)))) or default
        for key, default in (("python_functions", _FUNCTIONS), ("python_classes", _CLASSES))
    )
    return _Pytest(tuple(folders), files, tuple(telling), functions, classes)


def _words(values: Sequence[str]) -> list[str]:
    return [word for value in values for word in value.split()]
