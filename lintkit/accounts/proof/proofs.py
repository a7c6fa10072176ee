"""The proof of an integration point: the tests that run it, and what they feed it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lintkit.accounts.proof.cases import possible
from lintkit.accounts.proof.doubts import Doubts
from lintkit.accounts.proof.fed import fed
from lintkit.accounts.proof.reached import Run, Runs
from lintkit.accounts.proof.suite import Suite
from lintkit.model import Step, TestProof
from lintkit.program.values import CodeRef, External, Function, Instance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lintkit.accounts.proof.fed import Fed
    from lintkit.catalogue.doubles import Doubles
    from lintkit.model import EdgeCase, PointKind
    from lintkit.program.program import Program
    from lintkit.program.values import Site

_UNKNOWN = TestProof(state="unknown")
_FAILURES = frozenset({"rate_limit", "timeout", "connection_lost"})


class Proofs:
    """Proves the integration points of one program, from all of its tests.

    Args:
        program: the linked program.
        doubles: what is known of test doubles.
        is_test: whether a path is one of the tests.
        complete: whether all tests of the project are part of the run; if not, that no test
            reaches a point cannot be said.
    """

    def __init__(
        self, program: Program, doubles: Doubles, is_test: Callable[[str], bool], *,
        complete: bool,
    ) -> None:  # fmt: skip
        self._program = program
        self._doubles = doubles
        self._suite = Suite(program, is_test)
        self._complete = complete
        self._fed: dict[CodeRef, Fed] = {}

    @cached_property
    def _doubts(self) -> Doubts:
        return Doubts(self._program, self._suite)

    @cached_property
    def _runs(self) -> Runs:
        return Runs(self._program, self._suite)

    def prove(self, site: Site, kind: PointKind) -> TestProof:
        """The proof of the point at a call."""
        code = site.code
        missing = possible(self._program, code, kind)
        if not self._suite.paths:
            return TestProof(state="none", missing=missing) if self._complete else _UNKNOWN
        if self._program.code(code).kind not in {"function", "lambda"}:
            return _UNKNOWN  # runs when its module is imported, whoever does that
        running = [run for run in self._runs.runs if code in run.surely]
        if running:
            return self._tested(site, running, missing)
        return self._untested(code, missing)

    def _untested(self, code: CodeRef, missing: tuple[EdgeCase, ...]) -> TestProof:
        runs = self._runs
        if not self._complete or any(code in run.perhaps for run in runs.runs):
            return _UNKNOWN
        ways = self._program.reaching(code)
        if any(self._program.code(ref).name in runs.unresolved for ref in ways):
            return _UNKNOWN
        if any(self._doubts.may_run(ref) for ref in ways):
            return _UNKNOWN
        if code not in runs.ignoring_patches:
            return TestProof(state="none", missing=missing)
        near = [
            run
            for run in runs.runs
            if any(patch.may_cut(self._program.code(ref)) for patch in run.patches for ref in ways)
        ]
        if not near:
            return _UNKNOWN
        evidence = tuple(
            Step(run.test.code.path, self._program.code(run.test.code).def_line,
                 "this test replaces code on the way to the call")
            for run in near[:3]
        )  # fmt: skip
        return TestProof(state="replaced", missing=missing, evidence=evidence)

    def _tested(
        self, site: Site, running: Sequence[Run], missing: tuple[EdgeCase, ...]
    ) -> TestProof:
        replaced = [run for run in running if self._is_replaced(site, run)]
        if not replaced:
            return _UNKNOWN
        found = [self._fed_by(run) for run in replaced]
        steps: dict[EdgeCase, Step] = {}
        for one in found:
            if one.asserts:
                for case, step in one.cases.items():
                    steps.setdefault(case, step)
        cases = tuple(sorted(steps))
        left = tuple(case for case in missing if case not in steps)
        names = tuple(run.test.name for run in replaced)
        if set(cases) - _FAILURES:
            evidence = tuple(steps.values())
            return TestProof(
                state="edge_case", edge_cases=cases, missing=left, tests=names, evidence=evidence
            )
        uncredited = any(one.doubtful or set(one.cases) - set(cases) for one in found)
        if uncredited or len(replaced) < len(running):
            return _UNKNOWN
        evidence = (*steps.values(), *map(self._shown, replaced[:3]))
        if cases:
            return TestProof(
                state="error_only", edge_cases=cases, missing=left, tests=names, evidence=evidence
            )
        if not any(one.ordinary for one in found):
            return _UNKNOWN
        return TestProof(state="happy_path", missing=left, tests=names, evidence=evidence)

    def _shown(self, run: Run) -> Step:
        code = self._program.code(run.test.code)
        return Step(run.test.code.path, code.def_line, "this test runs the call against a double")

    def _fed_by(self, run: Run) -> Fed:
        ref = run.test.code
        if ref not in self._fed:
            self._fed[ref] = fed(self._program, run)
        return self._fed[ref]

    def _is_replaced(self, site: Site, run: Run) -> bool:
        """Whether a double answers this call in a test."""
        if any(patch.outside for patch in run.patches):
            return True
        support = set(run.support)
        for value in self._program.callees(site):
            if isinstance(value, External) and value.origin and value.origin.code in support:
                return True
            if isinstance(value, Function) and value.code in support:
                return True
            if isinstance(value, Instance) and value.site.code in support:
                return True
        return any(
            (double := self._doubles.at(symbol)) is not None
            and double.mechanism in {"transport", "server", "model_class", "argument"}
            for call in run.calls
            for symbol in self._symbols(call)
        )

    def _symbols(self, call: Site) -> tuple[str, ...]:
        return tuple(v.symbol for v in self._program.callees(call) if isinstance(v, External))
