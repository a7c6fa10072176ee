"""The proof of an integration point: the tests that run it, and what they feed it."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.accounts.proof.addressed import Addressed
from lintkit.accounts.proof.answers import Answers
from lintkit.accounts.proof.apart import Apart
from lintkit.accounts.proof.before import Before
from lintkit.accounts.proof.besides import Besides
from lintkit.accounts.proof.cases import feedable, possible
from lintkit.accounts.proof.doubts import Doubts
from lintkit.accounts.proof.fed import Feeding
from lintkit.accounts.proof.feeds import Handed, Reads
from lintkit.accounts.proof.fields import offers_tools, text_fields
from lintkit.accounts.proof.foreign import Foreign
from lintkit.accounts.proof.lacking import asked_forms
from lintkit.accounts.proof.patches import Patches
from lintkit.accounts.proof.placed import Placed
from lintkit.accounts.proof.reached import Run, Runs
from lintkit.accounts.proof.reading_json import parsing, reads_answer_as_json
from lintkit.accounts.proof.said import said
from lintkit.accounts.proof.shown import Coming, Shown
from lintkit.accounts.proof.sightings import Sightings
from lintkit.accounts.proof.suite import Suite
from lintkit.accounts.proof.taken import Taken
from lintkit.ir import Await, Call
from lintkit.model import FAILURES, Step, TestProof
from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.values import CodeRef, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lintkit.accounts.proof.feeds import Fed
    from lintkit.catalogue import Catalogue
    from lintkit.model import EdgeCase, Evidence, PointKind, TestState
    from lintkit.program.program import Program
    from lintkit.program.values import Site
    from lintkit.sources.coverage_data import Observed
    from lintkit.sources.tests_layout import Tests

_UNKNOWN = TestProof(state="unknown")
_VECTORS = frozenset({"data", "embeddings", "embedding"})
"""Where an embedding is in an answer."""
_IDLE = "nothing that this test asserts could fail"


class Proofs:
    """Proves the integration points of one program, from all of its tests.

    Args:
        program: the linked program.
        catalogue: what is known of test doubles and SDKs.
        is_test: which paths are tests, and what in them is.
        complete: whether all tests of the project are part of the run; if not, that no test
            reaches a point cannot be said.
        observed: what coverage.py measured, which confirms or refutes what the code shows.
    """

    def __init__(
        self,
        program: Program,
        catalogue: Catalogue,
        is_test: Tests,
        *,
        complete: bool,
        observed: Observed | None = None,
    ) -> None:
        self._program = program
        self._suite = Suite(program, is_test)
        self._patches = Patches(program, catalogue.doubles)
        self._answers = Answers(program, self._suite, self._patches, catalogue)
        self._placed = Placed(program, self._suite, catalogue.doubles)
        self._apart = Apart(program, self._patches, self._answers)
        self._addressed = Addressed(program, catalogue.doubles)
        self._besides = Besides(program, self._is_test_code)
        self._foreign = Foreign(program, catalogue)
        self._before = Before(program, self._is_test_code)
        self._feeding = Feeding(
            program,
            catalogue,
            self._is_test_code,
            self._answers.is_aside,
            self._apart.filled,
            self._placed.is_passed_in,
            self._before,
        )
        self._sightings = None if observed is None else Sightings(program, observed)
        self._complete = complete
        self._fed: dict[tuple[CodeRef, Handed], Fed] = {}
        self._reads: dict[Site, Reads] = {}

    @cached_property
    def _doubts(self) -> Doubts:
        return Doubts(self._program, self._runs)

    @cached_property
    def _taken(self) -> Taken:
        return Taken(self._program, self._runs, self._doubts.files_running)

    @cached_property
    def _runs(self) -> Runs:
        return Runs(self._program, self._suite, self._patches, self._placed)

    def prove(self, site: Site, kind: PointKind) -> TestProof:
        """The proof of the point at a call."""
        missing = possible(self._program, site.code, kind)
        if self._sightings is None or not self._sightings.covers(site):
            return self._by_code(site, kind, missing)
        return self._by_run(site, kind, missing, self._sightings)

    def _by_run(
        self, site: Site, kind: PointKind, missing: tuple[EdgeCase, ...], sightings: Sightings
    ) -> TestProof:
        contexts = sightings.contexts(site)
        step = sightings.step(site, ran=contexts is not None)
        if contexts is None:
            return TestProof(state="none", missing=missing, evidence=(step,), rests_on="run_time")
        running = sightings.among(contexts, self._runs.runs)
        if running:
            proof = self._tested(site, kind, running, missing)
        else:
            proof = self._by_code(site, kind, missing)
            if proof.state in {"none", "replaced"}:
                proof = _UNKNOWN
        return replace(proof, evidence=(step, *proof.evidence), rests_on="run_time")

    def _by_code(self, site: Site, kind: PointKind, missing: tuple[EdgeCase, ...]) -> TestProof:
        code = site.code
        if not self._suite.paths:
            return TestProof(state="none", missing=missing) if self._complete else _UNKNOWN
        if self._program.code(code).kind not in {"function", "lambda"}:
            # It runs when its module is imported, whoever does that.
            is_imported = not self._complete or code.path in self._runs.paths
            return _UNKNOWN if is_imported else TestProof(state="none", missing=missing)
        coming, perhaps = self._taken.running(site)
        running = [run for run in coming if self._before.ending(site, run) != "ends"]
        if running:
            return self._tested(site, kind, running, missing, perhaps)
        is_told = self._complete and not perhaps
        return self._untested(site, missing) if is_told else _UNKNOWN

    def _untested(self, site: Site, missing: tuple[EdgeCase, ...]) -> TestProof:
        near = self._taken.cut_off(site)
        if near:
            text = "this test replaces code on the way to the call"
            evidence = tuple(self._step(run, text) for run in near[:3])
            return TestProof(state="replaced", missing=missing, evidence=evidence)
        return _UNKNOWN if self._may_run(site) else TestProof(state="none", missing=missing)

    def _may_run(self, site: Site) -> bool:
        """Whether a test may come to a call, seen or not."""
        return self._doubts.may_run(site.code) and any(
            self._doubts.begins_at(ref)
            or (self._doubts.may_run(ref) and ref not in self._runs.perhaps.by)
            for ref in self._taken.ways_to(site)
        )

    def _tested(
        self,
        site: Site,
        kind: PointKind,
        running: Sequence[Run],
        missing: tuple[EdgeCase, ...],
        perhaps: Sequence[Run] = (),
    ) -> TestProof:
        coming = self._coming(site, running)
        exposed = self._exposed(coming.live)
        # Where all is not clear, nothing is said of what is.
        unknown = replace(_UNKNOWN, unclear=coming.without_double)
        if coming.may_all_end:
            is_told = coming.live and not coming.unclear
            return self._only_live(coming.live, missing, exposed) if is_told else unknown
        fitting = feedable(kind) & (FAILURES if self._is_dropped(site) else feedable(kind))
        shown = Shown(
            tuple((run, self._fed_by(site, run, kind).among(fitting)) for run in coming.double)
        )
        proof = TestProof(
            state="unknown",
            edge_cases=tuple(sorted(shown.cases)),
            # Where what is fed was not all seen, nothing is said of what is not.
            missing=tuple(c for c in missing if c not in shown.cases) if shown.is_all_seen else (),
            tests=tuple(run.test.name for run in coming.double),
            asking=tuple(run.test.name for run in coming.live),
            unclear=coming.unclear,
            live=exposed,
            idle=self._idle(shown),
        )
        if shown.cases.keys() - FAILURES:
            return replace(proof, state="edge_case", evidence=tuple(shown.cases.values()))
        # A text of nothing that some other test feeds is no embedding.
        others = () if kind == "embedding" else (*perhaps, *self._may_come(site, running))
        if not shown.is_told or any(self._feeds_more(site, run, kind) for run in others):
            return replace(unknown, live=exposed, idle=proof.idle)
        text = "this test runs the call against a double"
        steps = (self._step(run, text) for run in coming.double)
        evidence = (*shown.cases.values(), *islice(steps, 3))
        state: TestState = "error_only" if shown.cases else "happy_path"
        return replace(proof, state=state, evidence=evidence)

    def _coming(self, site: Site, running: Sequence[Run]) -> Coming:
        ending = {run.test for run in running if self._before.ending(site, run) == "may_end"}
        answered = [(self._answers.of(site, run), run) for run in running]
        sure = [(by, run) for by, run in answered if run.test not in ending]
        double = tuple(run for by, run in answered if by == "double")
        return Coming(
            double=double,
            live=tuple(run for by, run in sure if by == "live"),
            unclear=tuple(run.test.name for by, run in sure if by == "unknown"),
            without_double=tuple(run.test.name for by, run in answered if by != "double"),
            may_all_end=all(run.test in ending for run in double),
        )

    def _idle(self, shown: Shown) -> Evidence:
        """The tests that feed edge cases and assert nothing, with what they feed."""
        return tuple(
            step for run, cases in shown.idle for step in (self._step(run, _IDLE), *cases.values())
        )

    def _is_dropped(self, site: Site) -> bool:
        """Whether nobody looks at the answer of a call."""
        call = self._program.instruction(site)
        uses = self._program.uses(Place(site.code, call.target)) if isinstance(call, Call) else ()
        if len(uses) == 1 and isinstance(wait := self._program.instruction(uses[0]), Await):
            return not self._program.uses(Place(site.code, wait.target))
        return isinstance(call, Call) and not uses

    def _may_come(self, site: Site, running: Sequence[Run]) -> Iterator[Run]:
        """Further tests that may come to a call unseen: they make the object whose method it is."""
        making = self._runs.making(site.code)
        if making and self._may_run(site):
            known = {run.test.name for run in running}
            yield from (run for run in making if run.test.name not in known)

    def _feeds_more(self, site: Site, run: Run, kind: PointKind) -> bool:
        """Whether a test feeds an edge case of an answer, should it come to the call."""
        if self._answers.of(site, run) != "double":
            return False
        fed = self._fed_by(site, run, kind).among(feedable(kind))
        return fed.asserts and bool(set(fed.cases) - FAILURES)

    def _only_live(
        self, live: Sequence[Run], missing: tuple[EdgeCase, ...], exposed: Evidence
    ) -> TestProof:
        text = "this test runs the call against the live model"
        return TestProof(
            state="live_only",
            missing=missing,
            tests=tuple(run.test.name for run in live),
            evidence=tuple(self._step(run, text) for run in live[:3]),
            live=exposed,
        )

    def _exposed(self, live: Sequence[Run]) -> Evidence:
        """The tests that call the live model wherever the suite runs."""
        text = "this test leads to the live model, and nothing marks or skips it"
        return tuple(
            self._step(run, text)
            for run in live
            if self._answers.is_surely_live(run) and not self._suite.may_be_left_out(run.test)
        )

    def _step(self, run: Run, text: str) -> Step:
        code = self._program.code(run.test.code)
        return Step(run.test.code.path, code.def_line, text)

    def _is_test_code(self, ref: CodeRef) -> bool:
        return ref.path in self._suite.paths

    def _fed_by(self, site: Site, run: Run, kind: PointKind) -> Fed:
        doubles = (*self._runs.doubles(site, run), *self._answers.methods_of_models(site, run))
        called = tuple(ref for ref in self._runs.called(site) if ref in doubles)
        if site not in self._reads:
            read = parsing(self._program, site, self._is_test_code)
            self._reads[site] = Reads(
                text_fields(self._program, site) | (_VECTORS if kind == "embedding" else set()),
                offers_tools(self._program, site, kind),
                read,
                reads_answer_as_json(self._program, site),
                said(self._program, site),
                self._foreign.at(site),
                asked_forms(self._program, site, read),
            )
        apart = self._apart.doubles(site, run) | self._addressed.elsewhere(site, run)
        rivals = self._apart.codes(site, run).union(
            self._rivals(site.code, (*run.fakes, *doubles)), self._besides.codes(site)
        )
        handed = Handed(
            doubles,
            called,
            self._reads[site],
            apart,
            rivals,
            self._besides.mocks(site),
            self._answers.is_mocked(site, run),
        )
        key = (run.test.code, handed)
        if key not in self._fed:
            self._fed[key] = self._feeding.of(run, handed)
        fed = self._fed[key]
        if self._before.ending(site, run) == "may_end":
            # What is odd in it may be what the test waits for, or may never be asked for.
            is_odd = bool(fed.cases) or fed.doubtful or fed.unread
            return replace(fed, cases={}, ordinary=False, doubtful=is_odd)
        return fed

    def _rivals(self, ref: CodeRef, fakes: Iterable[CodeRef]) -> Iterator[CodeRef]:
        """The methods of fakes that are no part of a method, but stand where it would."""
        class_ = CodeRef(ref.path, self._program.code(ref).parent)
        name = self._program.code(ref).name
        if self._program.code(class_).kind != "class":
            return
        bases = frozenset(lineage(self._program, class_).order)
        for fake in fakes:
            code = self._program.code(fake)
            owner = CodeRef(fake.path, code.parent)
            if code.name == name and self._program.code(owner).kind == "class":
                order = lineage(self._program, owner).order
                if class_ not in order and not bases.isdisjoint(order):
                    yield fake
