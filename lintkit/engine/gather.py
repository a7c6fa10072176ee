"""The first half of a run: which files there are, and each of them lowered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from msgspec import structs

from lintkit.engine import unread
from lintkit.engine.cache import Cache
from lintkit.engine.lower import lower_all
from lintkit.engine.progress import silent
from lintkit.ir import Module
from lintkit.sources.discover import discover
from lintkit.sources.files import Problem, SourceFile, relative_path
from lintkit.sources.reading import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from concurrent.futures import Executor
    from datetime import date
    from pathlib import Path

    from lintkit.config import Config
    from lintkit.engine.progress import Progress
    from lintkit.model import Finding


@dataclass(frozen=True)
class Request:
    """What a run is asked to do.

    Attributes:
        config: the configuration, whose root every path in results is relative to.
        paths: files and folders at or below that root; all of it if empty.
        today: the day on which models are judged.
        forced: whether these are taken whatever excludes them.
        given: the content of files that stands for what is on disk, by absolute path.
        cached: whether lowered files may be taken from the cache, and left there.
        cache_root: the folder that holds the cache; None: the root.
        executor: where to lower; None: as `jobs` says.
        jobs: how many processes to lower in; None: one for each processor.
        progress: told how far the run is.
        coverage: a `.coverage` file of the project's tests, which says what ran.
    """

    config: Config
    paths: tuple[Path, ...]
    today: date
    forced: bool = False
    given: Mapping[Path, bytes] = field(default_factory=dict)
    cached: bool = True
    cache_root: Path | None = None
    executor: Executor | None = None
    jobs: int | None = None
    progress: Progress = silent
    coverage: Path | None = None


@dataclass(frozen=True)
class Gathered:
    """The files of a run.

    Attributes:
        files: all of them, by relative path.
        modules: those that could be lowered.
        unread: a finding for each path that could not.
    """

    files: Mapping[str, SourceFile]
    modules: Mapping[str, Module]
    unread: tuple[Finding, ...]

    @property
    def lines(self) -> int:
        """How many lines of source were read."""
        return sum(module.lines for module in self.modules.values())


def gather(request: Request) -> Gathered:
    """Finds and lowers the files of a run.

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
    problems = (*found.problems, *(one for one in read.values() if isinstance(one, Problem)))
    lowered = lower_all(
        {path: source for path, source in read.items() if not isinstance(source, Problem)},
        cache=Cache(request.cache_root or config.root) if request.cached else None,
        executor=request.executor,
        jobs=request.jobs,
        progress=request.progress,
    )
    refused = (
        unread.of_refusal(path, result)
        for path, result in lowered.items()
        if not isinstance(result, Module)
    )
    return Gathered(
        files=files,
        modules={path: one for path, one in lowered.items() if isinstance(one, Module)},
        unread=(*map(unread.of_source, problems), *refused),
    )


def _not_on_disk(request: Request) -> Iterator[SourceFile]:
    """The files that only their given content makes."""
    for path in request.given:
        if not path.exists():
            kind: Literal["python", "notebook"] = (
                "notebook" if path.suffix == ".ipynb" else "python"
            )
            yield SourceFile(path, relative_path(path, request.config.root), kind)
