"""Puts loaded data into a code, as displays in the place of what a call gives or is given.

Where a path stands for the data of its file, they come in the place of the path.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from msgspec.structs import replace

from lintkit import ir

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_VALUES = 400
"""In one file; with more it is data rather than configuration."""

_LARGEST = 2**63
_FILLED_IN = ("${", "{{", "<", "$(", "%(")
"""Begins a part of a text that something else fills in."""


class Loaded:
    """What is loaded at one place.

    Args:
        data: dicts, lists and scalars.
        file: the path of the file, as evidence names it; "" where the code holds the text.
        text: of the file, by which the lines are found.
    """

    def __init__(self, data: object, file: str = "", text: str = "") -> None:
        self._data = data
        self._file = file
        self._lines = text.splitlines()

    @property
    def is_configuration(self) -> bool:
        """Whether it is a mapping or list of few values."""
        return isinstance(self._data, dict | list) and _size(self._data) <= MOST_VALUES

    def put(self, code: ir.Code, position: int, *, keeps: bool = False) -> ir.Code:
        """A code in which a call gives what it loads, or a path what is in its file.

        Args:
            code: the code.
            position: of the call, or of the path.
            keeps: whether the call makes an object that keeps the data: it is given the data then.
        """
        place = code.instructions[position]
        assert isinstance(place, ir.Call | ir.Const)  # noqa: S101
        display = _Display(code, place, self._file, self._lines)
        if keeps and isinstance(place, ir.Call):
            return display.give(position, place, self._data)
        return display.put(position, self._data)


def _size(data: object) -> int:
    if isinstance(data, dict):
        return 1 + sum(map(_size, data.values()))
    return 1 + sum(map(_size, data)) if isinstance(data, list) else 1


class _Display:
    """Writes the instructions that build the data of one place."""

    def __init__(
        self, code: ir.Code, place: ir.Call | ir.Const, file: str, lines: Sequence[str]
    ) -> None:
        self._code = code
        self._place = place
        self._file = file
        self._lines = lines
        self._line = 0
        self._registers = code.registers
        self._made: list[ir.AnyInstruction] = []

    def put(self, position: int, data: object) -> ir.Code:
        unused = self._register()  # a call stays a call
        self._build(data, self._place.target)
        before, after = self._code.instructions[:position], self._code.instructions[position + 1 :]
        return replace(
            self._code,
            instructions=(*before, replace(self._place, target=unused), *self._made, *after),
            registers=self._registers,
        )

    def give(self, position: int, call: ir.Call, data: object) -> ir.Code:
        given = replace(call.arguments[0], value=self._value(data))
        call = replace(call, arguments=(given, *call.arguments[1:]))
        before, after = self._code.instructions[:position], self._code.instructions[position + 1 :]
        return replace(
            self._code,
            instructions=(*before, *self._made, call, *after),
            registers=self._registers,
        )

    def _register(self) -> ir.Register:
        self._registers += 1
        return self._registers - 1

    def _value(self, data: object) -> ir.Register:
        target = self._register()
        self._build(data, target)
        return target

    def _build(self, data: object, target: ir.Register) -> None:
        place = (self._place.line, self._place.region, target)
        if isinstance(data, dict):
            entries = tuple(self._entry(key, value) for key, value in data.items())
            self._made.append(ir.Build(*place, "dict", entries))
        elif isinstance(data, list):
            entries = tuple(ir.Entry(self._value(one)) for one in data)
            self._made.append(ir.Build(*place, "list", entries))
        elif _is_plain(data):
            self._made.append(ir.Const(*place, data, self._where()))
        else:
            self._made.append(ir.Opaque(*place, type(data).__name__))

    def _entry(self, key: object, value: object) -> ir.Entry:
        self._go_to(str(key))
        register = self._value(key)
        return ir.Entry(self._value(value), register)

    def _go_to(self, key: str) -> None:
        """To the line of a key, which comes after those of the keys before it."""
        for number in range(self._line, len(self._lines)):
            if key in self._lines[number]:
                self._line = number
                return

    def _where(self) -> str:
        return f"{self._file}:{self._line + 1}" if self._file else ""


def _is_plain(data: object) -> TypeGuard[ir.Scalar]:
    """Whether a scalar is told as it is."""
    if isinstance(data, str):
        return not any(one in data for one in _FILLED_IN)
    if isinstance(data, int):
        return -_LARGEST <= data < _LARGEST
    return data is None or isinstance(data, float)
