from collections.abc import Callable
from pathlib import Path

import pytest

from lintkit.catalogue import Catalogue, load_catalogue
from lintkit.plugins import catalogue_folders

ACME = """
[sdk]
name = "acme"
provider = "any"
distributions = ["acme-ai"]
imports = ["acme"]
verified = ["acme-ai 2.1.0", "acme-ai 1.4.0"]
source = "signatures"
"""


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    return load_catalogue(catalogue_folders())


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Catalogue]:
    """Loads texts as files, each of a layer of its own, later ones on top."""

    def loaded(*texts: str) -> Catalogue:
        files = [tmp_path / f"{number}.toml" for number in range(len(texts))]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8")
        return load_catalogue(files)

    return loaded


@pytest.fixture
def load_sdk(load: Callable[..., Catalogue]) -> Callable[[str], Catalogue]:
    """Loads one file about an SDK, given what stands below its `[sdk]` table."""
    return lambda text: load(ACME + text)
