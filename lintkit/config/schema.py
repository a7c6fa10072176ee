"""The JSON Schema of the configuration, for editors that check TOML as it is written.

`python -m lintkit.config.schema` prints what `docs/config.schema.json` holds.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from lintkit.config.settings import EXTEND, Settings


def schema() -> dict[str, Any]:
    """The schema of `lintkit.toml`, and of the table `[tool.lintkit]`."""
    _, definitions = msgspec.json.schema_components((Settings,))
    properties = definitions["Settings"]["properties"]
    extend = {"type": "string", "description": "Path of a configuration file to start from."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Configuration of lintkit",
        "type": "object",
        "properties": {EXTEND: extend, **properties},
        "additionalProperties": False,
    }


if __name__ == "__main__":
    print(json.dumps(schema(), indent=2))  # noqa: T201 (how docs/config.schema.json is made)
