"""What makes a finding the same finding after the code around it has changed.

A finding is known by its code, its file, the symbol it stands in and what is written there, never
by a line number. What is written is taken as Python reads it, so that a formatter changes nothing.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections import Counter
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lintkit.model import Finding, Span

_LONGEST = 200  # characters of source that a key shows; of a longer one, a digest stands for it
_DIGEST = 16


class Key(Struct, frozen=True, order=True):
    """The identity of a finding. Two findings can share one, as two equal calls in a function do.

    Attributes:
        path: of the file, relative to the root.
        symbol: dotted name within the file, so that it outlives a renamed file.
        source: what is written there, in one normal form.
    """

    path: str
    code: str
    symbol: str
    source: str

    def fingerprint(self, occurrence: int = 0) -> str:
        """A digest that tells the finding from all others of a run, hexadecimal.

        Args:
            occurrence: which of those with this key it is, from 0.
        """
        parts = (self.path, self.code, self.symbol, self.source, str(occurrence))
        return sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def key_of(finding: Finding, lines: Sequence[str]) -> Key:
    """The identity of a finding, given the lines of its file, without their ends."""
    path = finding.span.path
    source = _shortened(_normalised(finding.span, lines))
    return Key(path, finding.code, within_file(finding.symbol, path), source)


def fingerprints(
    findings: Iterable[Finding], lines: Callable[[str], Sequence[str]]
) -> tuple[str, ...]:
    """A fingerprint for each finding; findings that share a key are told apart by their order."""
    seen: Counter[Key] = Counter()
    result = []
    for finding in findings:
        key = key_of(finding, lines(finding.span.path))
        result.append(key.fingerprint(seen[key]))
        seen[key] += 1
    return tuple(result)


def within_file(symbol: str, path: str) -> str:
    """A dotted name without that of its module, which a renamed file changes."""
    parts = list(PurePosixPath(path).with_suffix("").parts)
    if parts and parts[-1] == "__init__":
        parts.pop()
    for start in range(len(parts)):
        module = ".".join(parts[start:])
        if symbol == module:
            return ""
        if symbol.startswith(f"{module}."):
            return symbol[len(module) + 1 :]
    return symbol


def _normalised(span: Span, lines: Sequence[str]) -> str:
    stretch = list(lines[span.line - 1 : span.end_line])
    if not stretch:
        return ""
    if (span.line, span.column) == (span.end_line, span.end_column):  # a line, or a place in it
        return _one_line(stretch[0])
    stretch[-1] = stretch[-1][: span.end_column]
    stretch[0] = stretch[0][span.column :]
    text = "\n".join(stretch)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Python says of odd escapes is not for our user
            tree = ast.parse(f"({text}\n)", mode="eval")
        return _one_line(ast.unparse(tree))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return _one_line(text)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _shortened(source: str) -> str:
    if len(source) <= _LONGEST:
        return source
    digest = sha256(source.encode("utf-8", "backslashreplace")).hexdigest()[:_DIGEST]
    return f"{source[:_LONGEST]}… sha256:{digest}"
