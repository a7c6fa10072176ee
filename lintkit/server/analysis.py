"""A project as an editor has it: files on disk, under what is written in open buffers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lintkit.config import load_config, whole_project
from lintkit.engine import run
from lintkit.engine.gather import Request
from lintkit.sources.decoding import encode
from lintkit.sources.files import relative_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from lintkit.engine.run import Checked
    from lintkit.model import Finding, IntegrationPoint


@dataclass(frozen=True)
class Buffer:
    """An open document.

    Attributes:
        path: absolute.
        version: the editor's count of its changes.
    """

    uri: str
    path: Path
    version: int
    text: str


@dataclass(frozen=True)
class Analysis:
    """What a check of a project says.

    Attributes:
        root: that every path in the check is relative to.
        buffers: the open documents that it saw, by URI.
    """

    root: Path
    buffers: Mapping[str, Buffer]
    checked: Checked

    def findings(self, buffer: Buffer) -> Iterator[Finding]:
        """The findings in a document."""
        path = relative_path(buffer.path, self.root)
        return (one for one in self.checked.findings if one.span.path == path)

    def points(self, buffer: Buffer) -> Iterator[IntegrationPoint]:
        """The integration points in a document."""
        path = relative_path(buffer.path, self.root)
        return (one for one in self.checked.inventory.points if one.path == path)

    def lines(self, path: str) -> list[str]:
        """The lines of a file as the check saw them."""
        return list(self.checked.reader.lines(path))


def analyse(asked: Path, buffers: Mapping[str, Buffer], *, today: date, plugins: bool) -> Analysis:
    """Checks the project that a file is part of.

    Args:
        asked: the file.
        buffers: the open documents, by URI; those outside of the project do not matter.
        today: the day on which models are judged.
        plugins: whether the project's own rules may be run.

    Raises:
        LintkitError: the configuration or the catalogue cannot be used.
    """
    config = whole_project(load_config([asked], plugins=plugins))
    inside = {uri: one for uri, one in buffers.items() if one.path.is_relative_to(config.root)}
    given = {one.path: encode(one.text) for one in inside.values()}
    request = Request(config=config, paths=(config.root,), today=today, given=given)
    return Analysis(config.root, inside, run.check(request))
