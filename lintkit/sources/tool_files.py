"""Tools that a file of configuration lists or describes under a key `tools`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from lintkit.sources.yaml_tree import documents, line_of, pairs, texts, under

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEY = re.compile(r"\btools[\"']?\s*:")
_LISTED = re.compile(r"(?:[\w.]+:)?(?P<name>[A-Za-z_]\w*)")
_DESCRIBING = frozenset({"signature", "docstring", "description"})


def tools_in(text: str) -> Iterator[tuple[str, int, bool]]:
    """Name and line of each tool, and whether the file itself describes it.

    A name in a list may be anything; a key is taken for a tool where it has a signature or a
    description.
    """
    if not _KEY.search(text):  # which is found out sooner than what else the text holds
        return
    for key, tools in pairs(documents(text)):
        if key == "tools" and isinstance(tools, yaml.SequenceNode):
            yield from _listed(tools)
        elif key == "tools" and isinstance(tools, yaml.MappingNode):
            for name, told in tools.value:
                if _is_mapping(told) and any(one.value in _DESCRIBING for one in texts(told)):
                    yield name.value, line_of(name), True


def _listed(tools: yaml.SequenceNode) -> Iterator[tuple[str, int, bool]]:
    for entry in tools.value:
        named = under(entry, "name") if _is_mapping(entry) else entry
        found = _LISTED.fullmatch(named.value) if isinstance(named, yaml.ScalarNode) else None
        if found is not None and named is not None:
            yield found["name"], line_of(named), False


def _is_mapping(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode)
