"""Writing: data to stdout, everything else to stderr."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

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

_READER_LEFT = 141  # 128 + SIGPIPE, as of any program in a pipe whose reader leaves


def write_lines(lines: Iterable[Text]) -> None:
    """Writes styled lines to stdout, plain where no person looks or where NO_COLOR says so."""
    with _while_read():
        out = console(sys.stdout)
        for line in lines:
            out.print(line, soft_wrap=True)


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
    plain = bool(os.environ.get("NO_COLOR"))  # https://no-color.org
    return Console(
        file=stream,
        color_system=None if plain else "auto",
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
