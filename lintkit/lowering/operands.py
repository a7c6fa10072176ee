"""Which fields of an instruction are registers, taken from the declarations in `lintkit.ir`."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from msgspec.structs import replace

from lintkit.ir import NO_REGISTER, AnyInstruction, Register

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CARRIERS = {"tuple[Argument, ...]", "tuple[Entry, ...]", "tuple[Default, ...]"}


def _fields(kind: type, *declared: str) -> tuple[str, ...]:
    annotations: dict[str, str] = kind.__annotations__
    return tuple(
        name for name, type_ in annotations.items() if name != "target" and type_ in declared
    )


_SINGLE = {kind: _fields(kind, "Register") for kind in get_args(AnyInstruction)}
_TUPLES = {kind: _fields(kind, "tuple[Register, ...]") for kind in get_args(AnyInstruction)}
_CARRIED = {kind: _fields(kind, *_CARRIERS) for kind in get_args(AnyInstruction)}


def operands(instruction: AnyInstruction) -> Iterator[Register]:
    """The registers that an instruction reads, in the order of its fields."""
    kind = instruction.__class__
    for name in _SINGLE[kind]:
        if (register := getattr(instruction, name)) != NO_REGISTER:
            yield register
    for name in _TUPLES[kind]:
        yield from getattr(instruction, name)
    for name in _CARRIED[kind]:
        for part in getattr(instruction, name):
            yield part.value
            if getattr(part, "key", NO_REGISTER) != NO_REGISTER:
                yield part.key


def rename(instruction: AnyInstruction, name_of: Callable[[Register], Register]) -> AnyInstruction:
    """The instruction with the registers that it reads renamed."""
    kind = instruction.__class__
    changes: dict[str, object] = {
        name: name_of(getattr(instruction, name)) for name in _SINGLE[kind]
    }
    for name in _TUPLES[kind]:
        changes[name] = tuple(map(name_of, getattr(instruction, name)))
    for name in _CARRIED[kind]:
        changes[name] = tuple(
            replace(part, value=name_of(part.value), key=name_of(part.key))
            if hasattr(part, "key")
            else replace(part, value=name_of(part.value))
            for part in getattr(instruction, name)
        )
    return replace(instruction, **changes) if changes else instruction
