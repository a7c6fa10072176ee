"""`property`, `staticmethod`, `classmethod` and kin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.library.support import Model, return_number
from lintkit.program.objects import ACCESSORS, WrapperObject

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link


def _wrapper(kind: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        number = link.objects.number(WrapperObject(kind, call.frame.number, call.position))
        for index, (keyword, name) in enumerate(ACCESSORS.items()):
            given = call.arguments.get(index, keyword)
            if given is not None:
                link.solver.connect(given, link.heap.field(number, name))
        return_number(link, call, number)

    return model


def _property_accessor(replaced: str) -> Model:
    def model(link: Link, call: Call, receiver: int | None) -> None:
        number = link.objects.number(WrapperObject("property", call.frame.number, call.position))
        given = call.arguments.get(0)
        if receiver is not None:
            for name in ACCESSORS.values():
                if name != replaced:
                    link.solver.connect(
                        link.heap.field(receiver, name), link.heap.field(number, name)
                    )
        if given is not None:
            link.solver.connect(given, link.heap.field(number, replaced))
        return_number(link, call, number)

    return model


_PROPERTIES = (
    "abc.abstractproperty",
    "cached_property.cached_property",
    "django.utils.functional.cached_property",
    "functools.cached_property",
    "propcache.cached_property",
    "werkzeug.utils.cached_property",
)
MODELS: dict[str, Model] = {
    "builtins.property": _wrapper("property"),
    "builtins.staticmethod": _wrapper("staticmethod"),
    "builtins.classmethod": _wrapper("classmethod"),
    **dict.fromkeys(_PROPERTIES, _wrapper("property")),
    "builtins.property.setter": _property_accessor("setter"),
    "builtins.property.getter": _property_accessor("function"),
    "builtins.property.deleter": _property_accessor("deleter"),
}
SILENT = frozenset(name for name in MODELS if name.startswith("builtins.property."))
"""Decorators that are methods of a property: like `property` itself no functions."""
