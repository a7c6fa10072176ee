"""Which objects are instances of the standard library's classes, abstract ones included.

An abstract class such as `Iterable` takes whatever has its methods; one such as `Mapping` takes
what inherits from it or is registered ("collections.abc", The Python Standard Library).
"""

from __future__ import annotations

import builtins
import collections.abc
import numbers
from types import FunctionType
from typing import TYPE_CHECKING

from lintkit.program.objects import (
    Bound,
    ClassObject,
    Closure,
    ContainerObject,
    InstanceObject,
    Literal,
)

if TYPE_CHECKING:
    from lintkit.program.link import Link

_ABSTRACT = {
    **{
        f"{module}.{name}": getattr(collections.abc, name)
        for module in ("collections.abc", "typing")
        for name in collections.abc.__all__
        if name not in {"Buffer", "ByteString", "Hashable"}
    },
    "numbers.Integral": numbers.Integral,
    "numbers.Number": numbers.Number,
    "numbers.Real": numbers.Real,
}
_CONCRETE = frozenset(
    {
        "datetime.date",
        "datetime.datetime",
        "datetime.timedelta",
        "decimal.Decimal",
        "pathlib.Path",
        "pathlib.PurePath",
        "uuid.UUID",
        "weakref.ReferenceType",
        "weakref.WeakMethod",
        "weakref.ref",
    }
)
_TYPE_NAMES = {"string": "str"}


def is_standard_instance(link: Link, value: int, symbol: str) -> bool | None:
    """Whether an object is of a class of the standard library; None where that is not known."""
    found = link.objects[value]
    abstract = _ABSTRACT.get(symbol)
    if isinstance(found, InstanceObject):
        return _is_of_instance(link, found.class_, symbol)
    if abstract is not None:
        type_ = _type_of(link, value)
        return None if type_ is None else issubclass(type_, abstract)
    if symbol not in _CONCRETE:
        return None
    if isinstance(found, ContainerObject) and found.of_library:
        return found.kind == symbol or None
    return False if _type_of(link, value) is not None else None


def _is_of_instance(link: Link, class_: int, symbol: str) -> bool | None:
    bases = link.classes.external_bases(class_)
    if symbol in bases:
        return True
    abstract = _ABSTRACT.get(symbol)
    if bases or (abstract is None and symbol not in _CONCRETE):
        return None
    if abstract is None or "__subclasshook__" not in vars(abstract):
        return False
    asked: frozenset[str] = vars(abstract)["__abstractmethods__"]
    return all(link.classes.owner(class_, name) is not None for name in asked)


def _type_of(link: Link, value: int) -> type | None:
    """The type of a builtin object; of functions and classes, a type that stands for it."""
    found = link.objects[value]
    if isinstance(found, (Closure, Bound)):
        return FunctionType
    if isinstance(found, Literal):
        return type(found.value)
    if isinstance(found, ContainerObject) and not found.of_library:
        type_ = getattr(builtins, _TYPE_NAMES.get(found.kind, found.kind), None)
        return type_ if isinstance(type_, type) else None
    if isinstance(found, ClassObject) and link.classes[value].metaclass is None:
        return type
    return None
