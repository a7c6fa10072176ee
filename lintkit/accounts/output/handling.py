"""The account of what a program does with the output of each call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.accounts.output.failing import failures
from lintkit.accounts.output.followed import Followed
from lintkit.accounts.output.idle import idle
from lintkit.accounts.output.index import Index
from lintkit.accounts.output.labels import ANY, Label, is_below
from lintkit.accounts.output.limits import unlimited, unseen_truncation
from lintkit.accounts.output.malformed import is_surely_handled, malformed, parsed
from lintkit.accounts.output.reaching import reaching
from lintkit.accounts.output.reading import Reading, reading_of
from lintkit.accounts.output.slice import Slice
from lintkit.accounts.output.swallowed import swallowed
from lintkit.accounts.output.unguarded import unguarded
from lintkit.accounts.output.uses import uses
from lintkit.accounts.output.words import Words
from lintkit.accounts.parameters import passed
from lintkit.accounts.reading import distinct, result
from lintkit.catalogue.schema import Parameter, Response
from lintkit.model import OutputHandling
from lintkit.program.values import Constant, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.points import Point, Way
    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue.edge_cases import EdgeCases
    from lintkit.model import EdgeCase, OutputFault, OutputFaultKind, OutputUse, Step
    from lintkit.program.values import Place

_TEXT = frozenset({"chat", "responses", "completion"})
_NO_ANSWER = frozenset({"weights"})
_ANY_ANSWER = Reading(texts=((),))
"""Of an answer whose parts are not known, all of it is what the model says."""
_CASES: dict[OutputFaultKind, frozenset[EdgeCase]] = {
    "unguarded": frozenset({"empty", "no_choice", "refusal"}),
    "silent_none": frozenset({"empty", "refusal", "malformed_json", "schema_violation"}),
    "truncation": frozenset({"truncated"}),
    "malformed": frozenset({"malformed_json", "fenced_json"}),
}
"""The edge cases of which one, looked for anywhere, answers a fault."""


class Outputs:
    """Accounts of the output of the calls of one program."""

    def __init__(self, tracer: Tracer, edge_cases: EdgeCases) -> None:
        self._tracer = tracer
        self._index = Index(tracer.program, tracer.is_test, edge_cases)

    def of(self, point: Point) -> OutputHandling:
        """The account of one point."""
        faults = [*swallowed(self._index, point), *unlimited(self._tracer, point)]
        followed = self._followed(point)
        if followed is None:
            return OutputHandling(faults=tuple(faults), uses=self._uses(point))
        failing = tuple(failures(followed))
        faults += [
            *_first_of_each(unguarded(followed, failing)),
            *malformed(followed),
            *reaching(followed),
            *unseen_truncation(self._tracer, followed),
            *idle(followed),
        ]
        looked_for = followed.looked_for
        open_ = [one for one in faults if not _CASES.get(one.kind, frozenset()) & looked_for]
        caught = frozenset(case for failure in failing for case in failure.caught)
        account = _account(followed, tuple(distinct(open_)), caught)
        return structs.replace(account, uses=tuple(uses(self._index, followed.slice)))

    def of_words(self, start: Place) -> tuple[OutputUse, ...]:
        """What is done with words of a model that arrive in a register."""
        return tuple(uses(self._index, Slice(self._index, _ANY_ANSWER, start, Label())))

    def reached_by(self, parameter: Place, told: Step) -> tuple[OutputFault, ...]:
        """Where an argument that a model chooses does something.

        Args:
            parameter: the parameter that takes it.
            told: the first step of the evidence.
        """
        sliced = Slice(self._index, _ANY_ANSWER, parameter, Label())
        start = Site(parameter.code, -1)
        return tuple(reaching(Words(self._index, _ANY_ANSWER, sliced, start, told)))

    def _uses(self, point: Point) -> tuple[OutputUse, ...]:
        """What is done with an answer of which is not known how it is read."""
        start = result(self._tracer.program, point.site)
        if start is None or point.ways[0].kind in _NO_ANSWER:
            return ()
        return self.of_words(start)

    def _followed(self, point: Point) -> Followed | None:
        """Where the answer goes; None where how it is read is not known, or differs."""
        responses = [way.response for way in point.ways]
        if any(one is None or one != responses[0] for one in responses):
            return None
        response = responses[0] or Response()
        start = result(self._tracer.program, point.site)
        if start is None or point.ways[0].kind not in _TEXT:
            return None
        reading = reading_of(response)
        if not reading.texts and reading.parsed is None:
            return None
        sliced = Slice(self._index, reading, start, Label())
        told = self._index.program.step(point.site, "the model answers here")
        words = (self._index, reading, sliced, point.site, told)
        return Followed(*words, point, response, self._streams(point))

    def _streams(self, point: Point) -> bool:
        """Whether the answer comes in pieces, or may."""
        for way in point.ways:
            call = way.chain.match.call
            if call.streaming:
                return True
            if way.response is not None and way.response.body:
                return _streams_body(self._tracer, point, way)
            if call.stream:
                found = passed(self._tracer, point.call, Parameter(name=call.stream))
                values = [flow.value for flow in found.flows]
                if not all(isinstance(v, Constant) and not v.value for v in values):
                    return True
        return False


def _streams_body(tracer: Tracer, point: Point, way: Way) -> bool:
    """Whether a request over HTTP asks for an answer in pieces, or may."""
    for parameter in way.chain.match.call.body:
        inner = structs.replace(parameter, keys=(*parameter.keys, "stream"))
        found = passed(tracer, point.call, inner)
        if found.flows:
            values = [flow.value for flow in found.flows]
            return not all(isinstance(v, Constant) and not v.value for v in values)
    return way.response is None or way.response.in_pieces


def _account(
    followed: Followed, faults: tuple[OutputFault, ...], caught: frozenset[EdgeCase]
) -> OutputHandling:
    if followed.streamed or not followed.is_text_read:
        return OutputHandling(faults=faults)
    checks = tuple(dict.fromkeys(_checks(followed, faults)))
    missing = tuple(
        case for case in dict.fromkeys(_missing(followed, faults, caught)) if case not in checks
    )
    known = bool(checks or missing) and (followed.is_whole or bool(missing))
    steps = tuple(dict.fromkeys(_steps(followed)))
    return OutputHandling(
        checks=checks if known else (),
        missing=missing,
        known=known,
        evidence=steps if known else (),
        faults=faults,
    )


def _first_of_each(faults: Iterator[OutputFault]) -> Iterator[OutputFault]:
    """The first fault of each kind: the further uses of one answer fail for the same reason."""
    kinds = set()
    for fault in faults:
        if fault.kind not in kinds:
            kinds.add(fault.kind)
            yield fault


def _checks(followed: Followed, faults: tuple[OutputFault, ...]) -> Iterator[EdgeCase]:
    """The edge cases that some condition or handler looks for."""
    reading = followed.reading
    yield from sorted(followed.looked_for)
    fails_before = any(fault.kind == "unguarded" for fault in faults)
    if not fails_before and any(True for _ in followed.tests_text()):
        yield "empty"
    if followed.is_stop_tested:
        yield "truncated"
        yield "refusal"
    for seen in followed.tests():
        label = seen.state.label
        if label.form == "answer" and any(is_below(label.path, one) for one in reading.refusals):
            yield "refusal"
        if any(label.path and is_below(path, (*label.path, ANY)) for path in reading.texts):
            yield "no_choice"
    parsers = list(parsed(followed))
    if any(followed.sights("repair")) or (
        parsers and all(is_surely_handled(followed, s) for s in parsers)
    ):
        yield "malformed_json"


def _missing(
    followed: Followed, faults: tuple[OutputFault, ...], caught: frozenset[EdgeCase]
) -> Iterator[EdgeCase]:
    """The edge cases of which it is certain that nothing looks for them."""
    kinds = {fault.kind for fault in faults}
    if kinds & {"unguarded", "silent_none"} or (followed.is_text_kept and "empty" not in caught):
        yield "empty"
    if "malformed" in kinds:
        yield "malformed_json"
    if followed.is_whole and not followed.is_stop_read and followed.response.truncated:
        yield "truncated"
        if not followed.is_refusal_read and followed.response.refused and "refusal" not in caught:
            yield "refusal"


def _steps(followed: Followed) -> Iterator[Step]:
    program = followed.index.program
    yield followed.told
    yield from followed.first_read
    for seen in followed.sights("check"):
        yield program.step(seen.site, f"`{seen.detail}` looks at it")
    for seen in (*followed.tests_text(), *followed.tests()):
        yield program.step(seen.site, "a condition looks at it")
        break
