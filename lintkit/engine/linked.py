"""A project as a linked program, with what its files and manifests say beside it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lintkit.accounts.account import account_for
from lintkit.accounts.modules.project import Project
from lintkit.engine.aside import beside
from lintkit.engine.beside import project_files
from lintkit.engine.data import with_data
from lintkit.engine.gather import gather
from lintkit.engine.survey import survey
from lintkit.engine.unread import of_fault, of_manifest
from lintkit.program.linker import link
from lintkit.sources.coverage_data import read_coverage

if TYPE_CHECKING:
    from lintkit.catalogue import Catalogue
    from lintkit.engine.find import Found
    from lintkit.engine.gather import Gathered, Request
    from lintkit.engine.survey import Surveyed
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
        gathered: the files, and those of the modules that were linked.
        refused: findings about sources and manifests that could not be read.
    """

    request: Request
    surveyed: Surveyed
    gathered: Gathered
    refused: tuple[Finding, ...]
    program: Program

    @property
    def catalogue(self) -> Catalogue:
        """What is known of SDKs."""
        return self.surveyed.catalogue

    @property
    def manifests(self) -> Manifests:
        """Those of the project."""
        return self.surveyed.manifests

    @property
    def disk(self) -> Disk:
        """What was asked of the disk beside the sources."""
        return self.surveyed.documents.disk

    @property
    def unread(self) -> tuple[Finding, ...]:
        """Findings about what has not been taken into account so far."""
        return (*self.refused, *map(of_fault, self.program.faults))

    def is_test(self, path: str) -> bool:
        """Whether a module holds tests."""
        return self.surveyed.is_test(path)

    @property
    def tests(self) -> frozenset[str]:
        """The paths of the modules that hold tests."""
        return frozenset(filter(self.is_test, self.surveyed.paths))

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
    gathered = gather(request, found)
    surveyed = survey(request, gathered.modules.keys(), gathered.modules.values())
    return link_all(request, surveyed, gathered)


def link_all(request: Request, surveyed: Surveyed, gathered: Gathered) -> Linked:
    """Links modules, all of those that were surveyed or the part that matters."""
    request.progress("Linking", 0, 0)
    documents = surveyed.documents
    root = request.config.root
    modules = with_data(gathered.modules, root, documents.disk, surveyed.is_test)
    program = link(modules, surveyed.layout, surveyed.manifests.commands, surveyed.is_test)
    refused = (*gathered.unread, *map(of_manifest, documents.problems))
    return Linked(request, surveyed, gathered, refused, program)


def account_for_all(linked: Linked, *, whole: bool = True) -> Inventory:
    """The integration points and modules of a linked project.

    Args:
        linked: the project.
        whole: whether to tell of the program beside these, too.

    Raises:
        UsageError: the data of coverage.py cannot be used.
    """
    request = linked.request
    request.progress("Accounting for integration points", 0, 0)
    observed = None
    if request.coverage is not None:
        observed = read_coverage(request.coverage, request.config.root, linked.surveyed.paths)
    with beside(linked.gathered.lines, request.jobs) as aside:
        return account_for(
            linked.program,
            linked.catalogue,
            _project(linked),
            linked.surveyed.is_test,
            today=request.today,
            horizon_days=request.config.retirement_horizon_days,
            all_tests=linked.holds_all_tests,
            whole=whole,
            observed=observed,
            aside=aside,
        )


def _project(linked: Linked) -> Project:
    """What the files of the project beside its code say."""
    manifests = linked.manifests
    return Project(
        lambda distribution, path: manifests.pin([distribution], path),
        project_files(linked.request, linked.surveyed),
    )
