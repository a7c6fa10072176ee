"""Jupyter notebooks as one Python text, in which every line knows its cell.

What IPython adds to Python (magics, shell commands, help) is blanked; line and column of all else
stay. See https://nbformat.readthedocs.io/en/latest/format_description.html and IPython's
"Input transformation".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from lintkit.sources.decoding import split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

_PYTHON_BODIES = frozenset(
    {"capture", "debug", "memit", "prun", "px", "scalene", "snakeviz", "time", "timeit"}
)
"""Cell magics whose cell is Python that runs in the notebook's own process."""

_CELL_MAGIC = re.compile(r"\s*%%(\w*)")
_STATEMENT_MAGIC = re.compile(
    r"(\s*)(%(?:memit|prun|time|timeit)\s+(?:-[nrp]\s*\d+\s+|-[slTD]\s*\S+\s+|-\w+\s+)*)(?=[^\s-])"
)
_COMMAND = re.compile(r"\s*[%!?,;/]|\s*[\w.*]+\s*\?{1,2}\s*$")
_ASSIGNED_COMMAND = re.compile(r"(\s*[\w.,\s\[\]'\"*]+=\s*)(?:!|%\w)")
_TOKEN = re.compile(r"""\#.*|"{3}|'{3}|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[()\[\]{}]""")


class NotebookError(Exception):
    """Bytes that are no notebook."""


class CellLine(Struct, frozen=True):
    """A line of a notebook: the cell, counting cells of every kind, and the line in it; from 1."""

    cell: int
    line: int


class _Cell(Struct):
    cell_type: str = ""
    source: str | list[str] = ""
    input: str | list[str] = ""  # the name of `source` before format 4


class _Worksheet(Struct):
    cells: list[_Cell] = []


class _Language(Struct):
    name: str | None = None
    language: str | None = None
    mimetype: str | None = None


class _Metadata(Struct):
    kernelspec: _Language | None = None
    language_info: _Language | None = None


class _Notebook(Struct):
    nbformat: int
    metadata: _Metadata = msgspec.field(default_factory=_Metadata)
    cells: list[_Cell] = []
    worksheets: list[_Worksheet] = []  # before format 4


_DECODER = msgspec.json.Decoder(_Notebook)


def join_cells(content: bytes) -> tuple[str, tuple[CellLine, ...]]:
    """The Python of a notebook, and where each of its lines stands; empty for another language.

    Raises:
        NotebookError: the bytes are no notebook.
    """
    lines: list[str] = []
    places: list[CellLine] = []
    for number, written in _code_cells(content):
        own = list(_python_lines(written))
        lines += own
        places += [CellLine(number, line) for line in range(1, len(own) + 1)]
    joined = "\n".join(lines)
    if "\0" in joined:
        raise NotebookError("holds a NUL character, so it is not Python source")
    return joined, tuple(places)


def written_lines(content: bytes) -> list[str]:
    """The lines of a notebook's code as they are written, one for each line of `join_cells`.

    Raises:
        NotebookError: the bytes are no notebook.
    """
    return [line for _, lines in _code_cells(content) for line in lines]


def _code_cells(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The number and lines of each cell of code; none where that is of another language."""
    try:
        notebook = _DECODER.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotebookError(f"not a Jupyter notebook: {error}") from error
    if not _is_python(notebook.metadata):
        return
    sheets = (sheet.cells for sheet in notebook.worksheets)
    cells = [*notebook.cells, *(cell for sheet in sheets for cell in sheet)]
    for number, cell in enumerate(cells, 1):
        if cell.cell_type == "code":
            source = cell.source or cell.input
            yield number, split_lines(source if isinstance(source, str) else "".join(source))


def _is_python(metadata: _Metadata) -> bool:
    kernel, info = metadata.kernelspec, metadata.language_info
    if info and info.mimetype and "python" in info.mimetype:  # what extends it, as Coconut does
        return True
    language = (kernel and kernel.language) or (info and info.name) or "python"
    return "python" in language.lower()


def _python_lines(lines: list[str]) -> Iterator[str]:
    """The lines of a cell, with what is not Python blanked."""
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    magic = _CELL_MAGIC.match(lines[first])
    if magic:
        if magic[1] not in _PYTHON_BODIES:
            yield from ("" for _ in lines)
            return
        lines = ["" if index <= first else line for index, line in enumerate(lines)]
    within = _Within()
    command = False  # whether the line continues a command of the line before
    for line in lines:
        if command:
            yield ""
        elif within.statement:
            yield line
            within.follow(line)
            continue
        else:
            kept = _blanked(line)
            yield kept
            if kept == line or _STATEMENT_MAGIC.match(line):
                within.follow(kept)
                continue
        command = line.rstrip().endswith("\\")


def _blanked(line: str) -> str:
    """The first line of a statement, or what stands for it where it is not Python."""
    if magic := _STATEMENT_MAGIC.match(line):
        # As wide as the magic, so that columns stay.
        return f"{magic[1]}{'pass;':<{len(magic[2])}}{line[magic.end() :]}"
    if _COMMAND.match(line):
        return line[: len(line) - len(line.lstrip())] + "pass"
    if assigned := _ASSIGNED_COMMAND.match(line):
        return f"{assigned[1]}get_ipython()"  # the value is what the shell answers: unknown
    return line


class _Within:
    """Whether the next line continues a statement: open bracket, long string or backslash."""

    def __init__(self) -> None:
        self._depth = 0
        self._quote = ""
        self._joined = False

    @property
    def statement(self) -> bool:
        return bool(self._depth or self._quote or self._joined)

    def follow(self, line: str) -> None:
        position = 0
        while position < len(line):
            if self._quote:
                position = self._skip_string(line, position)
                continue
            token = _TOKEN.search(line, position)
            if token is None:
                break
            position = token.end()
            if token[0] in ('"""', "'''"):
                self._quote = token[0]
            elif token[0] in "([{":
                self._depth += 1
            elif token[0] in ")]}":
                self._depth = max(0, self._depth - 1)
        self._joined = not self._quote and line.endswith("\\")

    def _skip_string(self, line: str, position: int) -> int:
        end = re.compile(rf"(?:\\.|(?!{self._quote})[^\\])*{self._quote}").match(line, position)
        if end is None:
            return len(line)
        self._quote = ""
        return end.end()
