"""Data in text, as programs load it: INI, JSON, TOML and YAML."""

from __future__ import annotations

import json
from configparser import Error as IniError
from configparser import RawConfigParser
from typing import Literal, TypeAlias

import tomli
import yaml

Form: TypeAlias = Literal["ini", "json", "toml", "yaml"]


class _Loader(yaml.SafeLoader):
    """Loads plain data: what an alias repeats can grow without bound."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("an alias")
        return super().compose_node(parent, index)


def data_in(text: str, form: Form) -> object:
    """What is in a text of a form; None where it cannot be read.

    Returns:
        Dicts, lists and scalars; None also for an empty document, and for YAML with aliases.
        The sections of INI files hold the defaults as well.
    """
    try:
        if form == "ini":
            parser = RawConfigParser()
            parser.read_string(text)
            return {name: dict(section) for name, section in parser.items()}
        if form == "json":
            return json.loads(text)
        return tomli.loads(text) if form == "toml" else yaml.load(text, Loader=_Loader)  # noqa: S506 (a safe one)
    except (ValueError, RecursionError, IniError, yaml.YAMLError):
        return None
