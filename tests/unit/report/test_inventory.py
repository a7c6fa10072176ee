import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from msgspec import structs

from lintkit.model import (
    CallerDeadline,
    Deadline,
    IdleGuard,
    IntegrationPoint,
    Inventory,
    ModelPin,
    SdkPin,
    Snapshot,
    Step,
    Unhandled,
    WrongUnit,
)
from lintkit.report import inventory_csv, inventory_cyclonedx, inventory_json

SCHEMA = Path(__file__).parents[3] / "docs" / "inventory-v1.schema.json"
TODAY = date(2026, 11, 26)

CONTRACT = {
    "": {"path", "line", "end_line", "symbol", "provider", "call", "kind"},
    "deadline": {
        "state",
        "seconds",
        "attempts",
        "worst_case_seconds",
        "covers",
        "evidence",
        "callers",
    },
    "model": {"state", "value", "source", "retires", "evidence"},
    "output": {"checks", "missing", "evidence"},
    "tests": {"state", "edge_cases", "tests", "evidence"},
}


@pytest.fixture
def eventful(point: IntegrationPoint) -> IntegrationPoint:
    """A point about which all that can be told is told."""
    step = Step("app/chat.py", 5, "here")
    caller = CallerDeadline("app/main.py", 12, "app.main.chat", "infinite", evidence=(step,))
    return structs.replace(
        point,
        path="app/other.py",
        deadline=Deadline(state="infinite", callers=(caller,)),
        model=ModelPin(
            state="retired",
            value="gpt-4-32k",
            source="constant",
            retires="2025-06-06",
            others=(ModelPin(state="dynamic", source="environment"),),
        ),
        sdk=SdkPin(state="exact", distribution="openai", specifier="==2.54.0"),
        blocks=(step,),
        wrong_unit=WrongUnit(number=30000.0, takes="s"),
        idle_guards=(IdleGuard(guard="a", reason="b", evidence=(step,)),),
        unhandled=Unhandled(failures=("timeout",)),
    )


def test_json_holds_every_key_of_the_contract(point: IntegrationPoint) -> None:
    document = json.loads(inventory_json.render(Inventory((point,))))
    assert document["schema"] == "lintkit/inventory/v1"
    (entry,) = document["points"]
    for part, keys in CONTRACT.items():
        assert keys <= set(entry[part] if part else entry)
    assert entry["deadline"]["evidence"][0] == {
        "path": "app/client.py",
        "line": 3,
        "text": "the client is built here without a timeout",
    }
    assert entry["entry_points"][0]["label"] == "POST /chat"


def test_json_without_points_is_an_empty_list() -> None:
    document = json.loads(inventory_json.render(Inventory((), Snapshot("2026-11-23", 3))))
    assert document == {
        "schema": "lintkit/inventory/v1",
        "models_snapshot": {"as_of": "2026-11-23", "age_days": 3},
        "points": [],
    }


def test_json_follows_the_schema_in_the_documentation(
    point: IntegrationPoint, eventful: IntegrationPoint
) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    document = json.loads(inventory_json.render(Inventory((point, eventful))))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)
    document["points"][0]["deadline"].pop("state")
    with pytest.raises(jsonschema.ValidationError, match="'state' is a required property"):
        jsonschema.validate(document, schema)


def test_schema_in_the_documentation_is_up_to_date() -> None:
    mend = "python -m lintkit.report.inventory_json > docs/inventory-v1.schema.json"
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == inventory_json.schema(), mend


def test_cyclonedx_is_valid_and_names_models_and_sdks(
    point: IntegrationPoint, eventful: IntegrationPoint
) -> None:
    text = inventory_cyclonedx.render(Inventory((point, eventful)), "shop", TODAY)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    document = json.loads(text)
    found = {(one["type"], one["name"]): one for one in document["components"]}
    assert set(found) == {
        ("machine-learning-model", "gpt-4o"),
        ("machine-learning-model", "gpt-4-32k"),
        ("machine-learning-model", inventory_cyclonedx.NOT_NAMED),
        ("library", "openai"),
    }
    retired = found["machine-learning-model", "gpt-4-32k"]
    assert {"name": "lintkit:retires", "value": "2025-06-06"} in retired["properties"]
    (occurrence,) = retired["evidence"]["occurrences"]
    assert (occurrence["location"], occurrence["line"]) == ("app/other.py", 5)
    purls = {one["purl"] for one in document["components"] if "purl" in one}
    assert purls == {"pkg:pypi/openai", "pkg:pypi/openai@2.54.0"}
    assert document["metadata"]["timestamp"] == "2026-11-26T00:00:00+00:00"


def test_cyclonedx_is_the_same_for_the_same_inventory(point: IntegrationPoint) -> None:
    first, second = (
        inventory_cyclonedx.render(Inventory((point,)), "shop", TODAY) for _ in range(2)
    )
    assert first == second


def test_cyclonedx_without_points_is_valid() -> None:
    text = inventory_cyclonedx.render(Inventory(()), "shop", TODAY)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_cyclonedx_leaves_out_what_is_no_model(point: IntegrationPoint) -> None:
    tool = structs.replace(
        point,
        model=ModelPin(state="not_applicable"),
        sdk=SdkPin(state="not_applicable"),
    )
    document = json.loads(inventory_cyclonedx.render(Inventory((tool,)), "shop", TODAY))
    assert "components" not in document


def test_csv_has_one_row_a_point(point: IntegrationPoint) -> None:
    (row,) = csv.DictReader(StringIO(inventory_csv.render([point])))
    assert row["path"] == "app/chat.py"
    assert row["seconds"] == "600"
    assert row["sdk"] == "openai>=1,<2"
    assert row["tests_missing"] == "empty; truncated"
    assert row["retires"] == ""


def test_csv_cell_is_never_a_formula(point: IntegrationPoint) -> None:
    model = ModelPin(state="unknown", value="=HYPERLINK(1)\n\x1b[0m")
    hostile = structs.replace(point, model=model)
    (row,) = csv.DictReader(StringIO(inventory_csv.render([hostile])))
    assert row["model"] == r"'=HYPERLINK(1)\n\x1b[0m"
