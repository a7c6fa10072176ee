"""What the accounts of one program's modules share."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from lintkit.accounts.modules.paths import EntryPaths, ModelPaths
from lintkit.program import naming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lintkit.model import IntegrationPoint
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef, Site


class View:
    """A linked program, seen from its integration points and from where execution starts.

    Attributes:
        program: the linked program.
        is_test: whether a path, relative to the root of the run, is one of the tests.
        points: the integration points by their call.
    """

    def __init__(
        self,
        program: Program,
        is_test: Callable[[str], bool],
        points: Mapping[Site, IntegrationPoint],
    ) -> None:
        self.program = program
        self.is_test = is_test
        self.points = points

    @cached_property
    def models(self) -> ModelPaths:
        """The ways to models."""
        return ModelPaths(self.program, self.is_test, self.points)

    @cached_property
    def entries(self) -> EntryPaths:
        """The ways from where execution starts."""
        return EntryPaths(self.program, self.is_test)

    def points_in(self, path: str) -> Iterator[tuple[CodeRef, Site, IntegrationPoint]]:
        """The integration points of a module in source order, each with the code that runs it."""
        for site, point in self._by_path.get(path, ()):
            yield naming.enclosing(self.program, site.code), site, point

    @cached_property
    def _by_path(self) -> Mapping[str, list[tuple[Site, IntegrationPoint]]]:
        found: dict[str, list[tuple[Site, IntegrationPoint]]] = defaultdict(list)
        for site, point in sorted(self.points.items(), key=lambda pair: pair[1].span):
            found[site.code.path].append((site, point))
        return found
