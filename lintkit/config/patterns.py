"""Path patterns, written as in .gitignore."""

from __future__ import annotations

import re
from functools import lru_cache

from pathspec import GitIgnoreSpec

_STARS = re.compile(r"\*+")
_MOST_STARS = 4


@lru_cache(maxsize=256)
def compile_patterns(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """A matcher for paths relative to the folder the patterns belong to; the last match decides.

    Args:
        patterns: each of them one for which `is_pattern` holds.
    """
    return GitIgnoreSpec.from_lines(patterns)


@lru_cache(maxsize=256)
def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """What a path must match, from its beginning, if one of the patterns is about it at all.

    Nearly no path does, and one expression tells that ten times as fast as all of them in turn.
    """
    found = (pattern.regex for pattern in compile_patterns(patterns).patterns if pattern.regex)
    # Several groups must not share a name, and nobody asks which of them matched.
    plain = (re.sub(r"\(\?P<\w+>", "(?:", regex.pattern) for regex in found)
    return re.compile("|".join(f"(?:{regex})" for regex in plain) or r"(?!)")


def is_pattern(text: str) -> bool:
    """Whether a text means something as a pattern; a lone `!`, for one, does not.

    Nor does one with so many stars that a hostile name could make matching it go on for ever.
    """
    if len(_STARS.findall(text)) > _MOST_STARS:
        return False
    try:
        compile_patterns((text,))
    except (ValueError, re.error):
        return False
    return True
