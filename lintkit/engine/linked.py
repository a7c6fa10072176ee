"""A project as a linked program, with what its files and manifests say beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lintkit.catalogue import load_catalogue
from lintkit.engine.gather import gather
from lintkit.engine.reader import Reader
from lintkit.engine.unread import of_manifest
from lintkit.plugins import catalogue_folders
from lintkit.program.linker import link
from lintkit.program.search_path import searched
from lintkit.sources.documents import Documents
from lintkit.sources.files import Problem
from lintkit.sources.layout import find_layout
from lintkit.sources.manifests import read_manifests
from lintkit.sources.tests_layout import find_tests

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.catalogue import Catalogue
    from lintkit.engine.gather import Gathered, Request
    from lintkit.model import Finding
    from lintkit.program.program import Program
    from lintkit.sources.manifests import Manifests

_OF_PROJECTS = (".git", "pyproject.toml", "requirements.txt", "setup.cfg", "setup.py")
"""What stands where a project begins, so that its tests lie below."""


@dataclass(frozen=True)
class Linked:
    """A program with all that is asked about it later.

    Attributes:
        unread: findings about sources and manifests that could not be read.
    """

    request: Request
    gathered: Gathered
    unread: tuple[Finding, ...]
    catalogue: Catalogue
    manifests: Manifests
    is_test: Callable[[str], bool]
    program: Program

    @property
    def reader(self) -> Reader:
        """The files as reports ask for them, with paths from the current folder."""
        return Reader(self.gathered.files, self.request.config.root, Path.cwd())

    @property
    def tests(self) -> frozenset[str]:
        """The paths of the modules that hold tests."""
        return frozenset(filter(self.is_test, self.gathered.modules))

    @property
    def holds_all_tests(self) -> bool:
        """Whether no test of the project can lie outside the paths of the run."""
        root = self.request.config.root
        return all(
            path == root
            or any((path / name).exists() for name in _OF_PROJECTS)
            or any((root / test).is_relative_to(path) for test in self.tests)
            for path in self.request.paths
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, and where and why, as the ledger takes it."""
        return tuple(
            Problem(one.span.path, f"line {one.span.line}: {one.message}") for one in self.unread
        )


def link_project(request: Request) -> Linked:
    """Reads and links a project.

    Raises:
        LintkitError: the request or the catalogue cannot be used.
    """
    config = request.config
    catalogue = load_catalogue([*catalogue_folders(config.plugins), *config.catalogue])
    gathered = gather(request)
    request.progress("Linking", 0, 0)
    paths = gathered.modules.keys()
    documents = Documents(config.root)
    manifests = read_manifests(paths, config.root, documents)
    imported = {name.partition(".")[0] for sdk in catalogue.sdks for name in sdk.imports}
    outside = imported | manifests.import_names
    on_path = searched(gathered.modules.values())
    layout = find_layout(
        paths,
        config.root,
        documents,
        src=config.src,
        outside=outside,
        searched={config.root / one.folder: one.first for one in on_path},
    )
    is_test = find_tests(paths, config.root, documents, patterns=config.tests)
    program = link(gathered.modules.values(), layout)
    unread = (*gathered.unread, *map(of_manifest, documents.problems))
    return Linked(request, gathered, unread, catalogue, manifests, is_test, program)
