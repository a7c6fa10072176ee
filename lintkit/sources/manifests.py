"""Which versions of a distribution the project's manifests and lock files allow."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, structs
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from lintkit.model import Evidence, SdkPin, SdkState, Step
from lintkit.sources.declarations import Declaration
from lintkit.sources.environments import CONDA, read_conda, read_pipfile
from lintkit.sources.files import relative_path
from lintkit.sources.installs import read_installs
from lintkit.sources.locks import PYLOCK, TOML_LOCKS, read_pipfile_lock, read_toml_lock
from lintkit.sources.project import folders_above, folders_around
from lintkit.sources.pyproject import (
    commands,
    declares_dependencies,
    is_open_ended,
    project_names,
    read_pyproject,
)
from lintkit.sources.requirements import read_requirements
from lintkit.sources.scripts import read_script
from lintkit.sources.setup_files import (
    is_computed,
    read_setup_cfg,
    read_setup_py,
    setup_commands,
    setup_names,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from lintkit.sources.disk import Disk
    from lintkit.sources.documents import Documents

    Reader = Callable[[Path, Documents], Iterable[Declaration]]

_REQUIREMENTS = re.compile(r"(?:.*[-_.])?requirements.*\.(?:txt|in)")
_REQUIREMENTS_FOLDERS = ("requirements", "requirements.d")
_KEPT_THERE = r".*\.(?:txt|in)"
_TIGHTNESS: tuple[SdkState, ...] = (
    "locked",
    "exact",
    "bounded",
    "lower_only",
    "not_applicable",  # named, in terms that are not understood
    "unconstrained",
)
_NOTHING_KNOWN = SdkPin(state="not_applicable")
_NOTEBOOK = ".ipynb"


class Manifests:
    """The manifests of a project, by folder."""

    def __init__(self, root: Path, folders: Mapping[Path, _Folder], disk: Disk) -> None:
        self._root = root
        self._disk = disk
        self._folders = folders
        self._last = (root, *folders_above(root))[-1]
        self._in_file = cache(self._read_in_file)

    @property
    def import_names(self) -> frozenset[str]:
        """What the installed distributions are imported as, where the names agree."""
        folders = self._folders.values()
        declared = {one.name for folder in folders for one in folder.declarations}
        own = {name for folder in folders for name in folder.own}
        return frozenset(name.replace("-", "_") for name in declared - own)

    @property
    def namespaced(self) -> frozenset[str]:
        """The dotted packages after which the project's own distributions are named.

        What `acme-billing` installs is, by convention, `acme.billing` where others share `acme`.
        """
        own = (name for folder in self._folders.values() for name in folder.own)
        return frozenset(name.replace("-", ".") for name in own if "-" in name)

    @property
    def commands(self) -> tuple[tuple[str, str], ...]:
        """The commands that installing it brings, each with the `module:function` that it runs."""
        return tuple(one for folder in self._folders.values() for one in folder.commands)

    def is_packaged(self, path: str) -> bool:
        """Whether a file belongs to something that is distributed, and that others may import."""
        folders = (self._folders.get(one) for one in self._upwards(path))
        return any(
            folder.own or any(file.name in ("setup.py", "setup.cfg") for file in folder.files)
            for folder in folders
            if folder is not None
        )

    def declared(self, path: str) -> tuple[frozenset[str], Evidence] | None:
        """Every distribution that the project asks for, and the manifests nearest to a file.

        None where that is not all of it: there is no manifest, or one computes what it requires.
        """
        above = [self._folders[one] for one in self._upwards(path) if one in self._folders]
        everything = self._folders.values()
        if not above or any(one.is_open for one in everything) or self._in_file(path):
            return None
        names = frozenset(one.name for folder in everything for one in folder.declarations)
        return names, tuple(
            Step(relative_path(file, self._root), 1, "does not name it") for file in above[0].files
        )

    def pin(self, distributions: Sequence[str], path: str) -> SdkPin:
        """How the manifests hold the version of an SDK that a file uses.

        What a script says of itself goes first, or a notebook where it installs a version; then
        the nearest folder upwards whose manifests name it, together with the lock files above that
        folder that lock what these admit; then any manifest of the project that holds a version:
        one beside the file that holds none is no fault of the file's.
        Where several lines speak of it, the tightest counts. Nothing can be said
        ("not_applicable") where there is no manifest, or where none names it and one of them
        computes what it requires.

        Args:
            distributions: names on PyPI, the usual one first.
            path: the file, relative to the root.
        """
        names = tuple(map(canonicalize_name, distributions))
        if not names:
            return _NOTHING_KNOWN
        in_file = self._pin(_of(self._in_file(path), names))
        if in_file and not (in_file.state == "unconstrained" and path.endswith(_NOTEBOOK)):
            return in_file
        above = [self._folders[one] for one in self._upwards(path) if one in self._folders]
        for index, folder in enumerate(above):
            upper = above[index + 1 :] if folder.is_package else ()
            own = _of(folder.declarations, names)
            locks = [one for other in upper for one in _of(other.declarations, names)]
            if pin := self._pin([*own, *_covering(locks, own)]):
                return pin
        pins = [self._pin(_of(one.declarations, names)) for one in self._folders.values()]
        if any(pins):
            found = min(filter(None, pins), key=lambda pin: _TIGHTNESS.index(pin.state))
            return (
                _NOTHING_KNOWN
                if found.state == "unconstrained"
                else structs.replace(found, beside=True)
            )
        if not above or any(one.is_open or not one.own.isdisjoint(names) for one in above):
            return _NOTHING_KNOWN
        if in_file:
            return in_file
        silent = (
            Step(relative_path(file, self._root), 1, f"does not name {distributions[0]}")
            for file in above[0].files
        )
        return SdkPin(state="undeclared", distribution=distributions[0], evidence=tuple(silent))

    def _read_in_file(self, path: str) -> tuple[Declaration, ...]:
        """What a file of code says that it needs, if it does."""
        read = read_installs if path.endswith(_NOTEBOOK) else read_script
        return read(self._root / path, self._disk)

    def _upwards(self, path: str) -> Iterator[Path]:
        for folder in (self._root / path).parents:
            yield folder
            if folder == self._last:
                return

    def _pin(self, found: Sequence[Declaration]) -> SdkPin | None:
        """What lines that name a distribution say together; None if none asks for it."""
        if all(one.kind == "constraint" for one in found):
            return None
        required = [one for one in found if one.kind == "requirement"]
        tightest = min(found, key=lambda one: (_TIGHTNESS.index(one.state), _strays(one, required)))
        steps = dict.fromkeys((*required[:1], tightest))
        return SdkPin(
            state=tightest.state,
            distribution=tightest.name,
            specifier=tightest.specifier or None,
            evidence=tuple(map(self._step, steps)),
        )

    def _step(self, found: Declaration) -> Step:
        verbs = {"requirement": "requires", "constraint": "constrains", "lock": "locks"}
        text = f"{verbs[found.kind]} {found.text}"
        return Step(relative_path(found.path, self._root), found.line, text)


class _Folder(Struct, frozen=True):
    """What the manifests in one folder say.

    Attributes:
        is_package: they describe something to install, which a lock file above may cover.
        is_open: one of them computes requirements, which cannot be read.
        own: names under which the project itself is distributed.
        commands: what installing it brings, and the `module:function` that each runs.
    """

    files: tuple[Path, ...]
    declarations: tuple[Declaration, ...]
    is_package: bool
    is_open: bool
    own: frozenset[str]
    commands: tuple[tuple[str, str], ...]


def read_manifests(paths: Collection[str], root: Path, documents: Documents) -> Manifests:
    """The manifests in the folders of a run's files and above; `documents` notes broken ones.

    Args:
        paths: the files of the run, relative to the root.
        root: absolute.
        documents: reads the files.
    """
    within = {root / folder for folder in folders_around(paths)}
    folders = sorted({*within, root, *folders_above(root)})
    read = ((folder, _read(folder, documents)) for folder in folders)
    return Manifests(root, {folder: found for folder, found in read if found}, documents.disk)


def _read(folder: Path, documents: Documents) -> _Folder | None:
    found = [
        (file, reader)
        for file in _files(folder, documents.disk)
        if (reader := _reader(file)) and _is_manifest(file, documents)
    ]
    if not found:
        return None
    files = tuple(file for file, _ in found)
    document = documents.toml(folder / "pyproject.toml")
    listed = any(reader is read_requirements for _, reader in found)
    setup = documents.text(folder / "setup.py")
    computed = is_computed(setup) and not listed
    return _Folder(
        files,
        tuple(chain.from_iterable(reader(file, documents) for file, reader in found)),
        is_package=any(file.name == "pyproject.toml" for file in files),
        is_open=computed or is_open_ended(document) or documents.is_broken(files),
        own=frozenset(map(canonicalize_name, (*project_names(document), *setup_names(setup)))),
        commands=(
            *commands(document),
            *setup_commands(setup, documents.ini(folder / "setup.cfg")),
        ),
    )


def _files(folder: Path, disk: Disk) -> list[Path]:
    """What could be manifests in a folder, also in one kept for requirements only."""
    files = [folder / name for name in disk.names(folder, _NAMES)]
    for one in (folder / name for name in _REQUIREMENTS_FOLDERS):
        files += [one / name for name in disk.names(one, f"{_NAMES}|{_KEPT_THERE}")]
    return files


def _reader(file: Path) -> Reader | None:
    if file.parent.name in _REQUIREMENTS_FOLDERS and re.fullmatch(_KEPT_THERE, file.name):
        return read_requirements
    if file.name in TOML_LOCKS or PYLOCK.fullmatch(file.name):
        return read_toml_lock
    if _REQUIREMENTS.fullmatch(file.name):
        return read_requirements
    if CONDA.fullmatch(file.name):
        return read_conda
    return _READERS.get(file.name)


def _is_manifest(file: Path, documents: Documents) -> bool:
    """Whether a file that may declare dependencies does, or cannot be read well enough to tell."""
    if file.name == "pyproject.toml":
        document = documents.toml(file)
        return declares_dependencies(document) or documents.is_broken([file])
    if file.name == "setup.cfg":
        sections = documents.ini(file)
        return any(name.startswith("options") for name in sections) or documents.is_broken([file])
    return True


def _covering(above: Iterable[Declaration], own: Iterable[Declaration]) -> Iterator[Declaration]:
    """The lines of lock files further up that can hold for a folder, not for another project."""
    required = [one for one in own if one.kind == "requirement"]
    for one in above:
        if one.kind == "lock" and not (required and _strays(one, required)):
            yield one


def _strays(one: Declaration, required: Iterable[Declaration]) -> bool:
    """Whether a lock file is older than what is required: it locks what nothing admits now."""
    version = one.specifier.removeprefix("==")
    return one.kind == "lock" and not any(
        SpecifierSet(other.specifier).contains(version, prereleases=True) for other in required
    )


def _of(declarations: Iterable[Declaration], names: Collection[str]) -> list[Declaration]:
    return [one for one in declarations if one.name in names]


_READERS: dict[str, Reader] = {
    "pyproject.toml": read_pyproject,
    "setup.py": read_setup_py,
    "setup.cfg": read_setup_cfg,
    "Pipfile": read_pipfile,
    "Pipfile.lock": read_pipfile_lock,
}
_NAMES = "|".join(
    [
        *map(re.escape, (*_READERS, *TOML_LOCKS)),
        *(pattern.pattern for pattern in (_REQUIREMENTS, PYLOCK, CONDA)),
    ]
)
"""The names that manifests have."""
