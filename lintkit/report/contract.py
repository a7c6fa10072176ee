"""What all JSON contracts have in common: the form of the text, and the schema of the document."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

import msgspec

from lintkit.report.escape import printable_json


def as_json(document: object) -> str:
    """A document in the form that all of lintkit's JSON has: indented, one newline at the end."""
    text = msgspec.json.format(msgspec.json.encode(document), indent=2).decode()
    return printable_json(text) + "\n"


def schema_of(document: type[msgspec.Struct], name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a document.

    Args:
        document: its type.
        name: the contract, as in "lintkit/findings/v1".
    """
    root, definitions = msgspec.json.schema_components((document,), ref_template="#/$defs/{name}")
    for definition in definitions.values():
        if "description" in definition:
            definition["description"] = cleandoc(definition["description"])
        # Defaults are for those who build documents: whoever reads one finds every key.
        definition["required"] = list(definition["properties"])
        for value in definition["properties"].values():
            value.pop("default", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        **root[0],
        "$defs": definitions,
    }
