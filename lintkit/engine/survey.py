"""What is around the modules of a project: manifests, the module map, which of them hold tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lintkit.engine.known_catalogue import known_catalogue
from lintkit.program.search_path import searched
from lintkit.sources.documents import Documents
from lintkit.sources.layout import find_layout
from lintkit.sources.manifests import read_manifests
from lintkit.sources.tests_layout import find_tests

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from lintkit.catalogue import Catalogue
    from lintkit.engine.gather import Request
    from lintkit.ir import Module
    from lintkit.sources.layout import Layout
    from lintkit.sources.manifests import Manifests
    from lintkit.sources.tests_layout import Tests


@dataclass(frozen=True)
class Surveyed:
    """What is around some modules.

    Attributes:
        paths: of the modules.
        documents: the project's own files, as far as they were read.
    """

    paths: Collection[str]
    catalogue: Catalogue
    manifests: Manifests
    layout: Layout
    is_test: Tests
    documents: Documents


def survey(request: Request, paths: Collection[str], modules: Iterable[Module]) -> Surveyed:
    """What is around the modules of a project.

    Args:
        request: the run.
        paths: of the modules.
        modules: those of them that put folders on `sys.path`, at least.

    Raises:
        LintkitError: the catalogue cannot be used.
    """
    config = request.config
    catalogue = known_catalogue(request)
    documents = Documents(config.root)
    manifests = read_manifests(paths, config.root, documents)
    layout = find_layout(
        paths,
        config.root,
        documents,
        src=config.src,
        outside=catalogue.packages | manifests.import_names,
        namespaced=manifests.namespaced,
        searched={config.root / one.folder: one.first for one in searched(modules)},
    )
    is_test = find_tests(paths, config.root, documents, patterns=config.tests)
    return Surveyed(paths, catalogue, manifests, layout, is_test, documents)
