"""What a project says of its code beside it."""

from __future__ import annotations

from msgspec import Struct

from lintkit.accounts.sdks import SdkPins
from lintkit.catalogue.imports import ImportNames
from lintkit.sources.layout import Layout
from lintkit.sources.manifests import Manifests
from lintkit.sources.mentions import Mentions


class ProjectFiles(Struct, frozen=True):
    """The files of a project beside its code, and what is known of the packages they name.

    Attributes:
        layout: where all of its modules are.
    """

    manifests: Manifests
    mentions: Mentions
    import_names: ImportNames
    layout: Layout


class Project(Struct, frozen=True):
    """What is known of a project beside its code.

    Attributes:
        sdk_pins: the versions of SDKs that its manifests allow.
        files: None: nothing more is known of them.
    """

    sdk_pins: SdkPins
    files: ProjectFiles | None = None
