"""Every integration point with its account for programs: the contract `lintkit/inventory/v1`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, field

from lintkit.model import IntegrationPoint, Snapshot
from lintkit.report.contract import as_json, schema_of

if TYPE_CHECKING:
    from lintkit.model import Inventory


class Document(Struct, frozen=True, kw_only=True):
    """What `lintkit inventory --format json` writes.

    Paths are relative to the root of the run; lines count from 1, columns from 0. Within v1, keys
    are added and never taken away. A figure that is not known, or without end, is null.
    """

    contract: Literal["lintkit/inventory/v1"] = field(default="lintkit/inventory/v1", name="schema")
    models_snapshot: Snapshot | None
    points: tuple[IntegrationPoint, ...]


def render(inventory: Inventory) -> str:
    """A JSON document."""
    return as_json(Document(models_snapshot=inventory.models, points=inventory.points))


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the document."""
    return schema_of(Document, "lintkit/inventory/v1")


if __name__ == "__main__":
    print(json.dumps(schema(), indent=2))  # noqa: T201 (how docs/inventory-v1.schema.json is made)
