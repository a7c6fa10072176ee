"""What string literals stand for."""

from __future__ import annotations

import ast
import re

import libcst as cst

_ESCAPE = re.compile(
    r"\\(\r\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|.)", re.DOTALL
)
_LINE_END = re.compile(r"\r\n|\r")


def literal_text(node: cst.SimpleString) -> str | None:
    """The text of a string literal; None for bytes, or where it is no valid Unicode."""
    source = node.value
    prefix = node.prefix
    if "b" in prefix:
        return None
    start = len(prefix)
    quotes = 3 if source[start : start + 3] in ('"""', "'''") else 1
    return _decode(source[start + quotes : len(source) - quotes], raw="r" in prefix)


def constant_text(node: cst.CSTNode) -> str | None:
    """The text of a literal, implicit concatenations included; None for anything else."""
    texts: list[str] = []
    pending = [node]
    while pending:
        part = pending.pop()
        if isinstance(part, cst.ConcatenatedString):
            pending += (part.right, part.left)
            continue
        text = literal_text(part) if isinstance(part, cst.SimpleString) else None
        if text is None:
            return None
        texts.append(text)
    return "".join(texts)


def part_text(node: cst.FormattedStringText | cst.TemplatedStringText, start: str) -> str | None:
    """The text between two expressions of an f-string that begins with `start` (`rf'''`)."""
    text = node.value.replace("{{", "{").replace("}}", "}")
    return _decode(text, raw="r" in start.rstrip("\"'").lower())


def _decode(text: str, *, raw: bool) -> str | None:
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    if raw or "\\" not in text:
        return text
    try:
        text = _ESCAPE.sub(_unescape, text)
        text.encode()
    except (SyntaxError, UnicodeEncodeError):  # an unknown \N{name}, half of a surrogate pair
        return None
    return text


def _unescape(match: re.Match[str]) -> str:
    return str(ast.literal_eval(f"'{match[0]}'"))
