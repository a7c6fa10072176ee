"""A source text that edits are worked out for: its syntax tree, its tokens, its places."""

from __future__ import annotations

import ast
import io
import tokenize
import warnings
from functools import cached_property
from itertools import accumulate

from lintkit.model import Span

_BLANK = (tokenize.NL, tokenize.NEWLINE, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT)


class Source:
    """The text of one file. Lines count from 1, columns from 0, in characters.

    Args:
        path: of the file, as spans carry it.
        text: with its own line ends.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @cached_property
    def lines(self) -> list[str]:
        """The lines with their ends, as Python counts them; the last one may be empty."""
        with io.StringIO(self.text, newline="") as stream:
            lines = list(stream)
        return lines if lines and not lines[-1].endswith(("\r", "\n")) else [*lines, ""]

    @cached_property
    def tree(self) -> ast.Module | None:
        """The syntax tree; None where the running Python cannot parse the text."""
        return parsed(self.text)

    @cached_property
    def tokens(self) -> tuple[tokenize.TokenInfo, ...]:
        """The tokens that mean something; none where the running Python does not know them all."""
        stream = io.StringIO(self.text, newline=None)
        try:
            found = tuple(tokenize.generate_tokens(stream.readline))
        except (tokenize.TokenError, SyntaxError):
            return ()
        return tuple(token for token in found if token.type not in _BLANK)

    def offset(self, line: int, column: int) -> int:
        """The index of a place in the text."""
        return self._starts[line - 1] + column

    def before(self, place: tuple[int, int]) -> str:
        """What stands on a line before a place."""
        return self.lines[place[0] - 1][: place[1]]

    def start(self, node: ast.expr | ast.keyword) -> tuple[int, int]:
        """Line and column of the first character of an argument."""
        return node.lineno, self._column(node.lineno, node.col_offset)

    def span(self, node: ast.expr) -> Span:
        """Where an expression stands; the tree counts its columns in bytes."""
        end_line = node.end_lineno or node.lineno
        return Span(
            self.path,
            node.lineno,
            self._column(node.lineno, node.col_offset),
            end_line,
            self._column(end_line, node.end_col_offset or 0),
        )

    def segment(self, span: Span) -> str:
        """The text of a stretch."""
        start = self.offset(span.line, span.column)
        return self.text[start : self.offset(span.end_line, span.end_column)]

    def line_end(self, line: int) -> str:
        """How a line ends, or how the first one does where it is the last and does not."""
        return next((end for at in (line, 1) if (end := _end(self.lines[at - 1]))), "\n")

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate(map(len, self.lines), initial=0))

    def _column(self, line: int, column: int) -> int:
        return len(self.lines[line - 1].encode()[:column].decode())


def parsed(text: str) -> ast.Module | None:
    """The syntax tree of a text; None where the running Python cannot parse it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Python says of odd escapes is not for our user
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]
