import json
from pathlib import Path

import jsonschema
import pytest
import tomli

from lintkit.config.schema import schema

DOCS = Path(__file__).parents[3] / "docs"
FILE = DOCS / "config.schema.json"


def test_the_schema_in_the_documentation_is_up_to_date() -> None:
    assert json.loads(FILE.read_text(encoding="utf-8")) == json.loads(json.dumps(schema()))


def test_every_key_is_documented() -> None:
    page = (DOCS / "configuration.md").read_text(encoding="utf-8")
    assert [key for key in schema()["properties"] if f"`{key}`" not in page] == []


def test_the_example_in_the_documentation_follows_the_schema() -> None:
    page = (DOCS / "configuration.md").read_text(encoding="utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    jsonschema.validate(tomli.loads(example)["tool"]["lintkit"], schema())


@pytest.mark.parametrize(
    "text",
    ["selct = []", "select = 3", 'profile = "harsh"', "retirement-horizon-days = -1", "extend = 1"],
)
def test_mistakes_break_the_schema(text: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tomli.loads(text), schema())
