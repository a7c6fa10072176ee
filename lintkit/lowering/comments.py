"""Comments that mean something: directives to lintkit, notes of work to do or not yet done."""

from __future__ import annotations

import io
import re
import tokenize
from typing import TYPE_CHECKING

from lintkit.ir import Comment

if TYPE_CHECKING:
    from collections.abc import Iterator

_MEANINGFUL = re.compile(
    r"#.*(?:lintkit:|\b(?:TODO|FIXME|HACK|XXX)\b"
    r"|\b(?i:placeholder|stub|dummy|mock|mocked|fake|simulate[sd]?|simulating|simulation|hard-?coded"
    r"|implementation|implemented|implement|in reality|in production|real-?world|real life"
    r"|(?:real|actual|production) (?:app|application|system|scenario|code|project|version)"
    r"|demonstration|demo|replace)\b)"
)


def comments(text: str) -> tuple[Comment, ...]:
    """The comments of `text` that mean something; the same words in strings do not count."""
    return tuple(_meaningful(text)) if _MEANINGFUL.search(text) else ()


def _meaningful(text: str) -> Iterator[Comment]:
    lines = io.StringIO(text, newline=None)  # counts a lone carriage return as Python does
    try:
        for token in tokenize.generate_tokens(lines.readline):
            if token.type == tokenize.COMMENT and _MEANINGFUL.match(token.string):
                line, column = token.start
                yield Comment(line, token.string, not token.line[:column].strip())
    except (tokenize.TokenError, SyntaxError):
        return  # syntax newer than the running Python: what stands before it is found
