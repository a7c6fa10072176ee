"""Where the answer of a call is read as JSON."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from lintkit.accounts.proof import payloads
from lintkit.accounts.reading import arriving, enclosing
from lintkit.ir import Await, Call, GetAttr, GetItem, Operate, Phi, Refine, Return
from lintkit.lowering.operands import operands
from lintkit.program.provenance.registers import defining
from lintkit.program.values import Constant, External, Function, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

_READING = frozenset({"decode", "read"})
_SAME = frozenset({"strip", "lstrip", "rstrip", "json", "get"})
"""Methods that leave the words of an answer as they are."""
_BRANCHES = frozenset({"then", "else", "case"})
_PASSING = (Await, Call, GetAttr, GetItem, Phi, Refine)
_MAKING = ("JsonOutputParser", "PydanticOutputParser")
"""Classes of LangChain whose objects read JSON in a chain."""
_PARSERS = ("json.loads", "orjson.loads", "msgspec.json.decode", "model_validate_json")
_MOST = 40
"""How many functions an answer is followed through."""


def parses_json(program: Program, ref: CodeRef) -> bool:
    """Whether a code reads JSON from a text, not only from a body, or the arguments of a tool."""
    return any(
        isinstance(value, External) and value.symbol.endswith(_PARSERS)
        for position, instruction in enumerate(program.code(ref).instructions)
        if isinstance(instruction, Call) and not _is_other(program, ref, instruction)
        for value in program.callees(Site(ref, position))
    ) or any(
        isinstance(value, External) and value.origin and value.symbol.endswith(_MAKING)
        for instruction in program.code(ref).instructions
        for register in operands(instruction)
        for value in program.values(Place(ref, register))
    )


def parsing(program: Program, site: Site, is_test: Callable[[CodeRef], bool]) -> frozenset[CodeRef]:
    """The codes in which JSON is read: around a call, or from what it gives, wherever that goes.

    Args:
        program: the linked program.
        site: the call.
        is_test: whether a code is one of the tests, which read what comes of it for themselves.
    """
    own = {site.code} if parses_json(program, site.code) else set()
    found = _parsed(program, site, lambda ref: not is_test(ref))
    return frozenset(own.union(use.code for use in found))


def reads_answer_as_json(program: Program, site: Site) -> bool:
    """Whether the code around a call reads the text of its answer as JSON, just as it comes.

    What reads it so on one branch alone may have answers that need not be JSON.
    """
    parsed = next(_parsed(program, site, lambda _: False), None)
    if parsed is None:
        return _ends_in_parser(program, site)
    return not _is_chosen(program, parsed)


def _ends_in_parser(program: Program, site: Site) -> bool:
    """Whether a call runs a chain of which the last step reads JSON: `prompt | llm | parser`."""
    made = {v.origin for v in program.callees(site) if isinstance(v, External) and v.origin}
    steps = [(one, program.instruction(one)) for one in made]
    last = [Place(at.code, one.operands[-1]) for at, one in steps if isinstance(one, Operate)]
    return len(last) == len(steps) == 1 and any(
        isinstance(value, External) and value.symbol.endswith(_MAKING)
        for value in program.values(last[0])
    )


def _parsed(program: Program, site: Site, enters: Callable[[CodeRef], bool]) -> Iterator[Site]:
    """Where the answer of a call is read as JSON, just as it comes.

    Args:
        program: the linked program.
        site: the call.
        enters: whether to follow it into another code, by a call or a return.
    """
    call = program.instruction(site)
    waiting = deque([Place(site.code, call.target)] if isinstance(call, Call) else [])
    seen = set(waiting)
    codes = {site.code}
    while waiting:
        place = waiting.popleft()
        for use in program.uses(place):
            if _is_parser(program, use, place) and not _is_read(program, place):
                yield use
                continue
            for one in _next(program, place, use):
                is_new = one.code not in codes
                if one in seen or (is_new and (len(codes) >= _MOST or not enters(one.code))):
                    continue
                codes.add(one.code)
                seen.add(one)
                waiting.append(one)


def _is_parser(program: Program, use: Site, place: Place) -> bool:
    """Whether an instruction reads JSON from what a register holds."""
    call = program.instruction(use)
    return (
        isinstance(call, Call)
        and any(given.value == place.register for given in call.arguments[:1])
        and any(
            isinstance(value, External) and value.symbol.endswith(_PARSERS)
            for value in program.callees(use)
        )
    )


def _next(program: Program, place: Place, use: Site) -> Iterator[Place]:
    """Where an instruction brings the words of an answer that a register holds."""
    one = program.instruction(use)
    if isinstance(one, Return):
        for edge in program.callers(place.code):
            call = program.instruction(edge.site) if edge.kind == "call" else None
            if isinstance(call, Call):
                yield Place(edge.site.code, call.target)
    elif isinstance(one, Call) and _is_read(program, place) and _is_parser(program, use, place):
        yield Place(use.code, one.target)  # the body that holds the answer is no answer yet
    elif isinstance(one, Call) and one.callee != place.register:
        yield from _passed(program, place, use, one)
    elif isinstance(one, _PASSING):
        got = defining(program, place)
        if not isinstance(one, Call) or (isinstance(got, GetAttr) and got.name in _SAME | _READING):
            yield Place(use.code, one.target)


def _is_read(program: Program, place: Place) -> bool:
    """Whether a register holds what a stream gives: `body.read()`, or that decoded."""
    read = defining(program, place)
    got = defining(program, Place(place.code, read.callee)) if isinstance(read, Call) else None
    return isinstance(got, GetAttr) and got.name in _READING


def _passed(program: Program, place: Place, use: Site, call: Call) -> Iterator[Place]:
    """The parameters of functions of the program in which an argument arrives."""
    functions = [value for value in program.callees(use) if isinstance(value, Function)]
    for position, given in enumerate(call.arguments if functions else ()):
        if given.value == place.register and given.kind in ("positional", "keyword"):
            for one in functions:
                name = given.name or str(position)
                to = arriving(program, one.code, name, int(one.receiver is not None))
                if to is not None:
                    yield to


def _is_chosen(program: Program, site: Site) -> bool:
    """Whether an instruction stands on a branch."""
    return any(region.kind in _BRANCHES for region in enclosing(program, site))


def _is_other(program: Program, ref: CodeRef, call: Call) -> bool:
    """Whether a call is handed no text of an answer: what a stream gives, or a tool is to get.

    `json.loads(body.read())`, `json.loads(call.function.arguments or "{}")`.
    """
    waiting = [one.value for one in call.arguments[:1]]
    for register in waiting:
        read = defining(program, Place(ref, register)) if register >= 0 else None
        if isinstance(read, Phi):
            waiting += [one for one in read.sources if one not in waiting]
        elif isinstance(read, Call):
            if _is_read(program, Place(ref, register)):
                return True
        elif isinstance(read, GetAttr | GetItem) and _is_of_tool(program, ref, read):
            return True
    return False


def _is_of_tool(program: Program, ref: CodeRef, read: GetAttr | GetItem) -> bool:
    """Whether what is read are the arguments of a tool."""
    if isinstance(read, GetAttr):
        return read.name in payloads.ARGUMENTS
    keys = program.values(Place(ref, read.key))
    return any(isinstance(one, Constant) and one.value in payloads.ARGUMENTS for one in keys)
