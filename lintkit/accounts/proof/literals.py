"""The literals that a register can hold in one test.

What a list, an attribute or a parameter of a helper holds is told for all tests at once: of those
that fill it, a test counts with the literals that stand in the code which it runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lintkit.accounts.proof.filled import constants, is_within, sites
from lintkit.ir import Build, Const
from lintkit.program.values import Container

if TYPE_CHECKING:
    from lintkit.accounts.proof.reached import Run
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef, Place

    Literal: TypeAlias = tuple[str, object]
    """A value with the name of its class: 0 is not False."""


class Literals:
    """The literals in the tests of one program."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[tuple[CodeRef, tuple[CodeRef, ...]], frozenset[Literal]] = {}

    def of(self, run: Run, place: Place) -> list[object]:
        """Those that a register can hold in a test."""
        found = constants(self._program, place)
        return [value for value in found if self.is_said(run, place, value)]

    def is_said(self, run: Run, place: Place, value: object) -> bool:
        """Whether one that a register can hold stands in what a test runs."""
        return place.code == run.test.code or (type(value).__name__, value) in self._said(run)

    def may_be_empty(self, run: Run, place: Place) -> bool:
        """Whether a register can hold a display of nothing in a test."""
        built = [
            self._program.instruction(value.site)
            for value in self._program.values(place)
            if isinstance(value, Container)
            and (place.code == run.test.code or is_within(run, (value.site,)))
        ]
        return any(isinstance(one, Build) and not one.entries for one in built)

    def _said(self, run: Run) -> frozenset[Literal]:
        key = (run.test.code, run.fakes)
        if key not in self._known:
            self._known[key] = frozenset(
                (type(one.value).__name__, one.value)
                for site in sites(self._program, run)
                if isinstance(one := self._program.instruction(site), Const)
            )
        return self._known[key]
