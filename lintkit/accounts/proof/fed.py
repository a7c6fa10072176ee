"""What the doubles of a test hand out: read from the fields that its code fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.proof import payloads
from lintkit.ir import Assert, Build, Call, Raise, SetAttr
from lintkit.lowering.operands import operands
from lintkit.model import EdgeCase, Step
from lintkit.program.flows import flows
from lintkit.program.values import (
    Class,
    Constant,
    Container,
    External,
    Function,
    Place,
    Site,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.proof.reached import Run
    from lintkit.catalogue.edge_cases import EdgeCases
    from lintkit.ir import AnyInstruction, Register
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

_ASSERTING = ("assert", "raises")
_ALWAYS = frozenset({"body", "with"})
"""Regions that run whatever the outcome is: to fail there depends on nothing."""
_NOT_ASSERTING = frozenset({"assert_not_called", "assert_not_awaited"})
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


def fed(program: Program, run: Run, edge_cases: EdgeCases, given: frozenset[str]) -> Fed:
    """Reads what a test feeds.

    Args:
        program: the linked program.
        run: what the test runs.
        edge_cases: what the catalogue knows of edge cases, which goes first.
        given: names of parameters that hold an answer.
    """
    cases: dict[EdgeCase, Step] = {}
    ordinary = doubtful = False
    for site, written, place in filled(program, run):
        name = "return_value" if written in given else written
        for case, is_known in _meanings(program, run, name, place, edge_cases):
            if case is not None:
                cases.setdefault(case, program.step(site, f"fed here: {case.replace('_', ' ')}"))
            elif not is_known:
                doubtful = True
            elif name in payloads.TEXTS or name in _HANDED_OUT:
                ordinary = True
    for site, name, value in _documented(program, run):
        case = payloads.of_field(name, value, edge_cases)
        if case is not None:
            cases.setdefault(case, program.step(site, f"fed here: {case.replace('_', ' ')}"))
        ordinary |= case is None and name in payloads.TEXTS
    for site, exception in _raised(program, run):
        symbols = _exceptions(program, exception)
        found = {case for symbol in symbols if (case := payloads.of_exception(symbol, edge_cases))}
        for case in sorted(found):
            cases.setdefault(case, program.step(site, f"raised here: {case.replace('_', ' ')}"))
        doubtful |= not found
    return Fed(dict(sorted(cases.items())), ordinary, doubtful, _asserts(program, run))


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


def _documented(program: Program, run: Run) -> Iterator[tuple[Site, str, object]]:
    """The fields of answers that are handed on as JSON text."""
    for ref in (*run.support, *run.fakes):
        for position, instruction in enumerate(program.code(ref).instructions):
            if not isinstance(instruction, Call):
                continue
            for place in (Place(ref, argument.value) for argument in instruction.arguments):
                for text in _texts(program, run, place):
                    for name, value in payloads.fields(text):
                        yield Site(ref, position), name, value


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
        symbols = _exceptions(program, place)
        yield from ((payloads.of_exception(symbol, edge_cases), True) for symbol in symbols)
        if not symbols and not _is_fake(program, place):
            yield None, False
    elif name in _HANDED_OUT:
        yield from ((payloads.of_text(value), True) for value in _constants(program, place))
    else:
        if payloads.is_list(name) and _may_be_empty(program, place):
            yield "no_choice", True
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


def _constants(program: Program, place: Place) -> list[object]:
    if place.register < 0:
        return []
    return [value.value for value in program.values(place) if isinstance(value, Constant)]


def _exceptions(program: Program, place: Place) -> list[str]:
    """The classes of the exceptions that a register can hold, given or made."""
    if place.register < 0:
        return []
    found = []
    for value in program.values(place):
        if isinstance(value, External):
            found.append(value.symbol)
        elif isinstance(value, Class):
            found.append(program.code(value.code).name)
    return found


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


def _asserts(program: Program, run: Run) -> bool:
    return any(_asserting(program, ref) for ref in run.support)


def _asserting(program: Program, ref: CodeRef) -> bool:
    """Whether a code asserts something about what it was given or has called."""
    code = program.code(ref)
    for position, instruction in enumerate(code.instructions):
        if code.regions[instruction.region].kind == "handler":
            continue
        if isinstance(instruction, Assert):
            if _is_computed(program, Place(ref, instruction.test)):
                return True
        elif isinstance(instruction, Call):
            made = program.definition(Place(ref, instruction.callee))
            name = getattr(None if made is None else program.instruction(made), "name", "")
            called = {value.symbol for value in program.callees(Site(ref, position))
                      if isinstance(value, External)}  # fmt: skip
            last = {name, *(symbol.rpartition(".")[2] for symbol in called)}
            if any(n.startswith(_ASSERTING) and n not in _NOT_ASSERTING for n in last):
                return True
            if "fail" in last and code.regions[instruction.region].kind not in _ALWAYS:
                return True
    return False


def _is_computed(program: Program, place: Place) -> bool:
    """Whether a call, a parameter or an object decides over a value, not literals alone."""
    seen: set[int] = set()
    waiting = [place.register]
    while waiting:
        register = waiting.pop()
        if register in seen:
            continue
        seen.add(register)
        site = program.definition(Place(place.code, register))
        if site is None or isinstance(program.instruction(site), Call):
            return True
        waiting += operands(program.instruction(site))
    return False
