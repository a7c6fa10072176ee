"""Attributes of objects that the program does not define: what they are called."""

from __future__ import annotations

import builtins
import types
from functools import cache

from lintkit.program.values import External

_MOST_SEGMENTS = 12
"""Longest path that is followed through what the program does not define."""

_LONG = 8  # segments, more than the path of a client's call has

BUILTIN_TYPES = frozenset(
    f"builtins.{name}" for name, value in vars(builtins).items() if isinstance(value, type)
)
"""Calling a type is an edge to its `__init__`; those of builtin types are not Python code."""

_PLAIN: dict[str, type] = {
    **{
        f"builtins.{one.__name__}": one
        for one in (
            bool, bytearray, bytes, complex, dict, float, frozenset, int, list, memoryview, range,
            set, slice, str, tuple,
        )
    },
    "builtins.async_generator": types.AsyncGeneratorType,
    "builtins.coroutine": types.CoroutineType,
    "builtins.generator": types.GeneratorType,
}  # fmt: skip
"""Types whose objects have no attributes but those of the type."""

_MODELS = frozenset({"pydantic.BaseModel", "pydantic.main.BaseModel", "pydantic.v1.BaseModel"})
_OF_MODELS = frozenset(
    {
        *("Config", "construct", "copy", "dict", "fields", "from_orm", "json", "parse_file"),
        *("parse_obj", "parse_raw", "schema", "schema_json", "update_forward_refs", "validate"),
    }
)
"""https://docs.pydantic.dev/latest/api/base_model/, with what it had before version 2."""

_LATER = frozenset({"is_integer"})
"""Attributes that these types have in a newer Python than may be running."""

_PARSED = ("json.load", "json.loads", "tomllib.load", "tomllib.loads", "yaml.safe_load")
_OF_DATA = frozenset(name for one in (str, int, float, list, dict) for name in dir(one))
"""What the documentation of these functions says that they give: texts, numbers, lists, dicts."""


def is_too_deep(value: External) -> bool:
    """Whether attributes of an object are not followed."""
    return value.symbol.count(".") + 2 > _MOST_SEGMENTS


def is_data(value: External) -> bool:
    """Whether it is, or is a part of, what was parsed from a text: of a file, as a rule."""
    return value.symbol.startswith(_PARSED)


def lacks(symbol: str, name: str) -> bool:
    """Whether objects of a builtin type, or parsed data, have no such attribute."""
    plain = _PLAIN.get(symbol)
    if plain is None:
        return symbol.startswith(_PARSED) and name not in _OF_DATA
    return not hasattr(plain, name) and name not in _LATER


def may_have(base: str, name: str) -> bool:
    """Whether a base of a class may have an attribute; what some have is known."""
    if base in _MODELS:
        return name in _OF_MODELS or name.startswith(("__", "model_"))
    type_ = getattr(builtins, base.removeprefix("builtins."), None)
    return not isinstance(type_, type) or hasattr(type_, name)


def exists(symbol: str) -> bool:
    """Whether there may be such a function: of `except Exception as e: e.code()`, there is none.

    A method that a builtin type lacks is one of a subclass; its data are no functions.
    """
    if not symbol.startswith("builtins."):
        return True
    base, _, name = symbol.rpartition(".")
    found = getattr(getattr(builtins, base.removeprefix("builtins."), None), name, None)
    return may_have(base, name) and (found is None or callable(found))


def attribute(value: External, name: str) -> External | None:
    """An attribute of an object; None where its type has none of that name."""
    if lacks(value.symbol, name):
        return None
    if value.origin is None:
        return External(f"{value.symbol}.{name}")
    return External(_extended(value.symbol, name), value.origin)


@cache
def _extended(symbol: str, name: str) -> str:
    """The path to an attribute; a long one is without the way from a name to the same name.

    What is reached through one attribute again and again is as a rule of one kind: the parent of a
    node, the parent of that. So paths through structures that refer to themselves are few.
    """
    segments = symbol.split(".")
    if len(segments) >= _LONG:
        segments = segments[: segments.index(segments[-1]) + 1]
    return ".".join([*segments, name])
