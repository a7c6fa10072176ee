"""The module map: the name of every file, and the file that an import means."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from lintkit.sources.documents import at
from lintkit.sources.project import folders_above, folders_around
from lintkit.sources.roots import source_roots

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from lintkit.sources.disk import Disk
    from lintkit.sources.documents import Documents

_PACKAGE = "__init__.py"
_TESTS = ("test", "tests")
_SUFFIX_RANK = {".py": 1, ".pyw": 2, ".ipynb": 3}


class Layout:
    """Where the modules of a program are.

    Names follow the paths relative to the root of the run, so that they are unique and stay when
    other files come and go. What an import means depends on the folders on `sys.path`, which
    differ from program to program in one repository: `resolve` looks in those that the importer
    plausibly runs with, the nearest first.

    Attributes:
        names: dotted name by relative path.
    """

    names: Mapping[str, str]

    def __init__(
        self,
        paths: Iterable[str],
        root: Path,
        *,
        roots: Collection[Path],
        installable: Collection[Path],
        projects: Mapping[str, str],
        outside: Collection[str],
        namespaced: Collection[str],
        disk: Disk,
    ) -> None:
        self._root = root
        self._disk = disk
        self._outside = frozenset(outside) | sys.stdlib_module_names
        self._namespaced = frozenset(namespaced)
        self._top = (root, *folders_above(root))[-1]
        ordered = sorted(paths, key=_precedence)
        self.names = _unique_names(ordered)
        self._paths = {name: path for path, name in self.names.items()}
        self._modules: dict[str, str] = {}
        for path in ordered:
            file = root / path
            if file.suffix in (".py", ".pyw"):
                module = file.parent if file.name == _PACKAGE else file.with_suffix("")
                self._modules.setdefault(module.as_posix(), path)
        self._folders = frozenset((root / one).as_posix() for one in folders_around(ordered))
        self._offering = _offering(installable, {*self._modules, *self._folders})
        self._outside -= {
            name
            for name, folders in self._offering.items()
            if any(
                f"{folder}/{name}" in self._modules
                and _is_named_after(projects.get(folder, ""), name)
                for folder in folders
            )
        }
        self._roots = frozenset(roots) | (frozenset() if self._is_package(root) else {root})
        self._starts = frozenset(folder.as_posix() for folder in self._roots)
        self._bases: dict[str, tuple[tuple[str, bool], ...]] = {}
        self._orders: dict[tuple[str, str], tuple[str, ...]] = {}

    def resolve(self, dotted: str, importer: str) -> str | None:
        """The path of the module that `importer` gets for an absolute name; None: not ours."""
        own = self._paths.get(dotted)
        if own is not None and self._is_kin(dotted, importer):
            return own
        for place in self._places(dotted, importer):
            path = self._modules.get(place)
            # A module never means itself by a plain name: `openai.py` imports the package.
            if path is not None and (path != importer or "." in dotted or path.endswith(_PACKAGE)):
                return path
        return self._beside(dotted, importer)

    def is_outside(self, dotted: str) -> bool:
        """Whether a name is known to belong to the standard library or an installed package."""
        parts = dotted.split(".")
        return parts[0] in self._outside and self._namespaced.isdisjoint(
            ".".join(parts[:end]) for end in range(2, len(parts) + 1)
        )

    def is_namespace(self, dotted: str, importer: str) -> bool:
        """Whether `importer` gets a folder without `__init__.py` for an absolute name."""
        if self.is_outside(dotted):
            return False
        first, name = dotted.partition(".")[0], dotted.replace(".", "/")
        bases = self._bases_of(os.path.dirname(importer))  # noqa: PTH120
        root = self._root.as_posix()
        own = [base for base, sure in bases if sure or base == root or base in self._starts]
        return any(
            f"{base}/{name}" in self._folders for base in (*own, *self._offering.get(first, ()))
        )

    def _beside(self, dotted: str, importer: str) -> str | None:
        """The module next to the importer, found when that is run as a script in its package."""
        if "." in dotted or dotted in self._outside:
            return None
        path = f"{os.path.dirname(importer)}/{dotted}.py".lstrip("/")  # noqa: PTH120
        return path if path in self.names and path != importer else None

    def _is_kin(self, dotted: str, importer: str) -> bool:
        """Whether a name starts as that of the importer, as relative imports do once absolute."""
        name = self.names[importer]
        return "." in dotted and dotted.partition(".")[0] == name.partition(".")[0]

    def _is_package(self, folder: Path) -> bool:
        """Whether a folder is a package, be its `__init__.py` part of the run or not."""
        own = self._modules.get(folder.as_posix(), "")
        return own.endswith(_PACKAGE) or self._disk.exists(folder / _PACKAGE)

    def _places(self, dotted: str, importer: str) -> Iterator[str]:
        """Where a name may be found, without suffix, the likeliest first."""
        first, *rest = dotted.split(".")
        if first == "__init__":  # the package that is the root itself
            yield "/".join((self._root.as_posix(), *rest))
            return
        foreign = self.is_outside(dotted)
        for base, sure in self._bases_of(os.path.dirname(importer)):  # noqa: PTH120
            # What is installed comes before a folder without `__init__.py`, but not before a file
            # in it: that people have a folder `agents` does not mean that they have the SDK.
            if foreign and not (sure and (rest or f"{base}/{first}" in self._modules)):
                continue
            # Nor does a package mean itself, unless imports are known to start from above it.
            if foreign and base not in self._starts and self._holds(base, first, importer):
                continue
            yield "/".join((base, first, *rest))
        for base in self._nearest(first, os.path.dirname(importer)):  # noqa: PTH120
            # Others may bring parts of a package without `__init__.py`, too: each keeps its own.
            if not foreign or (rest and f"{base}/{first}" not in self._modules):
                yield "/".join((base, first, *rest))

    def _nearest(self, package: str, folder: str) -> tuple[str, ...]:
        """The roots that hold a package, if any do, those nearest to a folder first."""
        asked = (package, folder)
        if asked not in self._orders:
            whole = f"{self._root.as_posix()}/{folder}".rstrip("/")
            holding = self._offering.get(package, ())
            near = sorted(holding, key=lambda base: _distance(base, whole))
            self._orders[asked] = tuple(near)
        return self._orders[asked]

    def _holds(self, base: str, package: str, importer: str) -> bool:
        return f"{self._root.as_posix()}/{importer}".startswith(f"{base}/{package}/")

    def _bases_of(self, folder: str) -> tuple[tuple[str, bool], ...]:
        """The folders that imports in a folder's files may start from, and how sure that is."""
        if folder not in self._bases:
            self._bases[folder] = tuple(self._find_bases(self._root / folder))
        return self._bases[folder]

    def _find_bases(self, folder: Path) -> Iterator[tuple[str, bool]]:
        around = [one for one in (folder, *folder.parents) if one.is_relative_to(self._top)]
        packages = [one for one in around if one not in self._roots and self._is_package(one)]
        start = next((one for one in around if one not in packages), None)
        for one in around:
            # Names are relative to the root, and so are relative imports, even if it is a package.
            if one not in packages or one == self._root:
                # A package is imported from the folder above it; pytest goes by that, too.
                yield one.as_posix(), one in self._roots or (one == start and one != folder)
        for one in around:
            # Whoever runs tests beside `src` has it on the path, by a variable if nothing tells.
            if one.name in _TESTS and (src := one.parent / "src") in self._roots:
                yield src.as_posix(), False


def _offering(roots: Iterable[Path], places: Iterable[str]) -> dict[str, list[str]]:
    """The roots that hold a module or folder, by its name."""
    known = {root.as_posix() for root in roots}
    offering: dict[str, list[str]] = {}
    for place in places:
        folder, _, name = place.rpartition("/")
        if folder in known:
            offering.setdefault(name, []).append(folder)
    return offering


def _is_named_after(project: str, package: str) -> bool:
    """Whether a project is the one that brings a package: `pydantic-ai-slim` has `pydantic_ai`."""
    name = project.lower().replace("-", "_").replace(".", "_")
    return f"{name}_".startswith(f"{package.lower()}_")


def _projects(folders: Iterable[Path], documents: Documents) -> dict[str, str]:
    """The name of the project that each folder, or its `src`, is of."""
    found: dict[str, str] = {}
    for folder in folders:
        document = documents.toml(folder / "pyproject.toml")
        name = at(document, "project", "name") or at(document, "tool", "poetry", "name")
        if isinstance(name, str):
            found[folder.as_posix()] = found[(folder / "src").as_posix()] = name
    return found


def _distance(root: str, folder: str) -> tuple[int, str]:
    """How near a root is to a folder: by how much of the way to it they share."""
    shared = os.path.commonpath([root, folder])
    return -len(shared), root


def _precedence(path: str) -> tuple[bool, int, str]:
    """Which of two files gets a name that both could have: as Python, packages first."""
    pure = PurePosixPath(path)
    plain = all(part.isidentifier() for part in pure.with_suffix("").parts)
    rank = 0 if pure.name == _PACKAGE else _SUFFIX_RANK.get(pure.suffix, 4)
    return not plain, rank, path


def _unique_names(ordered: Iterable[str]) -> dict[str, str]:
    taken: dict[str, str] = {}
    for path in ordered:
        pure = PurePosixPath(path)
        parts = pure.with_suffix("").parts
        if pure.name == _PACKAGE and len(parts) > 1:
            parts = parts[:-1]
        name = ".".join(parts)
        taken[f"./{path}" if name in taken or name.count(".") >= len(parts) else name] = path
    return {path: name for name, path in taken.items()}


def find_layout(
    paths: Collection[str],
    root: Path,
    documents: Documents,
    *,
    src: Iterable[Path] = (),
    outside: Collection[str] = (),
    namespaced: Collection[str] = (),
    searched: Mapping[Path, bool] | None = None,
) -> Layout:
    """The module map of a run.

    Args:
        paths: the files of the run, relative to the root.
        root: absolute.
        documents: reads the manifests, which may say where packages are.
        src: further folders that imports start from.
        outside: names that imports of installed packages start with, such as "openai".
        namespaced: packages of the repository itself under names that installed packages share,
            such as "acme.billing".
        searched: folders that code puts on `sys.path`; True: before the packages installed.
    """
    searched = searched or {}
    folders = {root / folder for folder in folders_around(paths)}
    roots, installable = source_roots(sorted({*folders, root, *folders_above(root)}), documents)
    return Layout(
        paths,
        root,
        roots={*roots, *src, *(folder for folder, first in searched.items() if first)},
        installable={*installable, *searched},
        projects=_projects(installable, documents),
        outside=outside,
        namespaced=namespaced,
        disk=documents.disk,
    )
