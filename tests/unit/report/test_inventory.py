import csv
import json
from io import StringIO

from msgspec import structs

from lintkit.model import IntegrationPoint, ModelPin
from lintkit.report import inventory

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


def test_json_holds_every_key_of_the_contract(point: IntegrationPoint) -> None:
    document = json.loads(inventory.render_json([point]))
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
    assert json.loads(inventory.render_json([])) == {"schema": inventory.SCHEMA, "points": []}


def test_csv_has_one_row_a_point(point: IntegrationPoint) -> None:
    (row,) = csv.DictReader(StringIO(inventory.render_csv([point])))
    assert row["path"] == "app/chat.py"
    assert row["seconds"] == "600"
    assert row["sdk"] == "openai>=1,<2"
    assert row["tests_missing"] == "empty; truncated"
    assert row["retires"] == ""


def test_csv_cell_is_never_a_formula(point: IntegrationPoint) -> None:
    model = ModelPin(state="unknown", value="=HYPERLINK(1)\n\x1b[0m")
    hostile = structs.replace(point, model=model)
    (row,) = csv.DictReader(StringIO(inventory.render_csv([hostile])))
    assert row["model"] == r"'=HYPERLINK(1)\n\x1b[0m"
