"""Errors that a person caused and a person can mend; anything else is a bug in lintkit."""

from __future__ import annotations

import traceback


class LintkitError(Exception):
    """A run cannot go on; the message names what is wrong, where, and how to mend it."""


class ConfigError(LintkitError):
    """A configuration file, or a value in one, cannot be used."""


class CatalogueError(LintkitError):
    """A catalogue file breaks the catalogue's shape."""


class UsageError(LintkitError):
    """The command line asks for something that does not exist or does not fit together."""


def as_bug(error: Exception) -> str:
    """What failed, and in which function of lintkit, as those who mend it want to know."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {frame.name}, line {frame.lineno}"
