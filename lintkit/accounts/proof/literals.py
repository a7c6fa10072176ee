"""The literals that a register can hold in one test.

What a list, an attribute or a parameter of a helper holds is told for all tests at once: of those
that fill it, a test counts with the literals that stand in the code which it runs.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from lintkit.accounts.proof.filled import is_within, sites
from lintkit.ir import MODULE_CODE, Build, Const
from lintkit.program.flows import flows
from lintkit.program.provenance.defaults import default_place
from lintkit.program.provenance.registers import defining
from lintkit.program.values import CodeRef, Constant, Container

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.accounts.proof.reached import Run
    from lintkit.ir import AnyInstruction
    from lintkit.program.program import Program
    from lintkit.program.values import Place

    Literal: TypeAlias = tuple[str, object]
    """A value with the name of its class: 0 is not False."""


class Literals:
    """The literals in the tests of one program."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[tuple[CodeRef, tuple[CodeRef, ...]], frozenset[Literal]] = {}
        self._given: dict[CodeRef, list[AnyInstruction]] = {}
        self._globals: dict[str, frozenset[Literal]] = {}

    def of(self, run: Run, place: Place) -> list[object]:
        """Those that a register can hold in a test."""
        if place.register < 0:
            return []
        return [
            flow.value.value
            for flow in flows(self._program, place)
            if isinstance(flow.value, Constant)
            and is_within(run, flow.callers)
            and self.is_said(run, place, flow.value.value)
        ]

    def is_said(self, run: Run, place: Place, value: object) -> bool:
        """Whether one that a register can hold stands in what a test runs."""
        return place.code == run.test.code or (type(value).__name__, value) in self._said(run)

    def may_be_given(self, run: Run, value: object) -> bool:
        """Whether one may be given to a helper: in what a test runs, or in the body of its file."""
        literal = (type(value).__name__, value)
        return literal in self._said(run) or any(
            literal in self._global(path) for path in {ref.path for ref in run.support}
        )

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
            written = map(self._program.instruction, sites(self._program, run))
            codes = (*run.support, *run.fakes)
            self._known[key] = _literals(chain(written, *map(self._defaults, codes)))
        return self._known[key]

    def _global(self, path: str) -> frozenset[Literal]:
        """Those that stand in the body of a file."""
        if path not in self._globals:
            body = self._program.code(CodeRef(path, MODULE_CODE))
            self._globals[path] = _literals(body.instructions)
        return self._globals[path]

    def _defaults(self, ref: CodeRef) -> list[AnyInstruction]:
        """What the parameters of a code have for defaults."""
        if ref not in self._given:
            places = (
                default_place(self._program, ref, one.name)
                for one in self._program.code(ref).parameters
            )
            made = (defining(self._program, place) for place in places if place is not None)
            self._given[ref] = [one for one in made if one is not None]
        return self._given[ref]


def _literals(instructions: Iterable[AnyInstruction]) -> frozenset[Literal]:
    return frozenset(
        (type(one.value).__name__, one.value) for one in instructions if isinstance(one, Const)
    )
