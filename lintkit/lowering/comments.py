"""Comments that mean something: directives to lintkit, and notes of work to do."""

from __future__ import annotations

import io
import re
import tokenize

from lintkit.ir import Comment

_MEANINGFUL = re.compile(r"#.*(?:lintkit:|\b(?:TODO|FIXME|HACK|XXX)\b)")


def comments(text: str) -> tuple[Comment, ...]:
    """The comments of `text` that mean something; the same words in strings do not count."""
    if not _MEANINGFUL.search(text):
        return ()
    found = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT and _MEANINGFUL.match(token.string):
                found.append(Comment(token.start[0], token.string))
    except (tokenize.TokenError, SyntaxError):
        pass  # syntax newer than the running Python: what stands before it is found
    return tuple(found)
