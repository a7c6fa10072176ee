"""Where nodes stand: libcst's nodes paired with those of `ast`, which knows it for nothing.

Both trees list the same constructs in source order, so pairing the n-th with the n-th is exact.
The contents of f-strings are left out, because `ast` places them wrongly before Python 3.12:
libcst measures them where that matters. It also measures whole files whose syntax the running
Python does not know.
"""

from __future__ import annotations

import ast
import re
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Protocol

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from libcst.metadata import CodeRange

_PAIRS: tuple[tuple[type[cst.CSTNode], tuple[type[ast.AST], ...]], ...] = (
    (cst.AnnAssign, (ast.AnnAssign,)),
    (cst.Assert, (ast.Assert,)),
    (cst.Assign, (ast.Assign,)),
    (cst.AugAssign, (ast.AugAssign,)),
    (cst.Break, (ast.Break,)),
    (cst.Call, (ast.Call,)),
    (cst.ClassDef, (ast.ClassDef,)),
    (cst.Continue, (ast.Continue,)),
    (cst.Del, (ast.Delete,)),
    (cst.Dict, (ast.Dict,)),
    (cst.DictComp, (ast.DictComp,)),
    (cst.ExceptHandler, (ast.ExceptHandler,)),
    (cst.Expr, (ast.Expr,)),
    (cst.For, (ast.For, ast.AsyncFor)),
    (cst.FunctionDef, (ast.FunctionDef, ast.AsyncFunctionDef)),
    (cst.GeneratorExp, (ast.GeneratorExp,)),
    (cst.Global, (ast.Global,)),
    (cst.If, (ast.If,)),
    (cst.Import, (ast.Import,)),
    (cst.ImportFrom, (ast.ImportFrom,)),
    (cst.Lambda, (ast.Lambda,)),
    (cst.List, (ast.List,)),
    (cst.ListComp, (ast.ListComp,)),
    (cst.Match, (ast.Match,)),
    (cst.Nonlocal, (ast.Nonlocal,)),
    (cst.Pass, (ast.Pass,)),
    (cst.Raise, (ast.Raise,)),
    (cst.Return, (ast.Return,)),
    (cst.Set, (ast.Set,)),
    (cst.SetComp, (ast.SetComp,)),
    (cst.While, (ast.While,)),
    (cst.With, (ast.With, ast.AsyncWith)),
)
_LEAVES = frozenset({ast.Name, ast.Constant, ast.JoinedStr, getattr(ast, "TemplateStr", ast.Name)})
_CST_LEAVES = (
    cst.Name,
    cst.Integer,
    cst.Float,
    cst.Imaginary,
    cst.Ellipsis,
    cst.SimpleString,
    cst.ConcatenatedString,
    cst.FormattedString,
    cst.TemplatedString,
)
_AST_KINDS: dict[type[ast.AST], str] = {
    kind: node.__name__ for node, kinds in _PAIRS for kind in kinds
}
_CST_KINDS: dict[type[cst.CSTNode], str] = {node: node.__name__ for node, _ in _PAIRS}
_AST_KINDS |= dict.fromkeys(_LEAVES, "leaf")
_CST_KINDS |= dict.fromkeys(_CST_LEAVES, "leaf")
_AST_KINDS |= {ast.Try: "Try"}
_CST_KINDS |= {cst.Try: "Try", cst.TryStar: "Try", cst.ExceptStarHandler: "ExceptHandler"}
for _name, _kind in (("TryStar", "Try"), ("TypeAlias", "TypeAlias")):
    if hasattr(ast, _name):  # Python 3.11, 3.12
        _AST_KINDS[getattr(ast, _name)] = _kind
_CST_KINDS |= {cst.TypeAlias: "TypeAlias"}

_SKIPPED = frozenset(
    {str, type(None), ast.Load, ast.Store, ast.Del}
    | {
        operator
        for base in (ast.operator, ast.unaryop, ast.boolop, ast.cmpop)
        for operator in base.__subclasses__()
    }
)
_SPANNED = frozenset({"Call", "ClassDef", "FunctionDef", "Lambda"})
"""Kinds whose columns are reported."""

_begin = attrgetter("lineno", "col_offset")


class Place(Struct, frozen=True, gc=False):
    """Where a node stands; named as in `ast`, but columns count characters."""

    lineno: int
    col_offset: int
    end_lineno: int
    end_col_offset: int


class Located(Protocol):
    """A `Place`, or a node of `ast` in text that is all ASCII, where bytes are characters."""

    @property
    def lineno(self) -> int:
        """First line, 1-based."""

    @property
    def col_offset(self) -> int:
        """First column, 0-based."""

    @property
    def end_lineno(self) -> int:
        """Last line."""

    @property
    def end_col_offset(self) -> int:
        """Column after the last."""


ANCHORS = frozenset(_CST_KINDS)
"""The classes of libcst whose nodes get a position."""


def pair(anchors: list[cst.CSTNode], reference: ast.Module, text: str) -> dict[int, Located] | None:
    """Positions by the id of the libcst node; None if the two trees do not list the same."""
    found = _reference_anchors(reference)
    if [_CST_KINDS[node.__class__] for node in anchors] != [
        _AST_KINDS[node.__class__] for node in found
    ]:
        return None
    places: dict[int, Located] = dict(zip(map(id, anchors), found, strict=True))
    if not text.isascii():
        lines = re.split("\r\n|\r|\n", text)
        for node in anchors:
            if _CST_KINDS[node.__class__] in _SPANNED:
                places[id(node)] = _in_characters(places[id(node)], lines)
    return places


def measure_module(module: cst.Module) -> dict[int, Located]:
    """Positions by libcst's own account, which is slow."""
    return {
        id(node): _place(code_range)
        for node, code_range in _measure(module).items()
        if node.__class__ in ANCHORS
    }


def measure_string(node: cst.BaseString, start: Located, indent: str) -> dict[int, Located]:
    """Positions of what stands in the f-string `node`, which starts at `start`.

    Args:
        node: the whole string, concatenations included.
        start: its position.
        indent: the indentation of the statement, which libcst prints on continued lines.
    """
    line: cst.SimpleStatementLine | cst.BaseCompoundStatement = cst.SimpleStatementLine(
        [cst.Expr(node)]
    )
    if indent:
        line = cst.If(cst.Name("_"), cst.IndentedBlock([line], indent=indent))
    measured = _measure(cst.Module([line]))
    origin = measured[node].start
    places: dict[int, Located] = {}
    for inner, code_range in measured.items():
        if inner.__class__ in ANCHORS and inner is not node:
            place = _place(code_range)
            down = start.lineno - origin.line
            right = start.col_offset - origin.column
            places[id(inner)] = Place(
                place.lineno + down,
                place.col_offset + (right if place.lineno == origin.line else 0),
                place.end_lineno + down,
                place.end_col_offset + (right if place.end_lineno == origin.line else 0),
            )
    return places


def _measure(module: cst.Module) -> Mapping[cst.CSTNode, CodeRange]:
    return MetadataWrapper(module, unsafe_skip_copy=True).resolve(PositionProvider)


def _place(code_range: CodeRange) -> Place:
    start, end = code_range.start, code_range.end
    return Place(start.line, start.column, end.line, end.column)


def _reference_anchors(tree: ast.Module) -> list[Any]:
    """The nodes of `tree` that get paired, in source order, outer before inner.

    All are `Located`, for they were parsed; to `ast` the ends are optional.
    """
    found: list[Any] = []
    level: list[ast.AST] = [tree]
    while level:
        children: list[ast.AST] = []
        for node in level:
            for value in node.__dict__.values():
                if value.__class__ is list:
                    children += value
                elif isinstance(value, ast.AST):
                    children.append(value)
        level = []
        for child in children:
            kind = child.__class__
            if kind in _LEAVES:
                found.append(child)
            elif kind not in _SKIPPED:
                if kind in _AST_KINDS:
                    found.append(child)
                level.append(child)
    found.sort(key=_begin)
    return found


def _in_characters(place: Located, lines: list[str]) -> Place:
    def characters(line: int, column: int) -> int:
        text = lines[line - 1]
        return column if text.isascii() else len(text.encode()[:column].decode())

    return Place(
        place.lineno,
        characters(place.lineno, place.col_offset),
        place.end_lineno,
        characters(place.end_lineno, place.end_col_offset),
    )
