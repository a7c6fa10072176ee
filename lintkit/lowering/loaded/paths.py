"""The paths of files as code writes them, from the last folder that is written."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from lintkit import ir
from lintkit.lowering.loaded.names import At

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.lowering.loaded.names import Names

Parts: TypeAlias = tuple[str, ...]
"""The last folders of a path and the name of its file; empty: not known."""

Passed: TypeAlias = "Callable[[Names, At], Parts]"
"""Asks for the path that comes to a parameter."""

UNSET: Parts = ("",)
"""Stands for None, which another path replaces."""

_JOINING = frozenset({"os.path.join", "pathlib.Path", "pathlib.PurePath"})
_SAME = frozenset(
    {
        *("os.path.abspath", "os.path.expanduser", "os.path.normpath", "os.path.realpath"),
        *("os.fspath", "str"),
    }
)
_SAME_METHODS = frozenset({"absolute", "as_posix", "expanduser", "resolve"})
_READING = frozenset({"os.getenv", "os.environ.get"})
_OPENING = frozenset({"open", "io.open", "codecs.open"})
_OPENING_METHODS = frozenset({"open", "read_bytes", "read_text"})
_WRITING_METHODS = frozenset({"write_bytes", "write_text"})
_WRITING = frozenset("wax+")
_DEEPEST = 8


class Paths:
    """Reads the paths in one file.

    Args:
        names: the definitions of the file.
        passed: asks for the path that comes to a parameter.
    """

    def __init__(self, names: Names, passed: Passed = lambda *_: ()) -> None:
        self._names = names
        self._passed = passed

    def opened(self, at: At, depth: int = _DEEPEST) -> Parts:
        """The path of the file that is open in a register, or whose text is in it."""
        at = self._names.source(at)
        made = self._names.made(at)
        if isinstance(made, ir.Enter):
            return self.opened(At(at.code, made.manager), depth - 1)
        if not isinstance(made, ir.Call) or not depth:
            return ()
        method, owner = self._method(at.code, made)
        if method == "read":
            return self.opened(owner, depth - 1)
        if self._names.called(At(at.code, made.callee)) & _OPENING:
            return self.path(At(at.code, made.arguments[0].value)) if made.arguments else ()
        return self.path(owner) if method in _OPENING_METHODS else ()

    def written(self, code: int, call: ir.Call) -> Parts:
        """The path of the file that a call writes, or opens for that; empty for others."""
        method, owner = self._method(code, call)
        if method in _WRITING_METHODS:
            return self.path(owner)
        is_open = bool(self._names.called(At(code, call.callee)) & _OPENING)
        if not (is_open or method == "open"):
            return ()
        modes = [
            self._names.made(self._names.source(At(code, one.value))) for one in call.arguments
        ]
        texts = (one.value for one in modes if isinstance(one, ir.Const))
        is_mode = (isinstance(one, str) and len(one) <= 3 and set(one) & _WRITING for one in texts)  # noqa: PLR2004
        if not any(is_mode):
            return ()
        return self.path(At(code, call.arguments[0].value) if is_open else owner)

    def path(self, at: At, depth: int = _DEEPEST) -> Parts:
        """The path in a register."""
        at = self._names.source(at)
        made = self._names.made(at)
        if made is None:
            return self._passed(self._names, at)
        if not depth:
            return ()
        if isinstance(made, ir.Const):
            return UNSET if made.value is None else _split(made.value)
        if isinstance(made, ir.Phi):
            found = {self.path(At(at.code, one), depth - 1) for one in made.sources} - {UNSET}
            return found.pop() if len(found) == 1 else ()
        if isinstance(made, ir.GetAttr) and (option := self._names.option(at.code, made)):
            return self.path(option, depth - 1)
        if isinstance(made, ir.Operate) and made.operator == "/":
            return self._joined(at.code, made.operands, depth)
        if isinstance(made, ir.Build) and made.kind == "string":
            return self._formatted(at.code, made)
        return self._called(at.code, made, depth) if isinstance(made, ir.Call) else ()

    def _called(self, code: int, made: ir.Call, depth: int) -> Parts:
        if any(one.kind != "positional" for one in made.arguments):
            return ()
        names = self._names.called(At(code, made.callee))
        given = tuple(one.value for one in made.arguments)
        if names & _JOINING or (names & _SAME and len(given) == 1):
            return self._joined(code, given, depth)
        if names & _READING:  # with what stands in where the variable is unset
            return self.path(At(code, given[1]), depth - 1) if len(given) > 1 else ()
        method, owner = self._method(code, made)
        if method == "joinpath":
            return self._joined(code, (owner.register, *given), depth)
        if method == "with_name" and given:
            return self.path(At(code, given[0]), depth - 1)
        return self.path(owner, depth - 1) if method in _SAME_METHODS else ()

    def _joined(self, code: int, registers: tuple[int, ...], depth: int) -> Parts:
        found: Parts = ()
        last: Parts = ()
        for register in registers:
            last = self.path(At(code, register), depth - 1)
            found = (*found, *last) if last else ()
        return found if last else ()

    def _formatted(self, code: int, made: ir.Build) -> Parts:
        """The end of `f"{FOLDER}/config.json"`, from the first slash behind what is not written."""
        last = self._names.made(At(code, made.entries[-1].value)) if made.entries else None
        if not isinstance(last, ir.Const) or not isinstance(last.value, str):
            return ()
        return _split(last.value.partition("/")[2]) if len(made.entries) > 1 else ()

    def _method(self, code: int, call: ir.Call) -> tuple[str, At]:
        made = self._names.made(At(code, call.callee))
        if isinstance(made, ir.GetAttr):
            return made.name, At(code, made.object)
        return "", At(code, call.callee)


def _split(text: ir.Scalar) -> Parts:
    if not isinstance(text, str) or text.startswith(("/", "~")) or "\\" in text or "\0" in text:
        return ()
    return tuple(part for part in PurePosixPath(text).parts if part not in ("..", "."))
