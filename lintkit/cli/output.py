"""Writing: data to stdout, everything else to stderr."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, TextIO, TypeAlias, get_args

import click
from rich.console import Console

from lintkit.errors import UsageError
from lintkit.report import concise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from rich.text import Text

    from lintkit.model import Finding
    from lintkit.report.sources import Sources

Color: TypeAlias = Literal["auto", "always", "never"]
COLORS: tuple[Color, ...] = get_args(Color)
COLOR = "lintkit.color"
"""Key in a context's `meta`: when to colour."""

_READER_LEFT = 141  # 128 + SIGPIPE, as of any program in a pipe whose reader leaves


def write_lines(lines: Iterable[Text]) -> None:
    """Writes styled lines to stdout, plain where no person looks or where NO_COLOR says so."""
    with _while_read():
        out = console(sys.stdout)
        if out.color_system is None and not out.is_terminal:
            # As Rich would, thirty times as fast.
            out.file.writelines(f"{_expanded(line).plain}\n" for line in lines)
            return
        for line in lines:
            out.print(line, soft_wrap=True)


def _expanded(line: Text) -> Text:
    line.expand_tabs(8)
    return line


def write_data(text: str) -> None:
    """Writes a document to stdout, in UTF-8 whatever the locale."""
    with _while_read():
        click.echo(text.encode(), nl=False)


def write_file(text: str, file: Path) -> None:
    """Writes a document to a file, in UTF-8.

    Raises:
        UsageError: the file cannot be written.
    """
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{file}: cannot be written: {error.strerror}.") from error


def tell(text: str) -> None:
    """Writes a line to stderr."""
    click.echo(text, err=True)


def tell_findings(findings: Iterable[Finding], sources: Sources) -> None:
    """Writes findings to stderr, one a line."""
    for line in concise.render(findings, sources):
        tell(line.plain)


def console(stream: TextIO) -> Console:
    """A console that shows text as it is: no markup, no links, no guessed highlights."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")
    context = click.get_current_context(silent=True)
    asked: Color = context.meta.get(COLOR, "auto") if context else "auto"
    if asked == "auto" and os.environ.get("NO_COLOR"):  # https://no-color.org
        asked = "never"
    return Console(
        file=stream,
        # "standard" are the colours that the user's terminal is set to.
        color_system={"auto": "auto", "always": "standard", "never": None}[asked],
        force_terminal=True if asked == "always" else None,
        highlight=False,
        markup=False,
        emoji=False,
    )


@contextmanager
def _while_read() -> Iterator[None]:
    """Ends the program silently when nobody reads on, as in `lintkit check | head`."""
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        # What is still buffered must not fail again when the interpreter closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise click.exceptions.Exit(_READER_LEFT) from None
        raise
