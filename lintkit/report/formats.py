"""The formats of a check by name."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from lintkit.errors import UsageError
from lintkit.plugins import formats, load
from lintkit.report import concise, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from rich.text import Text

    from lintkit.model import Finding
    from lintkit.report.result import Result
    from lintkit.report.sources import Sources

    Lines = Callable[[Iterable[Finding], Sources], Iterator[Text]]
    Document = Callable[[Result], str]

LINES: dict[str, Lines] = {"text": text.render, "concise": concise.render}
"""For a person at a terminal: lines with styles."""


def _render(module: str, result: Result) -> str:
    text: str = import_module(f"lintkit.report.{module}").render(result)
    return text


DOCUMENTS: dict[str, Document] = {
    "json": partial(_render, "json_"),
    "jsonl": partial(_render, "jsonl"),
    "sarif": partial(_render, "sarif"),
    "github": partial(_render, "github"),
    "gitlab": partial(_render, "gitlab"),
    "junit": partial(_render, "junit"),
    "markdown": partial(_render, "findings_markdown"),
}
"""For programs and services: one document. None is loaded before it is asked for."""

NAMES = (*LINES, *DOCUMENTS)


def document(name: str, plugins: tuple[Path, ...] = ()) -> Document:
    """The format of that name for programs and services, lintkit's own or a plugin's.

    Args:
        name: as `--format` takes it.
        plugins: as `Config.plugins`.

    Raises:
        UsageError: there is none, or the plugin that brings it is broken.
    """
    if name in DOCUMENTS:
        return DOCUMENTS[name]
    further = formats(plugins)
    if name not in further:
        raise UsageError(f"--format: {name!r} is not one of {', '.join((*NAMES, *further))}.")
    module = load(further[name])
    render: Document | None = getattr(module, "render", None)
    if not callable(render):
        raise UsageError(f"{module.__file__}: a format needs a function `render(result)`.")
    return render
