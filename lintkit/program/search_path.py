"""The folders that code puts on `sys.path`, as far as they are written out."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit import ir

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.ir import AnyInstruction, Code, Module, Register

_SAME = frozenset({"Path", "PurePath", "abspath", "absolute", "as_posix", "fspath", "normpath"}) | {
    "realpath",
    "resolve",
    "str",
}
"""Functions and methods that give the path they are given."""

_HERE = frozenset({"cwd", "getcwd"})
_BY_PYTEST = "syspath_prepend"
"""A method of pytest's `monkeypatch`."""
_DEEPEST = 40


class Searched(Struct, frozen=True, order=True):
    """A folder on `sys.path`.

    Attributes:
        folder: relative to the root of the run; it need not exist.
        first: whether it comes before the packages that are installed.
    """

    folder: str
    first: bool


def searched(modules: Iterable[Module]) -> tuple[Searched, ...]:
    """The folders that the codes of a program put on `sys.path`, in order."""
    found = {
        one
        for module in modules
        for code in module.codes
        for one in _Reader(module, code).searched()
    }
    return tuple(sorted(found))


class _Reader:
    """Reads the paths in one code."""

    def __init__(self, module: Module, code: Code) -> None:
        self._module = module
        self._code = code
        self._definitions: dict[Register, AnyInstruction] = {}

    def searched(self) -> Iterator[Searched]:
        """The folders that the code puts on `sys.path`."""
        if not any(
            isinstance(one, ir.GetAttr | ir.SetAttr) and one.name in {"path", _BY_PYTEST}
            for one in self._code.instructions
        ):
            return
        self._define()
        for instruction in self._code.instructions:
            for register, first in self._added(instruction):
                for path in self._paths(register, 0):
                    folder = posixpath.normpath(path)
                    if not folder.startswith(("..", "/")):
                        yield Searched(folder, first)

    def _define(self) -> None:
        self._definitions = {
            target: one
            for one in self._code.instructions
            if (target := getattr(one, "target", ir.NO_REGISTER)) != ir.NO_REGISTER
        }

    def _added(self, instruction: AnyInstruction) -> Iterator[tuple[Register, bool]]:
        """What an instruction adds to `sys.path`."""
        if isinstance(instruction, ir.Call):
            method = self._definitions.get(instruction.callee)
            if not isinstance(method, ir.GetAttr) or not instruction.arguments:
                return
            adds = method.name in {"append", "extend", "insert"}
            if method.name == _BY_PYTEST or (adds and self._is_search_path(method.object)):
                first = method.name in {"insert", _BY_PYTEST}
                yield instruction.arguments[-1].value, first
        elif isinstance(instruction, ir.SetItem):
            if self._is_search_path(instruction.object):
                yield instruction.value, True
        elif isinstance(instruction, ir.SetAttr):
            owner = self._definitions.get(instruction.object)
            if instruction.name == "path" and _name(owner) == "sys":
                yield instruction.value, True

    def _is_search_path(self, register: Register) -> bool:
        found = self._definitions.get(register)
        if not isinstance(found, ir.GetAttr) or found.name != "path":
            return False
        return _name(self._definitions.get(found.object)) == "sys"

    def _paths(self, register: Register, depth: int) -> Iterator[str]:
        """The paths that a register can be; a relative one may start here or at the root."""
        found = self._definitions.get(register)
        if isinstance(found, ir.Build):
            for entry in found.entries:
                yield from self._paths(entry.value, depth)
            return
        if isinstance(found, ir.Operate) and found.operator in {"+", "+="}:
            for operand in found.operands:
                yield from self._paths(operand, depth)
            return
        path = self._path(register, depth)
        if path is None:
            return
        yield path
        if isinstance(found, ir.Const):
            yield posixpath.join(posixpath.dirname(self._module.path), path)

    def _path(self, register: Register, depth: int) -> str | None:
        found = self._definitions.get(register)
        if depth > _DEEPEST or found is None:
            return None
        if isinstance(found, ir.Const):
            return found.value if isinstance(found.value, str) else None
        if isinstance(found, ir.LoadName):
            return self._of_name(found, depth + 1)
        if isinstance(found, ir.GetAttr):
            if found.name == "pardir":
                return ".."
            return self._folder(found.object, depth + 1) if found.name == "parent" else None
        if isinstance(found, ir.GetItem):
            return self._ancestor(found, depth + 1)
        if isinstance(found, ir.Operate):
            return self._join(found.operands, depth + 1) if found.operator == "/" else None
        return self._of_call(found, depth + 1) if isinstance(found, ir.Call) else None

    def _of_name(self, load: ir.LoadName, depth: int) -> str | None:
        if load.name == "__file__":
            return self._module.path
        body = self._module.codes[ir.MODULE_CODE]
        if load.owner != ir.MODULE_CODE:
            return None
        stored = [
            one.value
            for one in body.instructions
            if isinstance(one, ir.StoreName) and one.name == load.name
        ]
        if len(stored) != 1:
            return None
        reader = _Reader(self._module, body)
        reader._define()
        return reader._path(stored[0], depth)

    def _folder(self, register: Register, depth: int, levels: int = 1) -> str | None:
        path = self._path(register, depth)
        if path is None:
            return None
        return posixpath.normpath(posixpath.join(path, *[".."] * levels))

    def _ancestor(self, item: ir.GetItem, depth: int) -> str | None:
        """`path.parents[n]`."""
        parents, key = self._definitions.get(item.object), self._definitions.get(item.key)
        if not isinstance(parents, ir.GetAttr) or parents.name != "parents":
            return None
        if not isinstance(key, ir.Const) or not isinstance(key.value, int):
            return None
        return self._folder(parents.object, depth, key.value + 1)

    def _join(self, registers: Iterable[Register], depth: int) -> str | None:
        parts = [self._path(register, depth) for register in registers]
        known = [part for part in parts if part is not None]
        return posixpath.join(*known) if known and len(known) == len(parts) else None

    def _of_call(self, call: ir.Call, depth: int) -> str | None:
        callee = self._definitions.get(call.callee)
        name = _name(callee)
        given = [argument.value for argument in call.arguments]
        if name in _HERE:
            return "."
        if name == "dirname":
            return self._folder(given[0], depth) if given else None
        if name == "join":
            return self._join(given, depth)
        receiver = callee.object if isinstance(callee, ir.GetAttr) else ir.NO_REGISTER
        if name == "joinpath":
            return self._join((receiver, *given), depth)
        if name in _SAME and (given or receiver != ir.NO_REGISTER):
            return self._join(given, depth) if given else self._path(receiver, depth)
        return None


def _name(instruction: AnyInstruction | None) -> str:
    """The last name of what an instruction loads."""
    if isinstance(instruction, ir.ImportModule):
        return instruction.module
    if isinstance(instruction, ir.GetAttr | ir.LoadName | ir.ImportFrom):
        return instruction.name
    return ""
