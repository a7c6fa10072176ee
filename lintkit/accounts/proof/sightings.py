"""What a measured run of the tests shows of a call: whether it ran, and in which tests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.values import Place

if TYPE_CHECKING:
    from collections.abc import Collection

    from lintkit.accounts.proof.reached import Run
    from lintkit.model import Step
    from lintkit.program.program import Program
    from lintkit.program.values import Site
    from lintkit.sources.coverage_data import Observed

_PHASE = re.compile(r"(\[.*\])?(\|(setup|run|call|teardown))?$", re.DOTALL)


class Sightings:
    """The calls of a program in what coverage.py measured."""

    def __init__(self, program: Program, observed: Observed) -> None:
        self._program = program
        self._observed = observed

    def covers(self, site: Site) -> bool:
        """Whether the run looked at the file of a call."""
        return self._observed.measured(site.code.path)

    def contexts(self, site: Site) -> tuple[str, ...] | None:
        """The contexts in which a call ran; None where it did not run."""
        span = self._program.span(site)
        return self._observed.tests(span.path, self._statement(site), span.end_line)

    def among(self, contexts: Collection[str], runs: Collection[Run]) -> tuple[Run, ...]:
        """The tests that contexts name, as pytest does or by dotted name."""
        names = {_PHASE.sub("", context) for context in contexts}
        return tuple(run for run in runs if names & self._names(run))

    def step(self, site: Site, *, ran: bool) -> Step:
        """What the run shows, as evidence."""
        seen = "coverage.py saw this call run" if ran else "coverage.py did not see this call run"
        return self._program.step(site, f"{seen} while the tests ran")

    def _names(self, run: Run) -> frozenset[str]:
        return frozenset({run.test.name, self._program.symbol(run.test.code)})

    def _statement(self, site: Site) -> int:
        """The line on which the statement of a call begins: coverage.py speaks of statements."""
        line = self._program.span(site).line
        waiting = [site]
        while waiting:
            instruction = self._program.instruction(waiting.pop())
            target = getattr(instruction, "target", ir.NO_REGISTER)
            if target == ir.NO_REGISTER:
                continue
            for use in self._program.uses(Place(site.code, target)):
                user = self._program.instruction(use)
                if not isinstance(user, ir.Phi) and user.line < line:
                    line = user.line
                    waiting.append(use)
        return line
