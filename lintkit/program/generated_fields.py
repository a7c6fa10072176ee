"""Which classes get their fields from an `__init__` that a library makes for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.classes import NAMED_TUPLE

if TYPE_CHECKING:
    from lintkit.program.link import Link

SETTINGS = frozenset(
    {"pydantic_settings.BaseSettings", "pydantic.BaseSettings", "pydantic.v1.BaseSettings"}
)
"""Their fields are read from the environment, whatever their defaults are."""

PYDANTIC = SETTINGS | frozenset(
    {
        "pydantic.BaseModel",
        "pydantic.main.BaseModel",
        "pydantic.v1.BaseModel",
        "pydantic.generics.GenericModel",
        "pydantic.RootModel",
        "sqlmodel.SQLModel",
    }
)
DUMPING = frozenset({"attr.asdict", "attrs.asdict", "dataclasses.asdict"})
"""Functions that make a dict of the fields of their argument."""

TUPLES = frozenset({NAMED_TUPLE, "typing.NamedTuple"})
_MODEL_BASES = PYDANTIC | TUPLES | {"msgspec.Struct"}


def is_generated(link: Link, class_: int) -> bool:
    """Whether instances get their fields from a generated `__init__`."""
    return any(entry in link.generated for entry in link.classes[class_].mro) or any(
        base in _MODEL_BASES for base in link.classes.external_bases(class_)
    )


def is_named_tuple(link: Link, class_: int) -> bool:
    """Whether the fields of an instance are the items of a tuple."""
    return not TUPLES.isdisjoint(link.classes.external_bases(class_))
