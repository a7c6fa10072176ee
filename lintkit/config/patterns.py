"""Path patterns, written as in .gitignore."""

from __future__ import annotations

import re
from functools import lru_cache

from pathspec import GitIgnoreSpec

_STARS = re.compile(r"\*+")
_MOST_STARS = 4
_NAME = re.compile(r"\.?\w[\w.-]*")
_FOLDER = re.compile(rf"{_NAME.pattern}/")
_END = re.compile(r"\*\.\w[\w.-]*")


@lru_cache(maxsize=256)
def compile_patterns(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """A matcher for paths relative to the folder the patterns belong to; the last match decides.

    Args:
        patterns: each of them one for which `is_pattern` holds.
    """
    return GitIgnoreSpec.from_lines(patterns)


@lru_cache(maxsize=256)
def matcher(patterns: tuple[str, ...]) -> Matcher:
    """What tells which paths patterns leave out; see `compile_patterns`."""
    return Matcher(patterns)


class Matcher:
    """Tells which paths patterns leave out.

    Most patterns are names or ends of names. These are looked up: compiling an expression for each
    takes longer than all that is done with it.
    """

    def __init__(self, patterns: tuple[str, ...]) -> None:
        self._patterns = patterns
        self._names = frozenset(filter(_NAME.fullmatch, patterns))
        self._folders = frozenset(one[:-1] for one in patterns if _FOLDER.fullmatch(one))
        self._ends = tuple(one[1:] for one in patterns if _END.fullmatch(one))
        self._others = tuple(one for one in patterns if not _is_plain(one))
        self._takes_back = any(one.lstrip().startswith("!") for one in self._others)

    def verdict(self, path: str) -> bool | None:
        """Whether a path is left out; None where no pattern is about it.

        Args:
            path: relative to the folder the patterns belong to; that of a folder ends with a slash.
        """
        if not self._is_named(path) and not _any_of(self._others).match(path):
            return None
        if not self._takes_back:
            return True
        return compile_patterns(self._patterns).check_file(path).include

    def _is_named(self, path: str) -> bool:
        parts = path.split("/")
        return (
            not self._names.isdisjoint(parts)
            or not self._folders.isdisjoint(parts[:-1])
            or any(part.endswith(self._ends) for part in parts)
        )


@lru_cache(maxsize=256)
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
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
    if _is_plain(text):
        return True
    if len(_STARS.findall(text)) > _MOST_STARS:
        return False
    try:
        compile_patterns((text,))
    except (ValueError, re.error):
        return False
    return True


def _is_plain(pattern: str) -> bool:
    return any(kind.fullmatch(pattern) for kind in (_NAME, _FOLDER, _END))
