"""The formats of a check by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.report import (
    concise,
    findings_markdown,
    github,
    gitlab,
    json_,
    jsonl,
    junit,
    sarif,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.text import Text

    from lintkit.model import Finding
    from lintkit.report.result import Result
    from lintkit.report.sources import Sources

    Lines = Callable[[Iterable[Finding], Sources], Iterator[Text]]

LINES: dict[str, Lines] = {"text": text.render, "concise": concise.render}
"""For a person at a terminal: lines with styles."""

DOCUMENTS: dict[str, Callable[[Result], str]] = {
    "json": json_.render,
    "jsonl": jsonl.render,
    "sarif": sarif.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "junit": junit.render,
    "markdown": findings_markdown.render,
}
"""For programs and services: one document."""

NAMES = (*LINES, *DOCUMENTS)
