"""What the code of a test fills in: the fields of answers, and what doubles are handed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from lintkit.accounts.proof import payloads
from lintkit.accounts.proof.initial import overwritten
from lintkit.accounts.proof.said import parameter, symbols
from lintkit.accounts.reading import argument
from lintkit.ir import Build, Call, Operate, SetAttr
from lintkit.program.flows import flows
from lintkit.program.kept import kept
from lintkit.program.values import Constant, Container, Element, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.proof.reached import Run
    from lintkit.catalogue.beside import Double
    from lintkit.catalogue.doubles import Doubles
    from lintkit.ir import AnyInstruction, Register
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, CodeRef

_Filled: TypeAlias = "tuple[Site, str, Place]"

_LEADING = {
    ("google", "ClientError"): ("code",),
    ("httpx", "Response"): ("status_code",),
    ("httpx2", "Response"): ("status_code",),
    ("langchain_core", "AIMessage"): ("content",),
    ("langchain_core", "AIMessageChunk"): ("content",),
    ("pydantic_ai", "TextPart"): ("content",),
    ("pydantic_ai", "ToolCallPart"): ("tool_name", "args"),
}
"""By package and class, the fields that are given first, without their names."""


_SEQUENCES = frozenset({"list", "tuple", "generator"})
_ANYTHING = frozenset({"body"})
"""Parameters that take an answer, or an exception to raise."""
_ERROR = re.compile(r"(Error|Exception|Timeout)$")


def filled(program: Program, run: Run, doubles: Doubles) -> Iterator[_Filled]:
    """The fields that the code of a test fills: attributes, keywords, items of dictionaries.

    What a stand-in for a model is to answer is the `return_value`, as with the standard library's.
    """
    refs = (*run.support, *run.fakes)
    gone = overwritten(program, refs)
    for ref in refs:
        yield from (one for one in _filled_in(program, ref, doubles) if one[0] not in gone)
    for site in sorted(run.written):
        yield from _filled_at(program, site, doubles)


@kept
def _filled_in(program: Program, ref: CodeRef, doubles: Doubles) -> tuple[_Filled, ...]:
    """The same of one code, which many tests may run."""
    every = range(len(program.code(ref).instructions))
    return tuple(one for at in every for one in _filled_at(program, Site(ref, at), doubles))


def _filled_at(program: Program, site: Site, doubles: Doubles) -> Iterator[_Filled]:
    instruction = program.instruction(site)
    for name, register in _fields(program, site.code, instruction):
        yield site, name, Place(site.code, register)
    if isinstance(instruction, Call):
        yield from _statuses(program, site, doubles)
        yield from _handed(program, site, instruction, doubles)


def sites(program: Program, run: Run) -> Iterator[Site]:
    """The instructions of a test: in the code that it runs, and those that write for it."""
    for ref in (*run.support, *run.fakes):
        for position in range(len(program.code(ref).instructions)):
            yield Site(ref, position)
    yield from sorted(run.written)


def _fields(
    program: Program, ref: CodeRef, instruction: AnyInstruction
) -> Iterator[tuple[str, Register]]:
    if isinstance(instruction, SetAttr):
        yield instruction.name, instruction.value
    elif isinstance(instruction, Call):
        for one in instruction.arguments:
            if one.kind == "keyword":
                yield one.name, one.value
    elif isinstance(instruction, Build) and instruction.kind == "dict":
        for entry in instruction.entries:
            for key in constants(program, Place(ref, entry.key)):
                if isinstance(key, str):
                    yield key, entry.value


def _handed(program: Program, site: Site, call: Call, doubles: Doubles) -> Iterator[_Filled]:
    """What a call hands a double under a name of its own, or under none."""
    fixture = doubles.of_fixture(parameter(program, site))
    for one in fixture.raises if fixture else ():
        if one.position is not None:  # `httpx_mock.add_exception(ReadTimeout("slow"))`
            yield from (
                (site, "exception", place)
                for place in program.arguments(site).positional[one.position : one.position + 1]
            )
    for symbol in symbols(program, site):
        yield from _raising(program, site, doubles.at(symbol))
        package, *_, class_ = symbol.split(".")
        for name, given in zip(_LEADING.get((package, class_), ()), call.arguments, strict=False):
            if given.kind == "positional":
                yield site, name, Place(site.code, given.value)
        double = doubles.at(symbol)
        if double is not None and double.mechanism == "model_class":
            for one in double.feeds:
                for place in argument(program.arguments(site), one.name, one.position):
                    for element in elements(program, place):
                        yield site, "return_value", element


def _raising(program: Program, site: Site, double: Double | None) -> Iterator[_Filled]:
    """An exception in a place that takes others too, or a code that stands for one.

    `responses.add(POST, url, body=Timeout())`, `stub.add_client_error("converse", "Throttling…")`.
    """
    given = program.arguments(site)
    for one in double.raises if double else ():
        if one.name in payloads.CODES and one.position is not None:
            for place in given.positional[one.position : one.position + 1]:
                yield site, one.name, place
        for place in argument(given, one.name, one.position):
            if one.name in _ANYTHING and any(
                isinstance(value, External) and _ERROR.search(value.symbol)
                for value in program.values(place)
            ):
                yield site, "exception", place


def _statuses(program: Program, site: Site, doubles: Doubles) -> Iterator[_Filled]:
    """The status that a call hands a double without its name: `respx.post(URL).respond(429)`."""
    found = [doubles.of_fixture(parameter(program, site)), *map(doubles.at, symbols(program, site))]
    for one in dict.fromkeys(one for double in found if double for one in double.status):
        if one.position is not None:
            for place in program.arguments(site).positional[one.position : one.position + 1]:
                yield site, one.name, place


def elements(program: Program, place: Place) -> list[Place]:
    """The elements of the display that a register holds, wherever it was made; else itself."""
    made = program.definition(place)
    written = None if made is None else program.instruction(made)
    if isinstance(written, Operate) and written.operator == "*":  # `[answer] * 3`
        return elements(program, Place(place.code, written.operands[0]))
    if isinstance(written, Build) and written.kind in ("list", "tuple"):
        return list(_entries(place.code, written))
    held = [
        value.site
        for value in program.values(place)
        if isinstance(value, Container) and value.kind in _SEQUENCES
    ]
    displays = [
        one
        for site in held
        if isinstance(display := program.instruction(site), Build) and display.kind == "list"
        for one in _entries(site.code, display)
    ]
    if displays or not held:
        return displays or [place]
    return [Element(place.code, place.register)]  # `list(answers)`


def _entries(ref: CodeRef, display: Build) -> Iterator[Place]:
    for entry in display.entries:
        yield (Element if entry.spread else Place)(ref, entry.value)


def documented(program: Program, run: Run) -> Iterator[tuple[Site, str, object, bool]]:
    """The fields of answers that are handed on as JSON text, and whether those say something."""
    given = [one for ref in (*run.support, *run.fakes) for one in _documents_in(program, ref)]
    given += [one for site in sorted(run.written) for one in _documents_at(program, site)]
    for site, place in given:
        for text in _texts(program, run, place):
            found = list(payloads.fields(text))
            is_ordinary = payloads.says_something(found)
            for name, value in found:
                yield site, name, value, is_ordinary


@kept
def _documents_in(program: Program, ref: CodeRef) -> tuple[tuple[Site, Place], ...]:
    every = range(len(program.code(ref).instructions))
    return tuple(one for at in every for one in _documents_at(program, Site(ref, at)))


def _documents_at(program: Program, site: Site) -> Iterator[tuple[Site, Place]]:
    """What a call hands on that may be a document."""
    instruction = program.instruction(site)
    for given in instruction.arguments if isinstance(instruction, Call) else ():
        place = Place(site.code, given.value)
        if any(isinstance(one, str) and "{" in one for one in constants(program, place)):
            yield site, place


def _texts(program: Program, run: Run, place: Place) -> Iterator[str]:
    """The documents that a register can hold in this test."""
    for flow in flows(program, place):
        text = flow.value.value if isinstance(flow.value, Constant) else None
        if isinstance(text, str) and is_within(run, flow.callers):
            yield text


def is_within(run: Run, callers: tuple[Site, ...]) -> bool:
    """Whether a value comes from this test rather than from another that shares a helper."""
    return all(
        site.code in run.support or site.code in run.fakes or site in run.written
        for site in callers
    )


def constants(program: Program, place: Place) -> list[object]:
    """The literals that a register can hold."""
    if place.register < 0:
        return []
    return [value.value for value in program.values(place) if isinstance(value, Constant)]


def dumped(program: Program, value: AbstractValue) -> tuple[Place, ...]:
    """What is written as JSON where a text comes from `json.dumps`."""
    if not (isinstance(value, External) and value.origin):
        return ()
    is_dumped = any(symbol.endswith(".dumps") for symbol in symbols(program, value.origin))
    return program.arguments(value.origin).positional[:1] if is_dumped else ()
