"""YAML as a tree whose nodes know their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator


def documents(text: str) -> list[yaml.Node]:
    """The documents of a text; none where it is not YAML, or too deep."""
    try:
        return list(yaml.compose_all(text, Loader=yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError, ValueError):
        return []


def pairs(roots: list[yaml.Node]) -> Iterator[tuple[str, yaml.Node]]:
    """Each key that is a text, and its value, as they follow each other in the text.

    What aliases repeat comes once.
    """
    seen: set[int] = set()
    waiting = [*reversed(roots)]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            yield from ((key.value, value) for key, value in node.value if _is_text(key))
            waiting += (value for _, value in reversed(node.value))
        elif isinstance(node, yaml.SequenceNode):
            waiting += reversed(node.value)


def under(node: yaml.Node, name: str) -> yaml.Node | None:
    """What a mapping holds under a key; None of anything else."""
    entries = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in entries if key.value == name), None)


def texts(node: yaml.Node | None) -> list[yaml.ScalarNode]:
    """A scalar, those in a sequence, or the keys of a mapping."""
    if isinstance(node, yaml.ScalarNode):
        return [node]
    if isinstance(node, yaml.SequenceNode):
        return [one for one in node.value if _is_text(one)]
    return [key for key, _ in node.value if _is_text(key)] if node is not None else []


def line_of(node: yaml.Node) -> int:
    """The line at which a node begins, from 1; of a block, that below its `|` or `>`."""
    is_block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    line: int = node.start_mark.line
    return line + (2 if is_block else 1)


def _is_text(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode)
