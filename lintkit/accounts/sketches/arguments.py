"""Arguments with which a test can call a function."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.model.sketches import Argument
from lintkit.program.values import Constant, External, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lintkit.catalogue import Catalogue
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

_TEXT = '"Where is my order?"'
_BY_TYPE = {
    "str": _TEXT,
    "int": "1",
    "float": "1.0",
    "bool": "False",
    "bytes": 'b"Where is my order?"',
    **dict.fromkeys(("list", "List", "Sequence", "Iterable"), "[]"),
    **dict.fromkeys(("dict", "Dict", "Mapping"), "{}"),
    **dict.fromkeys(("tuple", "Tuple"), "()"),
    **dict.fromkeys(("set", "Set"), "set()"),
}
_DOUBLE = "mock.MagicMock()"


class Arguments:
    """Finds arguments for the functions of one program."""

    def __init__(self, program: Program, catalogue: Catalogue) -> None:
        self._program = program
        self._catalogue = catalogue

    def of(self, ref: CodeRef, *, bound: bool) -> tuple[Argument, ...]:
        """An argument for each parameter that has no default.

        Args:
            ref: a function.
            bound: whether the first parameter is the object that it is called on.
        """
        parameters = self._program.code(ref).parameters[1 if bound else 0 :]
        return tuple(
            Argument("" if one.kind == "positional_only" else one.name, self._value(ref, one))
            for one in parameters
            if not one.has_default and not one.kind.startswith("var_")
        )

    def _value(self, ref: CodeRef, parameter: ir.Parameter) -> str:
        place = Place(ref, parameter.register)
        values = self._program.values(place)
        for value in values:
            if isinstance(value, External) and self._catalogue.client(value.symbol):
                return f"{value.symbol}()"
        if parameter.annotation is not None:
            known = next(filter(None, map(_BY_TYPE.get, _names(parameter.annotation))), None)
            if known is not None:
                return known
        for value in values:
            if isinstance(value, Constant) and isinstance(value.value, str | int | float):
                is_text = isinstance(value.value, str)
                return json.dumps(value.value) if is_text else repr(value.value)
        used = {type(self._program.instruction(site)) for site in self._program.uses(place)}
        if ir.Iterate in used:
            return "[]"
        return _DOUBLE if parameter.annotation is not None or ir.GetAttr in used else _TEXT


def imports(arguments: Sequence[Argument]) -> Iterator[str]:
    """The modules that arguments name."""
    for argument in arguments:
        name, called, _ = argument.value.partition("(")
        if argument.value == _DOUBLE:
            yield "unittest.mock"
        elif called and "." in name:
            yield name.rpartition(".")[0]


def _names(annotation: ir.TypeRef) -> Iterator[str]:
    """The names of a type, members of a union included; `Optional` and `Annotated` hold one."""
    last = annotation.name.rpartition(".")[2]
    if annotation.name == "|" or last in {"Union", "Optional", "Annotated"}:
        for one in annotation.args:
            yield from _names(one)
    else:
        yield last
