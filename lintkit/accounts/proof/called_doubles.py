"""Assertions that a double was called, which say nothing of what becomes of its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lintkit.ir import Call, GetAttr, GetItem, LoadName, SetAttr
from lintkit.program.values import Place, Site

if TYPE_CHECKING:
    from lintkit.ir import Register
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

_CALLED = frozenset(
    {"assert_awaited", "assert_awaited_once", "assert_called", "assert_called_once"}
)
_ANSWERS = frozenset({"return_value", "side_effect"})
_ITEM = "[]"

_Path: TypeAlias = "tuple[str | Register, tuple[str, ...]]"
"""A name or register, and the attributes read of it: `client.chat.completions.create`."""


def only_called(program: Program, site: Site) -> bool:
    """Whether a call asserts no more than that what the same code has answer was called.

    By https://docs.python.org/3/library/unittest.mock.html such a double has a `return_value` or
    `side_effect`.
    """
    call = program.instruction(site)
    made = program.definition(Place(site.code, call.callee)) if isinstance(call, Call) else None
    read = None if made is None else program.instruction(made)
    if not isinstance(read, GetAttr) or read.name not in _CALLED:
        return False
    asked = _path(program, Place(site.code, read.object))
    return asked in _answering(program, site.code)


def _answering(program: Program, ref: CodeRef) -> set[_Path]:
    """What a code gives an answer: `create.return_value = …`, and all that goes below it."""
    found = set()
    for instruction in program.code(ref).instructions:
        if isinstance(instruction, SetAttr):
            root, names = _path(program, Place(ref, instruction.object))
            given = (*names, instruction.name)
            first = next((at for at, name in enumerate(given) if name in _ANSWERS), None)
            if first is not None:
                found.add((root, given[:first]))
    return found


def _path(program: Program, place: Place) -> _Path:
    names: list[str] = []
    register = place.register
    while True:
        made = program.definition(Place(place.code, register))
        read = None if made is None else program.instruction(made)
        if isinstance(read, GetAttr | GetItem):
            names.append(read.name if isinstance(read, GetAttr) else _ITEM)
            register = read.object
        else:
            root = read.name if isinstance(read, LoadName) else register
            return root, tuple(reversed(names))
