"""What the files of a project say beside its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.modules.project import ProjectFiles
from lintkit.catalogue.imports import ImportNames
from lintkit.plugins import catalogue_folders
from lintkit.sources.mentions import Mentions

if TYPE_CHECKING:
    from lintkit.engine.gather import Request
    from lintkit.engine.survey import Surveyed


def project_files(request: Request, surveyed: Surveyed) -> ProjectFiles:
    """What the files of a project say beside its code."""
    config = request.config
    return ProjectFiles(
        surveyed.manifests,
        Mentions(config.root, surveyed.documents.disk),
        ImportNames(catalogue_folders(config.plugins)),
        surveyed.layout,
    )
