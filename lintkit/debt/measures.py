"""Figures about the text of a module, as others' libraries count them: context, never a score."""

from __future__ import annotations

import ast
import warnings
from typing import TYPE_CHECKING

from msgspec import structs
from radon.metrics import h_visit
from radon.raw import analyze

from lintkit.debt.complexity import functions_of
from lintkit.debt.ledger import Halstead, Measures, Size

if TYPE_CHECKING:
    from lintkit.debt.ledger import Function


_MOST_LINES = 500
"""Of one statement: radon counts lines by reading a statement anew for each line that it has."""


def measure(text: str) -> Measures | None:
    """The figures about a source text; None where they can't be had.

    Radon parses with the running Python's own grammar, which may be older or newer than that of
    the text; what it cannot read is not measured.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # invalid escapes in the analysed code are not ours
            return Measures(_with_cognitive(text, functions_of(text)), _size(text), _halstead(text))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _size(text: str) -> Size | None:
    if _longest_statement(text) > _MOST_LINES:
        return None
    found = analyze(text)
    return Size(found.loc, found.sloc, found.lloc, found.comments)


def _longest_statement(text: str) -> int:
    """The lines of the longest statement that holds no others."""
    return max(
        (
            (node.end_lineno or node.lineno) - node.lineno + 1
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.stmt) and not (hasattr(node, "body") or hasattr(node, "cases"))
        ),
        default=0,
    )


def _halstead(text: str) -> Halstead:
    found = h_visit(text).total
    return Halstead(found.vocabulary, found.length, found.volume, found.difficulty)


def _with_cognitive(text: str, functions: tuple[Function, ...]) -> tuple[Function, ...]:
    """The functions with their cognitive complexity, where the library that counts it is there."""
    try:
        from complexipy import code_complexity  # noqa: PLC0415 (an optional extra)
    except ImportError:
        return functions
    try:
        counted = code_complexity(text).functions
    except ValueError:  # its own parser takes other versions of Python than radon's
        return functions
    found = {(one.name.replace("::", "."), one.line_end): one.complexity for one in counted}
    return tuple(
        structs.replace(one, cognitive=found.get((one.symbol, one.end_line))) for one in functions
    )
