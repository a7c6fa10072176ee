"""What a model can set off: functions that it may call, and answers that are run."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.model import EntryPoint, Evidence, Step, Tool

if TYPE_CHECKING:
    from lintkit.model import Inventory


class Run(Struct, frozen=True):
    """Where answers are run, opened or sent as a query, and the indices of their calls."""

    step: Step
    points: tuple[int, ...]


class Offer(Struct, frozen=True):
    """A function that a model may call, and the indices of the calls to models that it reaches."""

    tool: Tool
    points: tuple[int, ...]


class Powers(Struct, frozen=True):
    """What the models of a program can set off.

    Attributes:
        tools: the functions that a model may call, each with the calls that it leads to.
        runs: the answers that are run.
        running: what else runs code or commands.
    """

    tools: tuple[Offer, ...]
    runs: tuple[Run, ...]
    running: Evidence


def powers(inventory: Inventory) -> Powers:
    """What the models of a program can set off."""
    reached: dict[EntryPoint, list[int]] = defaultdict(list)
    runs: dict[Step, list[int]] = defaultdict(list)
    for number, point in enumerate(inventory.points):
        for entry in point.entry_points:
            reached[entry].append(number)
        for use in point.output.uses:
            if use.kind == "run":
                runs[use.step].append(number)
    known = {(step.path, step.line) for step in runs}
    return Powers(
        tuple(Offer(tool, tuple(reached[tool.entry])) for tool in inventory.tools),
        tuple(Run(step, tuple(points)) for step, points in sorted(runs.items())),
        tuple(step for step in inventory.running if (step.path, step.line) not in known),
    )
