"""What a model can set off: functions that it may call, and answers that are run."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.model import EntryPoint, Evidence, Step

if TYPE_CHECKING:
    from lintkit.model import Inventory


class Run(Struct, frozen=True):
    """Where answers are run, opened or sent as a query, and the indices of their calls."""

    step: Step
    points: tuple[int, ...]


class Powers(Struct, frozen=True):
    """What the models of a program can set off.

    Attributes:
        tools: the functions that a model may call, by path and line.
        runs: the answers that are run.
        running: what else runs code or commands.
    """

    tools: tuple[EntryPoint, ...]
    runs: tuple[Run, ...]
    running: Evidence


def powers(inventory: Inventory) -> Powers:
    """What the models of a program can set off."""
    entries = {entry for module in inventory.modules for entry in module.entry_points}
    runs: dict[Step, list[int]] = defaultdict(list)
    for number, point in enumerate(inventory.points):
        for use in point.output.uses:
            if use.kind == "run":
                runs[use.step].append(number)
    known = {(step.path, step.line) for step in runs}
    return Powers(
        tuple(sorted(entry for entry in entries if entry.kind == "tool")),
        tuple(Run(step, tuple(points)) for step, points in sorted(runs.items())),
        tuple(step for step in inventory.running if (step.path, step.line) not in known),
    )
