"""What comes in at the far end of a way in one test: by a default, a setting, a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.proof.command_lines import CommandLines
from lintkit.accounts.proof.runner_lines import RunnerLines
from lintkit.accounts.proof.settings import Settings
from lintkit.program.values import Unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from lintkit.accounts.proof.worlds import World
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, CodeRef, Flow

_DEFAULTS = frozenset({"environment_default", "settings_default"})


class Arriving:
    """What the tests of one program put in from outside.

    Args:
        program: the linked program.
        tests: the code of tests.

    Attributes:
        settings: what they say of the settings.
        lines: what they say on command lines.
    """

    def __init__(self, program: Program, tests: Collection[CodeRef]) -> None:
        self.settings = Settings(program, tests)
        self.lines = CommandLines(program, tests)
        self._runner_lines = RunnerLines(program, tests, self.settings)

    def by(self, flow: Flow, world: World) -> Sequence[AbstractValue] | None:
        """What comes by a way in a test; None where that is not told."""
        if self._runner_lines.is_option(flow):
            return self._runner_lines.said(flow, world)
        if flow.source in _DEFAULTS:
            return self.settings.values(flow, world)
        return None if isinstance(flow.value, Unknown) else self.lines.said(flow.value, world)
