"""The first half of a run: what is asked, and each source lowered."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lintkit.engine import unread
from lintkit.engine.cache import Cache
from lintkit.engine.progress import silent
from lintkit.ir import Module

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Executor
    from datetime import date

    from lintkit.config import Config
    from lintkit.engine.find import Found
    from lintkit.engine.progress import Progress
    from lintkit.model import Finding
    from lintkit.sources.files import SourceFile
    from lintkit.sources.git import Tree


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
        tree: the commit whose files the paths are; None: they lie in a work tree, if in any.
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
    tree: Tree | None = None

    @property
    def is_of_whole_project(self) -> bool:
        """Whether the root is known to be that of a project.

        Where nothing else tells, the folder that is named counts as the root.
        """
        root = self.config.root
        return self.config.file is not None or Path.cwd().is_relative_to(root)

    @property
    def cache(self) -> Cache | None:
        """What earlier runs left for this one; None: they may not be asked."""
        return Cache(self.cache_root or self.config.root) if self.cached else None


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


def gather(request: Request, found: Found) -> Gathered:
    """Lowers the sources of a run."""
    from lintkit.engine.lower import lower_all  # noqa: PLC0415 (a warm run lowers nothing)

    lowered = lower_all(
        found.sources,
        cache=request.cache,
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
        files=found.files,
        modules={path: one for path, one in lowered.items() if isinstance(one, Module)},
        unread=(*map(unread.of_source, found.problems), *refused),
    )
