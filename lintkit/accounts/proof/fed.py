"""What the doubles of a test hand out: read from the fields that its code fills."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from lintkit.accounts.proof import payloads
from lintkit.accounts.proof.asserting import asserts, exceptions, expected
from lintkit.accounts.proof.objects import Objects
from lintkit.ir import Build, Call, Raise, SetAttr
from lintkit.model import EdgeCase, Step
from lintkit.program.flows import flows
from lintkit.program.values import (
    Constant,
    Container,
    Function,
    Place,
    Site,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from lintkit.accounts.proof.reached import Run
    from lintkit.catalogue import Catalogue
    from lintkit.catalogue.edge_cases import EdgeCases
    from lintkit.ir import AnyInstruction, Register
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

Meaning: TypeAlias = tuple[EdgeCase | Literal["ordinary", "doubtful"], Site, str]
"""What something means that a test writes down, where, and whether it is fed or raised."""

_OF_PIECES = frozenset({"malformed_json", "unknown_tool", "empty"})
"""What a piece of a stream may look like any day."""
_OF_WHOLE = frozenset({"empty", "no_choice"})
"""What a field is only where nothing beside it says otherwise."""
_HANDED_OUT = frozenset({"return_value", "new", "value"})
_RAISED = frozenset({"side_effect", "exception", "exc"})


class Fed(Struct, frozen=True):
    """What a test feeds.

    Attributes:
        cases: the edge cases, each with the place that fills it in.
        ordinary: it fills in an ordinary answer.
        doubtful: it fills in something that could not be read, which may be any case.
        asserts: something that can fail follows.
    """

    cases: dict[EdgeCase, Step]
    ordinary: bool
    doubtful: bool
    asserts: bool

    def among(self, cases: Collection[EdgeCase]) -> Fed:
        """The same with no other cases than some."""
        return replace(self, cases={case: s for case, s in self.cases.items() if case in cases})


def fed(
    program: Program,
    run: Run,
    doubles: tuple[CodeRef, ...],
    catalogue: Catalogue,
    is_test: Callable[[CodeRef], bool],
    is_aside: Callable[[Site], bool],
) -> Fed:
    """Reads what a test feeds.

    Args:
        program: the linked program.
        run: what the test runs.
        doubles: the code of the object that it hands in.
        catalogue: what is known of edge cases, which goes first, and of doubles.
        is_test: whether a code is one of the tests.
        is_aside: whether a call replaces something that has nothing to do with a model.
    """
    edge_cases = catalogue.edge_cases
    run = replace(run, fakes=(*run.fakes, *doubles))
    objects = {ref: Objects(program, ref, is_test) for ref in (*run.support, *run.fakes)}
    cases: dict[EdgeCase, Step] = {}
    others = set()
    for meaning, site, verb in chain(
        (one for one in _of_fields(program, run, objects, catalogue) if not is_aside(one[1])),
        _of_documents(program, run, edge_cases),
        _ofexceptions(program, run, edge_cases),
        _of_schemas(program, run),
    ):
        if meaning == "ordinary" or meaning == "doubtful":  # noqa: PLR1714  narrows the type
            others.add(meaning)
        else:
            cases.setdefault(meaning, program.step(site, f"{verb} here: {_words(meaning)}"))
    found = dict(sorted(cases.items()))
    return Fed(found, "ordinary" in others, "doubtful" in others, asserts(program, run))


def _words(case: EdgeCase) -> str:
    return case.replace("_", " ")


def _of_fields(
    program: Program, run: Run, objects: dict[CodeRef, Objects], catalogue: Catalogue
) -> Iterator[Meaning]:
    """What the fields mean that the code of a test fills."""
    for site, written, place in filled(program, run):
        name = "return_value" if written in catalogue.doubles.parameters else written
        own = objects[site.code]
        if own.is_asked(site.position):
            continue
        if name == "content" and payloads.is_no_text(own.first_block(place.register)):
            yield "first_block_not_text", site, "fed"
        for case, is_known in _meanings(program, run, name, place, catalogue.edge_cases):
            if (case in _OF_WHOLE and own.is_incidental(site.position)) or (
                case in _OF_PIECES and own.is_piece(site.position)
            ):
                yield "ordinary", site, "fed"
            elif case is not None:
                yield case, site, "fed"
            elif not is_known:
                yield "doubtful", site, "fed"
            elif name in payloads.TEXTS or name in _HANDED_OUT:
                yield "ordinary", site, "fed"


def _of_documents(program: Program, run: Run, edge_cases: EdgeCases) -> Iterator[Meaning]:
    """What the fields mean of answers that are handed on as JSON text."""
    for site, name, value, is_ordinary in _documented(program, run):
        case = payloads.of_field(name, value, edge_cases)
        if case is None or (case in _OF_WHOLE and is_ordinary):
            if case is not None or name in payloads.TEXTS:
                yield "ordinary", site, "fed"
        else:
            yield case, site, "fed"


def _ofexceptions(program: Program, run: Run, edge_cases: EdgeCases) -> Iterator[Meaning]:
    """What the exceptions mean that helpers and fakes raise."""
    for site, exception in _raised(program, run):
        symbols = exceptions(program, exception)
        found = {case for symbol in symbols if (case := payloads.of_exception(symbol, edge_cases))}
        yield from ((case, site, "raised") for case in sorted(found))
        if not found:
            yield "doubtful", site, "raised"


def _of_schemas(program: Program, run: Run) -> Iterator[Meaning]:
    """JSON that parses, where the test waits for the schema to refuse it."""
    if not any(
        symbol.rpartition(".")[2] == "ValidationError"
        for ref in run.support
        for position, instruction in enumerate(program.code(ref).instructions)
        if isinstance(instruction, Call)
        for symbol in expected(program, Site(ref, position))
    ):
        return
    for site, name, place in filled(program, run):
        if name in payloads.TEXTS and any(map(payloads.is_json, _constants(program, place))):
            yield "schema_violation", site, "fed"


def filled(program: Program, run: Run) -> Iterator[tuple[Site, str, Place]]:
    """The fields that the code of a test fills: attributes, keywords, items of dictionaries."""
    for ref in (*run.support, *run.fakes):
        for position, instruction in enumerate(program.code(ref).instructions):
            for name, register in _fields(program, ref, instruction):
                yield Site(ref, position), name, Place(ref, register)


def _fields(
    program: Program, ref: CodeRef, instruction: AnyInstruction
) -> Iterator[tuple[str, Register]]:
    if isinstance(instruction, SetAttr):
        yield instruction.name, instruction.value
    elif isinstance(instruction, Call):
        for argument in instruction.arguments:
            if argument.kind == "keyword":
                yield argument.name, argument.value
    elif isinstance(instruction, Build) and instruction.kind == "dict":
        for entry in instruction.entries:
            for key in _constants(program, Place(ref, entry.key)):
                if isinstance(key, str):
                    yield key, entry.value


def _documented(program: Program, run: Run) -> Iterator[tuple[Site, str, object, bool]]:
    """The fields of answers that are handed on as JSON text, and whether those say something."""
    for ref in (*run.support, *run.fakes):
        for position, instruction in enumerate(program.code(ref).instructions):
            if not isinstance(instruction, Call):
                continue
            for place in (Place(ref, argument.value) for argument in instruction.arguments):
                for text in _texts(program, run, place):
                    found = list(payloads.fields(text))
                    is_ordinary = payloads.says_something(found)
                    for name, value in found:
                        yield Site(ref, position), name, value, is_ordinary


def _texts(program: Program, run: Run, place: Place) -> Iterator[str]:
    """The documents that a register can hold in this test."""
    if any(isinstance(one, str) and "{" in one for one in _constants(program, place)):
        for flow in flows(program, place):
            text = flow.value.value if isinstance(flow.value, Constant) else None
            if isinstance(text, str) and _within(run, flow.callers):
                yield text


def _meanings(
    program: Program, run: Run, name: str, place: Place, edge_cases: EdgeCases
) -> Iterator[tuple[EdgeCase | None, bool]]:
    """The edge cases in what fills a field, and whether it is known at all."""
    if name in _RAISED:
        symbols = exceptions(program, place)
        yield from ((payloads.of_exception(symbol, edge_cases), True) for symbol in symbols)
        if not symbols and not _is_fake(program, place):
            yield None, False
    elif name in _HANDED_OUT:
        yield from ((payloads.of_text(value), True) for value in _constants(program, place))
    else:
        if payloads.is_list(name) and _may_be_empty(program, place):
            yield "no_choice", True
        elif name in payloads.TEXTS and _may_be_empty(program, place):
            yield "empty", True
        yield from _written(program, run, name, place, edge_cases)


def _written(
    program: Program, run: Run, name: str, place: Place, edge_cases: EdgeCases
) -> Iterator[tuple[EdgeCase | None, bool]]:
    for flow in flows(program, place):
        if _within(run, flow.callers):
            if isinstance(flow.value, Constant):
                yield payloads.of_field(name, flow.value.value, edge_cases), True
            elif name in payloads.TEXTS and isinstance(flow.value, Unknown):
                yield None, False


def _within(run: Run, callers: tuple[Site, ...]) -> bool:
    """Whether a value comes from this test rather than from another that shares a helper."""
    return all(site.code in run.support or site.code in run.fakes for site in callers)


def _may_be_empty(program: Program, place: Place) -> bool:
    built = [
        program.instruction(value.site)
        for value in program.values(place)
        if isinstance(value, Container)
    ]
    return any(isinstance(one, Build) and not one.entries for one in built)


def _is_fake(program: Program, place: Place) -> bool:
    """Whether it is a function that is run in the call's place, and read for itself."""
    return any(isinstance(value, Function) for value in program.values(place))


def _raised(program: Program, run: Run) -> Iterator[tuple[Site, Place]]:
    """The exceptions that helpers and fakes raise; the test itself raises to fail."""
    for ref in (*run.support, *run.fakes):
        if ref != run.test.code:
            for position, instruction in enumerate(program.code(ref).instructions):
                if isinstance(instruction, Raise) and instruction.exception >= 0:
                    yield Site(ref, position), Place(ref, instruction.exception)


def _constants(program: Program, place: Place) -> list[object]:
    if place.register < 0:
        return []
    return [value.value for value in program.values(place) if isinstance(value, Constant)]
