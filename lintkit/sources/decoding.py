"""Decoding Python source: byte order mark, encoding declaration, line ends (PEP 263)."""

from __future__ import annotations

import re
import tokenize

_LINE_END = re.compile(r"\r\n|\r|\n")
_HEAD = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)?")
_ADVICE = "save it as UTF-8, or declare its encoding in the first line (PEP 263)"


class DecodingError(Exception):
    """Bytes that Python would not accept as source."""


def decode(content: bytes) -> tuple[str, str]:
    """The text of Python source, without byte order mark, and the name of its encoding.

    Raises:
        DecodingError: Python would not accept the bytes.
    """
    if b"\0" in content:
        line = _line_at(content, content.index(b"\0"))
        raise DecodingError(f"line {line}: holds a NUL byte, so it is not Python source")
    encoding = _detect(content)
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError as error:
        line = _line_at(content, error.start)
        raise DecodingError(f"line {line}: not valid {encoding}; {_ADVICE}") from error
    except LookupError as error:  # a codec, but not one for text: rot13, zlib
        raise DecodingError(f"declares the encoding {encoding}, which is not for text") from error


def encode(text: str) -> bytes:
    """The bytes of source as an editor holds it, from which Python would read the same text."""
    try:
        return text.encode(_detect(text.encode("utf-8", "surrogatepass")))
    except (DecodingError, LookupError, UnicodeEncodeError):
        return text.encode("utf-8", "surrogatepass")  # to be told what is wrong with it


def split_lines(text: str) -> list[str]:
    """The lines of a text as Python counts them; `str.splitlines` would break at form feeds."""
    return _LINE_END.split(text)


def _detect(content: bytes) -> str:
    """The encoding that a byte order mark or one of the first two lines declares."""
    first = _HEAD.match(content)
    second = _HEAD.match(content, first.end()) if first else None
    lines = iter([match.group() for match in (first, second) if match])
    try:
        # Of line ends, the standard library's detection knows "\n" only.
        encoding, _ = tokenize.detect_encoding(lambda: next(lines).replace(b"\r", b"\n"))
    except SyntaxError as error:
        reason = str(error.msg)
        if reason.startswith("invalid or missing encoding"):
            reason = f"not valid utf-8; {_ADVICE}"
        raise DecodingError(reason) from error
    return encoding


def _line_at(content: bytes, offset: int) -> int:
    return len(re.findall(rb"\r\n|\r|\n", content[:offset])) + 1
