"""Data in text, as programs load it: JSON, TOML and simple YAML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, TypeAlias

import tomli

from lintkit.sources.simple_yaml import simple_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

Form: TypeAlias = Literal["json", "toml", "yaml"]

FORMS: Mapping[str, Form] = {".json": "json", ".toml": "toml", ".yaml": "yaml", ".yml": "yaml"}
"""The form of a file, by its suffix."""


def data_in(text: str, form: Form) -> object:
    """What is in a text of a form; None where it cannot be read.

    Returns:
        Dicts, lists and scalars; None also for an empty document.
    """
    try:
        if form == "json":
            return json.loads(text)
        return tomli.loads(text) if form == "toml" else simple_yaml(text)
    except (ValueError, RecursionError):
        return None
