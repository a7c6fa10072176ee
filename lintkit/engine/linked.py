"""A project as a linked program, with what its files and manifests say beside it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lintkit.accounts.account import account_for
from lintkit.accounts.modules.project import Project, ProjectFiles
from lintkit.catalogue import load_catalogue
from lintkit.catalogue.imports import ImportNames
from lintkit.engine.gather import gather
from lintkit.engine.unread import of_manifest
from lintkit.plugins import catalogue_folders
from lintkit.program.linker import link
from lintkit.program.search_path import searched
from lintkit.sources.coverage_data import read_coverage
from lintkit.sources.documents import Documents
from lintkit.sources.layout import find_layout
from lintkit.sources.manifests import read_manifests
from lintkit.sources.mentions import Mentions
from lintkit.sources.tests_layout import find_tests

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.catalogue import Catalogue
    from lintkit.engine.find import Found
    from lintkit.engine.gather import Gathered, Request
    from lintkit.model import Finding, Inventory
    from lintkit.program.program import Program
    from lintkit.sources.disk import Disk
    from lintkit.sources.manifests import Manifests

_OF_PROJECTS = (".git", "pyproject.toml", "requirements.txt", "setup.cfg", "setup.py")
"""What stands where a project begins, so that its tests lie below."""


@dataclass(frozen=True)
class Linked:
    """A program with all that is asked about it later.

    Attributes:
        unread: findings about sources and manifests that could not be read.
        disk: what was asked of the disk beside the sources.
    """

    request: Request
    gathered: Gathered
    unread: tuple[Finding, ...]
    catalogue: Catalogue
    manifests: Manifests
    is_test: Callable[[str], bool]
    program: Program
    disk: Disk

    @property
    def tests(self) -> frozenset[str]:
        """The paths of the modules that hold tests."""
        return frozenset(filter(self.is_test, self.gathered.modules))

    @property
    def holds_all_tests(self) -> bool:
        """Whether no test of the project can lie outside the paths of the run."""
        root = self.request.config.root
        is_whole = self.request.is_of_whole_project
        folded = map(os.path.abspath, self.request.paths)
        return all(
            (is_whole and path == root)
            or any(self.disk.exists(path / name) for name in _OF_PROJECTS)
            or any((root / test).is_relative_to(path) for test in self.tests)
            for path in map(Path, folded)
        )


def link_project(request: Request, found: Found) -> Linked:
    """Links a project.

    Args:
        request: what to link.
        found: its sources.

    Raises:
        LintkitError: the catalogue cannot be used.
    """
    config = request.config
    catalogue = load_catalogue([*catalogue_folders(config.plugins), *config.catalogue])
    gathered = gather(request, found)
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
    return Linked(request, gathered, unread, catalogue, manifests, is_test, program, documents.disk)


def account_for_all(linked: Linked) -> Inventory:
    """The integration points and modules of a linked project.

    Raises:
        UsageError: the data of coverage.py cannot be used.
    """
    request = linked.request
    request.progress("Accounting for integration points", 0, 0)
    observed = None
    if request.coverage is not None:
        observed = read_coverage(request.coverage, request.config.root, linked.gathered.modules)
    return account_for(
        linked.program,
        linked.catalogue,
        _project(linked),
        linked.is_test,
        today=request.today,
        horizon_days=request.config.retirement_horizon_days,
        all_tests=linked.holds_all_tests,
        observed=observed,
    )


def _project(linked: Linked) -> Project:
    """What the files of the project beside its code say."""
    config = linked.request.config
    files = ProjectFiles(
        linked.manifests,
        Mentions(config.root, linked.disk),
        ImportNames(catalogue_folders(config.plugins)),
    )
    return Project(lambda distribution, path: linked.manifests.pin([distribution], path), files)
