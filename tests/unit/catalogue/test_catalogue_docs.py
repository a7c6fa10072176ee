"""docs/catalogue.md against the format itself."""

import re
from pathlib import Path

import pytest
from msgspec import Struct, structs

from lintkit.catalogue import beside, load_catalogue, schema
from lintkit.plugins import catalogue_folders

PAGE = (Path(__file__).parents[3] / "docs" / "catalogue.md").read_text(encoding="utf-8")
WORDS = set(re.findall(r"`([a-z_]+)`", PAGE))
ENTRIES = (
    *(schema.Sdk, schema.Client, schema.Call, schema.Derived, schema.Errors, schema.Response),
    *(beside.Host, beside.UrlPath, beside.ModelIds, beside.Double, beside.Recogniser),
)
TABLES = {"clients", "errors", "responses", "derived", "calls"}  # written as tables of their own
MADE = {"kin"}  # of what `like` says


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_key_is_explained(entry: type[Struct]) -> None:
    keys = {field.encode_name for field in structs.fields(entry)}
    assert keys - WORDS - TABLES - MADE == set()


def test_the_example_of_a_gateway_loads_on_top_of_what_is_shipped(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(# lintkit-gateway\.toml.*?)```", PAGE, re.DOTALL)
    assert example is not None
    file = tmp_path / "lintkit-gateway.toml"
    file.write_text(example[1], encoding="utf-8")
    catalogue = load_catalogue([*catalogue_folders(), file])
    found = catalogue.match_call("acme_gateway.AsyncGateway.chat.completions.create")
    assert found is not None
    assert (found.seconds, found.attempts, found.is_async) == (30, 1, True)
