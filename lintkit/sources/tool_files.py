"""Tools that a file of configuration lists or describes below a line `tools:`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = re.compile(r"^(?P<indent> *)(?:- +)?tools:\s*$")
_LISTED = re.compile(r"- +(?:name: *)?[\"']?(?:[\w.]+:)?(?P<name>[A-Za-z_]\w*)[\"']?\s*$")
_KEY = re.compile(r"[\"']?(?P<name>[A-Za-z_]\w*)[\"']?:\s*$")
_DESCRIBING = re.compile(r"(?:signature|docstring|description):")


def tools_in(text: str) -> Iterator[tuple[str, int, bool]]:
    """Name and line of each tool, and whether the file itself describes it.

    Only the layout by indents, as people write YAML, is read. A name in a list may be anything;
    a key is taken for a tool where it has a signature or a description.
    """
    lines = text.splitlines()
    for number, line in enumerate(lines):
        head = _HEAD.match(line)
        if head is not None:
            yield from _below(lines, number + 1, len(head["indent"]))


def _below(lines: list[str], start: int, outer: int) -> Iterator[tuple[str, int, bool]]:
    inner, key = -1, ("", 0)
    for number, line in enumerate(lines[start:], start=start + 1):
        entry = line.strip()
        if not entry or entry.startswith("#"):
            continue
        indent = len(line) - len(line.lstrip(" "))
        if indent < outer or (indent == outer and not entry.startswith("- ")):
            return
        inner = indent if inner < 0 else inner
        if indent < inner:
            return
        if indent == inner:
            listed, named = _LISTED.match(entry), _KEY.match(entry)
            key = (named["name"], number) if named is not None else ("", 0)
            if listed is not None:
                yield listed["name"], number, False
        elif key[0] and _DESCRIBING.match(entry):
            yield *key, True
            key = ("", 0)
