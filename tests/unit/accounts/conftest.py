from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from lintkit.accounts.account import account_for
from lintkit.accounts.call_map import call_map
from lintkit.accounts.modules.project import Project
from lintkit.catalogue import Catalogue, load_catalogue
from lintkit.lowering import lower
from lintkit.model import CallMap, IntegrationPoint, Inventory, SdkPin
from lintkit.plugins import catalogue_folders
from lintkit.program.linker import link
from lintkit.program.program import Program
from lintkit.sources.coverage_data import Observed
from lintkit.sources.documents import Documents
from lintkit.sources.layout import find_layout
from lintkit.sources.tests_layout import find_tests

TODAY = date(2025, 10, 1)

Linked = Callable[..., tuple[Program, Callable[[str], bool]]]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(catalogue_folders())


@pytest.fixture
def linked(catalogue: Catalogue, tmp_path: Path) -> Linked:
    """Small files, given by path, as a program; one text alone is `app.py`."""

    def found(files: str | dict[str, str]) -> tuple[Program, Callable[[str], bool]]:
        texts = {"app.py": files} if isinstance(files, str) else files
        documents = Documents(tmp_path)
        imported = {name.partition(".")[0] for sdk in catalogue.sdks for name in sdk.imports}
        layout = find_layout(texts, tmp_path, documents, src=(), outside=imported)
        tests = find_tests(texts, tmp_path, documents)
        modules = (lower(dedent(text), path) for path, text in texts.items())
        return link(modules, layout, (), tests), tests

    return found


@pytest.fixture
def inventory(catalogue: Catalogue, linked: Linked) -> Callable[..., Inventory]:
    """The inventory of small files."""

    def found(
        files: str | dict[str, str],
        specifiers: dict[str, str] | None = None,
        observed: Observed | None = None,
    ) -> Inventory:
        program, is_test = linked(files)
        return account_for(
            program,
            catalogue,
            Project(_pins(specifiers or {})),
            is_test,
            today=TODAY,
            horizon_days=90,
            observed=observed,
        )

    return found


@pytest.fixture
def mapped(linked: Linked, inventory: Callable[..., Inventory]) -> Callable[..., CallMap]:
    """The call map of small files."""

    def found(files: str | dict[str, str]) -> CallMap:
        program, is_test = linked(files)
        return call_map(program, inventory(files).points, is_test)

    return found


@pytest.fixture
def points(
    inventory: Callable[..., Inventory],
) -> Callable[..., tuple[IntegrationPoint, ...]]:
    """The integration points of small files."""

    def found(
        files: str | dict[str, str],
        specifiers: dict[str, str] | None = None,
        observed: Observed | None = None,
    ) -> tuple[IntegrationPoint, ...]:
        return inventory(files, specifiers, observed).points

    return found


@pytest.fixture
def point(
    points: Callable[..., tuple[IntegrationPoint, ...]],
) -> Callable[..., IntegrationPoint]:
    """The only integration point of small files."""

    def found(
        files: str | dict[str, str], specifiers: dict[str, str] | None = None
    ) -> IntegrationPoint:
        (only,) = points(files, specifiers)
        return only

    return found


def _pins(specifiers: dict[str, str]) -> Callable[[str, str], SdkPin]:
    def pin(distribution: str, _path: str) -> SdkPin:
        if distribution not in specifiers:
            return SdkPin(state="undeclared", distribution=distribution)
        return SdkPin(state="exact", distribution=distribution, specifier=specifiers[distribution])

    return pin
