"""The account of every module of a program."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.accounts.fingerprints.parts import parts_of_module
from lintkit.accounts.modules.notes import notes
from lintkit.accounts.modules.paths import ModelPaths
from lintkit.accounts.modules.reach import Reach, reach_by_module
from lintkit.model import ModuleAccount

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lintkit.accounts.tracing import Tracer
    from lintkit.model import IntegrationPoint, Parts
    from lintkit.program.values import Site


def module_accounts(
    tracer: Tracer,
    points: Mapping[Site, IntegrationPoint],
    parts: Mapping[str, Mapping[str, Parts]],
) -> tuple[ModuleAccount, ...]:
    """The accounts of the modules that are no tests, by path.

    Args:
        tracer: asks the linked program.
        points: the integration points by their call.
        parts: what sign-offs are bound to, by path and by function.
    """
    program, is_test = tracer.program, tracer.is_test
    points_in: dict[str, list[IntegrationPoint]] = defaultdict(list)
    for point in sorted(points.values(), key=lambda point: point.span):
        points_in[point.path].append(point)
    reach = reach_by_module(program, is_test)
    ways = ModelPaths(program, is_test, points)
    found = []
    for path in sorted(program.modules):
        if not is_test(path):
            arriving = reach.get(path, Reach())
            found.append(
                ModuleAccount(
                    path=path,
                    name=program.names[path],
                    points=tuple(points_in[path]),
                    entry_points=arriving.entry_points,
                    callers=arriving.callers,
                    notes=tuple(notes(program, path, ways)),
                    parts=parts.get(path) or {"": parts_of_module(program, path)},
                )
            )
    return tuple(found)
