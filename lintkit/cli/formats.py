"""`--format`: one or several forms of a result, each to a file or to stdout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from lintkit.cli.output import write_data, write_file, write_lines
from lintkit.report.formats import DOCUMENTS, LINES, NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lintkit.report.result import Result


class Output(Struct, frozen=True):
    """One form of a result, and the file to write it to; None: stdout."""

    form: str
    file: Path | None = None


def _outputs(_: click.Context, __: click.Parameter, values: Sequence[str]) -> tuple[Output, ...]:
    outputs = tuple(map(_output, values))
    if sum(output.file is None for output in outputs) > 1:
        raise click.BadParameter("only one can go to stdout; give the others a file: `json:FILE`.")
    return outputs


def _output(value: str) -> Output:
    form, colon, file = value.partition(":")
    if form not in NAMES:
        raise click.BadParameter(f"{form!r} is not one of {', '.join(NAMES)}.")
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
    help=f"One of {', '.join(NAMES)}. With a file behind a colon, it is written there, as in "
    "`--format sarif:out.sarif`; repeat the option for several forms in one run.",
)


def write(result: Result, outputs: Sequence[Output]) -> None:
    """Writes a result in each form, files first.

    Raises:
        UsageError: a file cannot be written.
    """
    for output in sorted(outputs, key=lambda output: output.file is None):
        if output.form in DOCUMENTS:
            document = DOCUMENTS[output.form](result)
            if output.file is None:
                write_data(document)
            else:
                write_file(document, output.file)
            continue
        lines = LINES[output.form](result.findings, result.sources)
        if output.file is None:
            write_lines(lines)
        else:
            write_file("".join(f"{line.plain}\n" for line in lines), output.file)


def on_stdout(outputs: Sequence[Output]) -> str | None:
    """The form that stdout is given; None: nothing is."""
    return next((output.form for output in outputs if output.file is None), None)
