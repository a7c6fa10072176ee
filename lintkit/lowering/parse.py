"""Text to libcst tree, with the standard `ast` beside it as the source of positions."""

from __future__ import annotations

import ast
import re
from typing import NoReturn

import libcst as cst

from lintkit.errors import LintkitError

# CPython's tokenizer refuses deeper nesting of brackets (MAXLEVEL in Parser/lexer/state.h), and
# libcst's parser overflows the stack of the process at about 1,500.
_DEEPEST_BRACKETS = 200

_MOST_NODES = 500_000
"""Nodes of the standard tree that a file may have.

The tree of libcst takes 3 to 5 KB for each: this many are about 2 GB, and half a minute. Written by
hand they are some 50,000 lines.
"""

_PYTHON_2 = (
    (re.compile(r"^\s*print\b(?!\s*[(=.,)\]])\s*\S"), "Python 2 print statement?"),
    (re.compile(r"^\s*exec\s+[^(=\s]"), "Python 2 exec statement?"),
    (re.compile(r"^\s*except\s+[\w.]+\s*,\s*\w+\s*:"), "Python 2 `except E, name`?"),
    (re.compile(r"^\s*raise\s+[\w.]+\s*,"), "Python 2 `raise E, value`?"),
    (re.compile(r"<>"), "Python 2 operator `<>`?"),
)


class LoweringError(LintkitError):
    """A file cannot be lowered.

    Attributes:
        line: where it goes wrong, 1-based.
        column: 0-based, counted in characters.
        message: what is wrong and how to mend it, without the place.
    """

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(line, column, message)
        self.line = line
        self.column = column
        self.message = message

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


def too_deep() -> LoweringError:
    """The error for code that is nested beyond what Python itself would compile."""
    return LoweringError(1, 0, "the code is nested too deeply to be read; split the expression")


def parse(text: str) -> tuple[cst.Module, ast.Module | None]:
    """Parse `text`; the second tree is None where the running Python does not know the syntax.

    Raises:
        LoweringError: the text is not Python 3, nested too deeply, or too much.
    """
    if "\0" in text:  # libcst would accept it
        line = text.count("\n", 0, text.index("\0")) + 1
        raise LoweringError(line, 0, "not a text file: it holds null bytes; exclude the file")
    error: SyntaxError | None = None
    reference: ast.Module | None = None
    try:
        reference = ast.parse(text)
    except (RecursionError, MemoryError):
        raise too_deep() from None
    except SyntaxError as syntax_error:
        error = syntax_error
    if reference is None and _bracket_depth(text) > _DEEPEST_BRACKETS:
        raise too_deep()
    if reference is not None and _is_too_much(text, reference):
        raise LoweringError(
            1, 0, f"the code has more than {_MOST_NODES:,} parts; exclude the file, or split it"
        )
    try:
        return cst.parse_module(text), reference
    except cst.ParserSyntaxError as parser_error:
        _refuse(text, error, parser_error)
    except RecursionError:
        raise too_deep() from None


def _is_too_much(text: str, reference: ast.Module) -> bool:
    if len(text) <= _MOST_NODES:  # most take several characters: not worth counting
        return False
    return any(number > _MOST_NODES for number, _ in enumerate(ast.walk(reference), 1))


def _bracket_depth(text: str) -> int:
    depth = deepest = 0
    for bracket in re.findall(r"[(\[{}\])]", text):
        depth += 1 if bracket in "([{" else -1
        deepest = max(deepest, depth)
    return deepest


def _refuse(text: str, error: SyntaxError | None, parser_error: cst.ParserSyntaxError) -> NoReturn:
    line, column = parser_error.raw_line, parser_error.raw_column
    reason = "this syntax is not understood"
    if error is not None:
        line, column = error.lineno or line, max((error.offset or 1) - 1, 0)
        reason = error.msg
    lines = re.split(r"\r\n|\r|\n", text)
    source = lines[line - 1] if line <= len(lines) else ""
    hints = [hint for pattern, hint in _PYTHON_2 if pattern.search(source)]
    hint = hints[0] if hints else "exclude the file or mend the syntax"
    raise LoweringError(line, column, f"not valid Python 3: {reason}; {hint}") from None
