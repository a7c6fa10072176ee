"""How tests can run one integration point of a project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lintkit.accounts.sketches import sketch
from lintkit.engine.find import find
from lintkit.engine.linked import account_for_all, link_project
from lintkit.errors import UsageError
from lintkit.sources.files import relative_path

if TYPE_CHECKING:
    from pathlib import Path

    from lintkit.catalogue.beside import Wire
    from lintkit.engine.gather import Request
    from lintkit.model import IntegrationPoint, Inventory
    from lintkit.model.sketches import Sketch


@dataclass(frozen=True)
class Sketched:
    """What tests for one integration point are written from.

    Attributes:
        wire: how the service behind it answers; None where that is not known.
        declared: import names of what the project declares.
        folder: where the tests will lie, relative to the root.
        environment: the variables without which the SDKs of the project make no client, be it
            where a file is imported.
    """

    point: IntegrationPoint
    sketch: Sketch
    wire: Wire | None
    declared: frozenset[str]
    folder: str
    environment: dict[str, str]


def sketch_tests(request: Request, file: Path, line: int, out: Path) -> Sketched:
    """How tests can run the integration point that stands at a line.

    Args:
        request: the project.
        file: the file that holds the point.
        line: a line of its call, 1-based.
        out: where the tests will lie.

    Raises:
        UsageError: no point stands there.
        LintkitError: as for any run.
    """
    linked = link_project(request, find(request))
    root = request.config.root
    inventory = account_for_all(linked, whole=False)
    point = _point(inventory, relative_path(file.absolute(), root), line)
    roots = {one.call.partition(".")[0] for one in inventory.points}
    return Sketched(
        point=point,
        sketch=sketch(linked.program, linked.catalogue, point),
        wire=linked.catalogue.wires.of(point.call, point.provider, point.kind),
        declared=linked.manifests.import_names,
        folder=relative_path(out.absolute().parent, root),
        environment=linked.catalogue.wires.environment(roots),
    )


def _point(inventory: Inventory, path: str, line: int) -> IntegrationPoint:
    there = [point for point in inventory.points if point.path == path]
    for point in there:
        if point.line <= line <= point.end_line:
            return point
    lines = ", ".join(str(point.line) for point in there)
    hint = f"this file has some at line {lines}" if there else "this file has none"
    raise UsageError(f"{path}:{line}: no integration point stands here; {hint}.")
