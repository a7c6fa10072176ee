"""`--format`: one or several forms of a result, each to a file or to stdout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from lintkit.cli.output import write_data, write_file, write_lines
from lintkit.report.formats import LINES, NAMES, document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lintkit.report.formats import Document
    from lintkit.report.result import Result


class Output(Struct, frozen=True):
    """One form of a result, and the file to write it to; None: stdout."""

    form: str
    file: Path | None = None

    @property
    def is_lines(self) -> bool:
        """Whether it is for a person: lines with styles."""
        return self.form in LINES

    def document(self, plugins: tuple[Path, ...]) -> Document:
        """What makes it, where it is one document.

        Raises:
            UsageError: neither lintkit nor a plugin has such a form.
        """
        return document(self.form, plugins)


def _outputs(_: click.Context, __: click.Parameter, values: Sequence[str]) -> tuple[Output, ...]:
    outputs = tuple(map(_output, values))
    if sum(output.file is None for output in outputs) > 1:
        raise click.BadParameter("only one can go to stdout; give the others a file: `json:FILE`.")
    return outputs


def _output(value: str) -> Output:
    form, colon, file = value.partition(":")
    if colon and not file:
        raise click.BadParameter(f"{value!r} names no file after the colon.")
    return Output(form, Path(file) if file else None)


format_option = click.option(
    "--format",
    "outputs",
    metavar="NAME[:FILE]",
    multiple=True,
    default=("text",),
    show_default=True,
    callback=_outputs,
    help=f"One of {', '.join(NAMES)}, or one that a plugin brings. With a file behind a colon, it "
    "is written there, as in `--format sarif:out.sarif`; repeat the option for several forms in "
    "one run.",
)


def write(result: Result, outputs: Sequence[Output], plugins: tuple[Path, ...]) -> None:
    """Writes a result in each form, files first.

    Raises:
        UsageError: a file cannot be written.
    """
    for output in sorted(outputs, key=lambda output: output.file is None):
        if not output.is_lines:
            text = output.document(plugins)(result)
            if output.file is None:
                write_data(text)
            else:
                write_file(text, output.file)
            continue
        lines = LINES[output.form](result.findings, result.sources)
        if output.file is None:
            write_lines(lines)
        else:
            write_file("".join(f"{line.plain}\n" for line in lines), output.file)


def is_for_people(outputs: Sequence[Output]) -> bool:
    """Whether stdout is not given a document, so that it can be told more."""
    return all(output.is_lines or output.file is not None for output in outputs)


def reject_unknown(outputs: Sequence[Output], plugins: tuple[Path, ...]) -> None:
    """Raises UsageError for a form that does not exist, before the long part."""
    for output in outputs:
        if not output.is_lines:
            output.document(plugins)
