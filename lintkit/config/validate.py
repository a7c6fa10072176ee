"""Turning raw values into settings, with an error that a person can act on."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import fields

from lintkit.config.patterns import is_pattern
from lintkit.config.settings import EXTEND, Origin, Settings
from lintkit.errors import ConfigError, LintkitError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_STRINGS = "an array of strings"
_CODES = 'an array of rule codes, such as ["LK1", "LK205"]'
_PATTERNS = 'an array of patterns, such as ["examples/"]'
_EXPECTED = {
    "profile": 'one of "default", "strict" and "audit"',
    "select": _CODES,
    "ignore": _CODES,
    "exclude": _PATTERNS,
    "extend-exclude": _PATTERNS,
    "per-file-ignores": 'a table of rule codes by pattern, such as { "tests/**" = ["LK1"] }',
    "tests": _PATTERNS,
    "src": _STRINGS,
    "catalogue": _STRINGS,
    "plugins": 'an array of folders, such as ["lint"]',
    "retirement-horizon-days": "a whole number of days, 0 or more",
    "sign-off-max-age-days": "a whole number of days, 1 or more",
    "wait-budget-seconds": "a number of seconds above 0",
    "fix-timeout-seconds": "a number of seconds above 0",
}
_CODE = re.compile(r"[A-Z]{2,}\d{0,3}")


def validate(raw: Mapping[str, object], origins: Mapping[str, Origin]) -> Settings:
    """Settings made of raw values by TOML key; what is not given keeps its default.

    Raises:
        ConfigError: a value from a file has the wrong type or means nothing.
        UsageError: the same, for a value from the command line.
    """
    values = {}
    for field in fields(Settings):
        key = field.encode_name
        if key not in raw:
            continue
        try:
            value = msgspec.convert(raw[key], field.type)
        except msgspec.ValidationError as error:
            text = f"expected {_EXPECTED[key]}, got {_describe(raw[key])}"
            raise _mistake(origins[field.name], text) from error
        if complaint := _complaint(key, value):
            raise _mistake(origins[field.name], complaint)
        values[field.name] = value
    return Settings(**values)


def reject_unknown(keys: Iterable[str], where: str) -> None:
    """Raises ConfigError for a key that does not exist, with the one that was probably meant."""
    known = [EXTEND, *(field.encode_name for field in fields(Settings))]
    for key in keys:
        if key in known:
            continue
        near = get_close_matches(key.replace("_", "-").lower(), known, n=1)
        hint = f"did you mean `{near[0]}`?" if near else f"the keys are {', '.join(known)}."
        raise ConfigError(f"{where}: unknown key `{key}`; {hint}")


def _mistake(origin: Origin, text: str) -> LintkitError:
    kind = UsageError if origin.source == "command line" else ConfigError
    return kind(f"{origin}: {text}.")


def _complaint(key: str, value: Any) -> str | None:  # noqa: ANN401 (typed by `Settings`)
    """What is wrong with a value of the right type, if anything."""
    if key in ("select", "ignore"):
        return _wrong_code(value)
    if key in ("exclude", "extend-exclude", "tests"):
        return _wrong_pattern(value)
    if key == "per-file-ignores":
        codes = (code for ignored in value.values() for code in ignored)
        return _wrong_pattern(value) or _wrong_code(codes)
    return None


def _wrong_code(codes: Iterable[str]) -> str | None:
    for code in codes:
        if not _CODE.fullmatch(code):
            return f'"{code}" is not a rule code, nor the beginning of one, such as LK101 or LK1'
    return None


def _wrong_pattern(patterns: Iterable[str]) -> str | None:
    for pattern in patterns:
        if not is_pattern(pattern):
            return f'"{pattern}" is not a pattern: write it as in .gitignore, such as "examples/"'
    return None


def _describe(value: object) -> str:
    """A TOML value in words; a container by the first item that is not a string."""
    if isinstance(value, dict):
        odd = next((item for item in value.values() if not _is_strings(item)), None)
        return "an empty table" if odd is None else f"a table that holds {_describe(odd)}"
    if isinstance(value, (list, tuple)):
        odd = next((item for item in value if not isinstance(item, str)), None)
        return "an array of strings" if odd is None else f"an array that holds {_describe(odd)}"
    if isinstance(value, bool):
        return f"the boolean {str(value).lower()}"
    if isinstance(value, str):
        return f'the string "{value}"'
    if isinstance(value, int):
        return f"the integer {value}"
    return f"{value}"


def _is_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
