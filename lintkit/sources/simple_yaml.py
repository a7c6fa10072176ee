"""YAML as people write configuration in it: mappings and lists by indents, plain scalars.

What is richer (anchors, tags, several documents, nested flow collections) is not read at all.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEY = re.compile(r"""(?P<key>"[^"\\]*"|'[^']*'|[^\s'"\[\]{}#&*!|>%@`:,?-][^:#]*?):(?:\s+|$)""")
_COMMENT = re.compile(r"""(?:^|\s)#.*$""")
_QUOTED = re.compile(r"""("[^"\\]*(?:\\.[^"\\]*)*"|'(?:[^']|'')*')\s*(?:#.*)?$""")
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE", "yes", "Yes", "on", "On"), True),
    **dict.fromkeys(("false", "False", "FALSE", "no", "No", "off", "Off"), False),
}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?[0-9]+\.[0-9]*(?:[eE][-+][0-9]+)?")
_BLOCK = re.compile(r"[|>][-+]?")


class YamlError(ValueError):
    """A text is no YAML of the simple kind."""


class _Line(Struct):
    """A line that says something, and what stands on it after its indent."""

    number: int
    indent: int
    text: str


def simple_yaml(text: str) -> object:
    """The document in a text.

    Raises:
        YamlError: it is richer, or no YAML.
    """
    raw = text.splitlines()
    lines = list(_lines(raw))
    if not lines:
        return None
    reader = _Reader(lines, raw)
    found = reader.node(lines[0].indent)
    if reader.at < len(lines):
        raise YamlError("a line that belongs to nothing")
    return found


def _lines(raw: list[str]) -> Iterator[_Line]:
    for number, line in enumerate(raw):
        text = line.strip()
        if not text or text.startswith("#") or (text == "---" and not number):
            continue
        indent = len(line) - len(line.lstrip(" "))
        if line[indent] == "\t" or text in ("---", "..."):
            raise YamlError("tabs, or several documents")
        yield _Line(number, indent, text)


class _Reader:
    """Reads lines one after another; `at` is the index of the next one."""

    def __init__(self, lines: list[_Line], raw: list[str]) -> None:
        self._lines = lines
        self._raw = raw
        self.at = 0

    def node(self, indent: int) -> object:
        """The mapping, list or scalar that begins on the next line, at an indent."""
        line = self._lines[self.at]
        if line.text == "-" or line.text.startswith("- "):
            return self._list(indent)
        if _KEY.match(line.text):
            return self._mapping(indent)
        self.at += 1
        return _scalar(line.text)

    def _list(self, indent: int) -> list[object]:
        found: list[object] = []
        while (line := self._next(indent)) and (line.text == "-" or line.text.startswith("- ")):
            rest = line.text[1:].lstrip()
            if not rest:
                self.at += 1
                found.append(self._below(indent))
            elif _KEY.match(rest):  # a mapping whose first key stands on the line of the dash
                line.indent += len(line.text) - len(rest)
                line.text = rest
                found.append(self._mapping(line.indent))
            else:
                self.at += 1
                found.append(self._value(rest, indent))
        return found

    def _mapping(self, indent: int) -> dict[str, object]:
        found: dict[str, object] = {}
        while line := self._next(indent):
            match = _KEY.match(line.text)
            key = None if match is None else _scalar(match["key"].strip())
            if match is None or not isinstance(key, str) or key in found or key == "<<":
                raise YamlError("a key that is none, or stands there twice")
            self.at += 1
            found[key] = self._value(line.text[match.end() :], indent, in_mapping=True)
        return found

    def _next(self, indent: int) -> _Line | None:
        """The next line, where it has an indent; None where it has less."""
        if self.at == len(self._lines) or self._lines[self.at].indent < indent:
            return None
        if self._lines[self.at].indent > indent:
            raise YamlError("an indent that nothing explains")
        return self._lines[self.at]

    def _value(self, rest: str, indent: int, *, in_mapping: bool = False) -> object:
        """What stands after a key or dash: on its line, or below it."""
        plain = _COMMENT.sub("", rest).strip()
        if not plain:
            return self._below(indent, in_mapping=in_mapping)
        return self._block(indent, plain) if _BLOCK.fullmatch(plain) else _scalar(rest.strip())

    def _below(self, indent: int, *, in_mapping: bool = False) -> object:
        if self.at == len(self._lines):
            return None
        line = self._lines[self.at]
        is_list = line.text == "-" or line.text.startswith("- ")
        if line.indent > indent or (in_mapping and is_list and line.indent == indent):
            return self.node(line.indent)
        return None

    def _block(self, indent: int, style: str) -> str:
        """A text of several lines, which ends where a line is indented less."""
        first = self._lines[self.at - 1].number + 1
        while self.at < len(self._lines) and self._lines[self.at].indent > indent:
            self.at += 1
        last = self._lines[self.at].number if self.at < len(self._lines) else len(self._raw)
        texts = [line.strip() for line in self._raw[first:last]]
        return ("\n" if style[0] == "|" else " ").join(texts).strip()


def _scalar(text: str) -> object:
    if (quoted := _QUOTED.fullmatch(text)) is not None:
        inner = quoted[1]
        try:
            return json.loads(inner) if inner[0] == '"' else inner[1:-1].replace("''", "'")
        except ValueError as error:
            raise YamlError("an escape that JSON does not have") from error
    plain = _COMMENT.sub("", text).strip()
    if plain.startswith("[") and plain.endswith("]"):
        return [_scalar(part.strip()) for part in plain[1:-1].split(",") if part.strip()]
    if plain == "{}":
        return {}
    if plain[:1] in tuple("[]{}&*!|>%@`'\"?,") or ": " in plain or plain.endswith(":"):
        raise YamlError("more than a plain scalar")
    if plain in _WORDS:
        return _WORDS[plain]
    if _INTEGER.fullmatch(plain):
        return int(plain)
    return float(plain) if _FLOAT.fullmatch(plain) else plain
