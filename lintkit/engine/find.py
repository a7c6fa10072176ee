"""The sources of a run, read once: what everything after it goes by."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from msgspec import structs

from lintkit.sources.discover import discover
from lintkit.sources.files import Problem, SourceFile, relative_path
from lintkit.sources.reading import SourceText, read_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from lintkit.engine.gather import Request


@dataclass(frozen=True)
class Found:
    """The files of a run.

    Attributes:
        files: all of them, by relative path.
        sources: what is in those that could be read.
        problems: why the others could not be, and what kept files from being found.
    """

    files: Mapping[str, SourceFile]
    sources: Mapping[str, SourceText]
    problems: tuple[Problem, ...]

    def only(self, paths: Collection[str]) -> Found:
        """The same of some sources alone, in order, without what kept others from being read."""
        sources = {path: self.sources[path] for path in sorted(paths)}
        return replace(self, sources=sources, problems=())


def find(request: Request) -> Found:
    """Finds and reads the sources of a run.

    Raises:
        UsageError: a path does not exist.
    """
    config = request.config
    exclude = (*config.exclude, *config.extend_exclude)
    found = discover(request.paths, config.root, exclude, forced=request.forced)
    files = {file.relative: file for file in (*found.files, *_not_on_disk(request))}
    for path, file in files.items():
        if file.path in request.given:
            files[path] = structs.replace(file, content=request.given[file.path])
    read = {path: read_source(file) for path, file in sorted(files.items())}
    return Found(
        files=files,
        sources={path: one for path, one in read.items() if isinstance(one, SourceText)},
        problems=(*found.problems, *(one for one in read.values() if isinstance(one, Problem))),
    )


def _not_on_disk(request: Request) -> Iterator[SourceFile]:
    """The files that only their given content makes."""
    for path in request.given:
        if not path.exists():
            kind: Literal["python", "notebook"] = (
                "notebook" if path.suffix == ".ipynb" else "python"
            )
            yield SourceFile(path, relative_path(path, request.config.root), kind)
