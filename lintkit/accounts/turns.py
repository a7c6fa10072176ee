"""Loops in which nothing but the model's answer says when to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.reading import callee_externals
from lintkit.ir import (
    Assert,
    Await,
    Build,
    Call,
    Const,
    GetAttr,
    GetItem,
    Iterate,
    LoadName,
    Operate,
    Phi,
    Raise,
    Refine,
    Unpack,
)
from lintkit.lowering.operands import operands
from lintkit.model import Evidence, Step
from lintkit.program.provenance.order import ancestry
from lintkit.program.values import Class, Constant, External, Function, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program
    from lintkit.program.reach import Node
    from lintkit.program.values import AbstractValue, CodeRef

BRANCHES = frozenset({"then", "else", "case"})
_COMPARISONS = frozenset(
    {"==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not", "not"}
    | {"isinstance", "matches", "sequence", "mapping"}
)
_CARRYING = (Await, Build, GetAttr, GetItem, Iterate, Phi, Refine, Unpack)
# Functions whose result tells of nothing but their arguments; `len` is left out: it counts.
_PURE = (
    *(f"builtins.{name}" for name in ("isinstance", "getattr", "hasattr", "str", "bool")),
    *("builtins.any", "builtins.all", "builtins.list", "json.loads", "re."),
)
# Last names of what waits for a person, a message or a time: a loop around that is a service.
_WAITING = frozenset(
    {
        *("input", "getpass", "prompt", "ask", "chat_input", "readline"),
        *("recv", "receive", "receive_text", "receive_json", "receive_bytes", "get_message"),
        *("sleep", "wait", "poll", "consume", "blpop", "brpop", "xread"),
    }
)
# Methods of messages, lists, dicts and texts that only keep or look.
_KEEPING = frozenset(
    {
        *("append", "extend", "insert", "update", "setdefault", "get", "items", "values", "keys"),
        *("strip", "lower", "upper", "split", "startswith", "endswith", "format", "join"),
        *("model_dump", "model_dump_json", "to_dict", "copy"),
    }
)
_MOST_CODES = 300  # looked through for what waits


def turns_around(program: Program, site: Site) -> Evidence:
    """Why a loop around a call that asks a model can go on for ever; empty where that is not sure.

    So it is where every way out of a `while` depends on the answer alone.
    """
    ref, code = site.code, program.code(site.code)
    if code.is_generator:  # whoever iterates can stop
        return ()
    call = program.instruction(site)
    for index in ancestry(code.regions, call.region):
        loop = code.regions[index]
        if loop.kind == "loop" and not loop.subjects:
            exits = _exits(program, ref, index)
            answer = AnswerOf(program, site)
            if exits is None or _is_served(program, site, index):
                return ()
            if not all(answer.is_all_of(place) for place in exits.values()) or not answer.seen:
                return ()
            first = min(exits)
            return (
                Step(ref.path, loop.line, "this loop counts no turns"),
                program.step(site, "each turn asks the model"),
                Step(ref.path, first, "only the model's answer decides whether it goes on"),
            )
    return ()


def _exits(program: Program, ref: CodeRef, loop: int) -> dict[int, Place] | None:
    """The tests on which a loop ends, by line; None where it has other ways out."""
    regions = program.code(ref).regions
    found = {regions[loop].line: Place(ref, regions[loop].test)}
    for index, region in enumerate(regions):
        if index == loop or loop not in ancestry(regions, index):
            continue
        if region.kind in BRANCHES and region.exits:
            found[region.line] = Place(ref, region.test)
        elif region.kind in ("try", "try_else", "finally") and region.exits:
            return None
    endless = program.definition(found[regions[loop].line])
    if endless is not None and isinstance(program.instruction(endless), Const):
        del found[regions[loop].line]
    return found or None


class AnswerOf:
    """Whether values come from the answer of one call, and from nothing else that changes."""

    def __init__(self, program: Program, site: Site) -> None:
        self._program = program
        self._site = site
        self._met: set[Place] = set()
        self.seen = False

    def is_all_of(self, place: Place) -> bool:
        """Whether a register holds only what the answer or a literal decides."""
        if place in self._met:
            return True
        self._met.add(place)
        site = self._program.definition(place)
        if site is None:
            return False
        if site == self._site:
            self.seen = True
            return True
        instruction = self._program.instruction(site)
        if isinstance(instruction, (Const, LoadName)):
            values = self._program.values(place)  # more than one: something sets it elsewhere
            return len(values) == 1 and _is_fixed(values[0])
        if isinstance(instruction, Operate):
            is_kept = instruction.operator in _COMPARISONS
        elif isinstance(instruction, Call):
            is_kept = self._is_pure(site)
        else:
            is_kept = isinstance(instruction, _CARRYING)
        return is_kept and all(self.is_all_of(Place(place.code, one)) for one in self._inputs(site))

    def _inputs(self, site: Site) -> Iterator[int]:
        """What an instruction reads; of a function that is pure, its arguments."""
        instruction = self._program.instruction(site)
        if isinstance(instruction, Call) and self._is_named(site):
            yield from (argument.value for argument in instruction.arguments)
        else:
            yield from operands(instruction)

    def _is_pure(self, site: Site) -> bool:
        """A function that only looks at its arguments, or a method of what the answer holds."""
        instruction = self._program.instruction(site)
        if self._is_named(site) or not isinstance(instruction, Call):
            return True
        made = self._program.definition(Place(site.code, instruction.callee))
        return made is not None and isinstance(self._program.instruction(made), GetAttr)

    def _is_named(self, site: Site) -> bool:
        found = callee_externals(self._program, site)
        return bool(found) and all(value.symbol.startswith(_PURE) for value in found)


def _is_fixed(value: AbstractValue) -> bool:
    """Whether a value is a literal, a class or a name of a library."""
    return isinstance(value, (Constant, Class)) or (
        isinstance(value, External) and value.origin is None
    )


def _is_served(program: Program, site: Site, loop: int) -> bool:
    """Whether a loop may wait for somebody, or be ended by something it calls."""
    code = program.code(site.code)
    for position, instruction in enumerate(code.instructions):
        here = Site(site.code, position)
        if here == site or loop not in ancestry(code.regions, instruction.region):
            continue
        if isinstance(instruction, (Assert, Raise)):
            return True
        if isinstance(instruction, Iterate) and instruction.is_async:
            return True
        if isinstance(instruction, Call) and may_end(program, here, instruction):
            return True
    return False


def may_end(program: Program, site: Site, call: Call) -> bool:
    """Whether a call may wait for something outside, or end the loop by raising."""
    callees = program.callees(site)
    if not callees:
        site_of = program.definition(Place(site.code, call.callee))
        made = None if site_of is None else program.instruction(site_of)
        is_tool = isinstance(made, GetItem)  # looked up by its name, as such loops do
        return not is_tool and not (isinstance(made, GetAttr) and made.name in _KEEPING)
    is_statement = not program.uses(Place(site.code, call.target))
    return may_wait(program, site, is_statement=is_statement)


def may_wait(program: Program, site: Site, *, is_statement: bool = False) -> bool:
    """Whether a call may wait for somebody or, where nothing but that is its use, raise."""
    if any(_waits(value.symbol) for value in callee_externals(program, site)):
        return True
    codes = [value.code for value in program.callees(site) if isinstance(value, Function)]
    return any(_reaches(program, ref, is_statement=is_statement) for ref in codes)


def _waits(symbol: str) -> bool:
    name = symbol.rpartition(".")[2]
    return name in _WAITING or (name == "get" and "Queue" in symbol)


def _reaches(program: Program, start: CodeRef, *, is_statement: bool) -> bool:
    """Whether a function may wait or, where nothing but that is its use, raise."""
    pending: list[Node] = [start]
    seen: set[Node] = set()
    while pending:
        node = pending.pop()
        if isinstance(node, str):
            if _waits(node):
                return True
            continue
        if node in seen:
            continue
        seen.add(node)
        instructions = program.code(node).instructions
        if is_statement and any(isinstance(one, (Raise, Assert)) for one in instructions):
            return True
        if len(seen) > _MOST_CODES:
            return True
        pending += program.graph.callees(node)
    return False
