"""A lowered file: its codes, and the comments that mean something."""

from __future__ import annotations

from msgspec import Struct

from lintkit.ir.instructions import AnyInstruction
from lintkit.ir.parts import CodeKind, Parameter, Region, Register, TypeRef


class Code(Struct, frozen=True, array_like=True, gc=False):
    """A module body, function, lambda or class body.

    Attributes:
        qualname: dotted path within the module ("" for its body): `Class.method`,
            `outer.inner`, `outer.<lambda1>`; lambdas are numbered in source order per scope.
        parent: index of the code it is defined in; the module body is its own parent.
        line: first line of the definition, decorators included; `def_line` is that of `def`.
        decorators: registers, in the parent, of the decorators as written.
        registers: how many registers the code uses.
    """

    name: str
    qualname: str
    kind: CodeKind
    parent: int
    line: int
    def_line: int
    end_line: int
    column: int
    parameters: tuple[Parameter, ...]
    instructions: tuple[AnyInstruction, ...]
    regions: tuple[Region, ...]
    registers: int
    decorators: tuple[Register, ...] = ()
    returns: TypeRef | None = None
    docstring: str | None = None
    is_async: bool = False
    is_generator: bool = False


class Comment(Struct, frozen=True, array_like=True, gc=False):
    """A comment that means something to lintkit or to its reader: directives, work left undone.

    Attributes:
        alone: whether nothing else stands on its line.
    """

    line: int
    text: str
    alone: bool


class Module(Struct, frozen=True, gc=False):
    """One lowered file.

    Attributes:
        path: relative to the root of the run, POSIX separators.
        codes: the module body first, then every other code in source order.
        exports: the names of a literal `__all__`, None where there is none or it is computed.
        lines: number of lines of the source.
    """

    path: str
    codes: tuple[Code, ...]
    comments: tuple[Comment, ...] = ()
    exports: tuple[str, ...] | None = None
    lines: int = 0
