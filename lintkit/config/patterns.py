"""Path patterns, written as in .gitignore."""

from __future__ import annotations

import re
from functools import lru_cache

from pathspec import GitIgnoreSpec


@lru_cache(maxsize=256)
def compile_patterns(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """A matcher for paths relative to the folder the patterns belong to; the last match decides.

    Args:
        patterns: each of them one for which `is_pattern` holds.
    """
    return GitIgnoreSpec.from_lines(patterns)


def is_pattern(text: str) -> bool:
    """Whether a text means something as a pattern; a lone `!`, for one, does not."""
    try:
        compile_patterns((text,))
    except (ValueError, re.error):
        return False
    return True
