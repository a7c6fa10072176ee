"""A digest of what code does, taken from its lowered form.

Lowering has left comments and layout behind already. What is left out here as well: lines and
columns, the name of the code itself, docstrings and other strings that nobody reads, and the order
of imports. So a formatter changes nothing, and neither does a renamed file.
"""

from __future__ import annotations

from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from lintkit import ir
from lintkit.lowering.operands import operands, rename

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lintkit.ir import AnyInstruction, Code, Module, Register

FORM = "1"
"""Raised whenever a digest of the same code becomes another: what was signed before cannot be
compared any more, and that is not to look as if the code had changed."""

_LENGTH = 16  # hexadecimal digits: enough to tell a change, short enough to read past
_IMPORTS = (ir.ImportModule, ir.ImportFrom, ir.ImportStar)
_MAKERS = (ir.MakeFunction, ir.MakeClass)
_LAYOUT = frozenset({"line", "column", "end_line", "end_column", "file"})


def short_digest(text: str) -> str:
    """A digest of a text, hexadecimal."""
    return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:_LENGTH]


def code_digest(module: Module, index: int) -> str:
    """The digest of a code with its decorators, defaults and inner functions.

    Of a module or a class body it is what stands there itself: functions have their own.
    """
    return f"{FORM}:{short_digest(repr(list(_written(module, index))))}"


def module_digest(module: Module) -> str:
    """The digest of all code of a module."""
    digests = [code_digest(module, at) for at in range(len(module.codes))]
    return f"{FORM}:{short_digest(repr(digests))}"


def _written(module: Module, index: int) -> Iterator[object]:
    code = module.codes[index]
    yield code.kind, code.is_async, code.is_generator, repr(code.returns)
    yield from (
        (one.name, one.kind, one.has_default, repr(one.annotation)) for one in code.parameters
    )
    parent = module.codes[code.parent]
    maker = next(
        (one for one in parent.instructions if isinstance(one, _MAKERS) and one.code == index),
        None,
    )
    if maker is not None:
        needed = _slice(parent, (*code.decorators, *operands(maker)))
        around = _Writer(module, code.parent)
        # Where they stand in the parent says nothing of the function: no regions.
        yield [around.instruction(one)[2:] for one in around.kept() if _target(one) in needed]
    body = _Writer(module, index)
    yield from (body.instruction(one) for one in body.kept())
    yield from body.regions()


class _Writer:
    """Writes the instructions of one code down, its registers numbered in order of appearance."""

    def __init__(self, module: Module, index: int) -> None:
        self._module = module
        self._index = index
        self._code = module.codes[index]
        self._indexes = {"target": self._number, "owner": self._levels, "code": self._made}
        self._next = count(len(self._code.parameters))
        self._numbers: dict[Register, int] = {ir.NO_REGISTER: ir.NO_REGISTER}
        self._numbers |= {one.register: at for at, one in enumerate(self._code.parameters)}
        for instruction in self._code.instructions:
            if isinstance(instruction, (ir.ImportModule, ir.ImportFrom)):
                # Known by what it imports, so that sorting imports changes nothing.
                self._numbers[instruction.target] = int(short_digest(_named(instruction)), 16)

    def kept(self) -> Iterator[AnyInstruction]:
        """The instructions that do something, imports apart."""
        imported = {_target(one) for one in self._code.instructions if isinstance(one, _IMPORTS)}
        read = {register for one in self._code.instructions for register in operands(one)}
        for region in self._code.regions:
            read |= {region.test, *region.subjects}
        for one in self._code.instructions:
            is_text = isinstance(one, ir.Const) and one.target not in read
            is_import = isinstance(one, _IMPORTS) or (
                isinstance(one, ir.StoreName) and one.value in imported
            )
            if not is_text and not is_import:
                yield one

    def instruction(self, one: AnyInstruction) -> tuple[object, ...]:
        """One instruction, its kind and region first."""
        fields = asdict(rename(one, self._number))
        written = [
            (name, self._field(name, value))
            for name, value in fields.items()
            if name not in _LAYOUT and name != "region"
        ]
        return type(one).__name__, one.region, *written

    def regions(self) -> Iterator[tuple[object, ...]]:
        """The regions that say under which conditions the instructions run."""
        for region in self._code.regions:
            registers = [self._number(one) for one in (region.test, *region.subjects)]
            shape = (region.kind, region.parent, region.partner, region.exits, region.is_async)
            yield *shape, registers

    def _field(self, name: str, value: object) -> object:
        if name in self._indexes and isinstance(value, int):
            return self._indexes[name](value)
        return repr(value)

    def _number(self, register: Register) -> int:
        if register not in self._numbers:
            self._numbers[register] = next(self._next)
        return self._numbers[register]

    def _levels(self, owner: int) -> int | str:
        """How many scopes up a name belongs; indexes move with every function that is added."""
        if owner == ir.MODULE_CODE:
            return "module"
        index, levels = self._index, 0
        while index not in (owner, ir.MODULE_CODE):
            index, levels = self._module.codes[index].parent, levels + 1
        return levels

    def _made(self, index: int) -> str:
        """What an inner definition is known by: in a function its content, elsewhere its name."""
        inner = self._module.codes[index]
        own = self._code.kind in ("function", "lambda") or inner.kind == "lambda"
        return code_digest(self._module, index) if own else inner.name


def _slice(code: Code, registers: Iterable[Register]) -> Collection[Register]:
    """The registers from which others are computed, these included."""
    defining = {_target(one): one for one in code.instructions}
    found: set[Register] = set()
    waiting = list(registers)
    while waiting:
        register = waiting.pop()
        if register not in found:
            found.add(register)
            if (instruction := defining.get(register)) is not None:
                waiting += operands(instruction)
    return found


def _target(instruction: AnyInstruction) -> Register | None:
    return getattr(instruction, "target", None)


def _named(instruction: ir.ImportModule | ir.ImportFrom) -> str:
    kept = {name: value for name, value in asdict(instruction).items() if name not in _LAYOUT}
    return repr((type(instruction).__name__, kept | {"target": 0, "region": 0}))
