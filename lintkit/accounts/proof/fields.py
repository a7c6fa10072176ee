"""The fields of an answer that the code around a call takes for the model's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.proof import payloads
from lintkit.accounts.proof.said import symbols
from lintkit.lowering.operands import operands
from lintkit.program.values import Constant, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.ir import AnyInstruction, Register
    from lintkit.model import PointKind
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

_PARSERS = (".loads",)
_SHAPING = frozenset({"strip", "lstrip", "rstrip", "lower", "removeprefix", "removesuffix"})
_PASSING = (ir.Await, ir.Phi, ir.Refine)


_TOOLS = frozenset({"tools", "functions", "tool_choice", "config", "extra_body"})
_OFFERING = frozenset({"chat", "responses"})
"""Kinds of calls that name the tools which they offer."""


def offers_tools(program: Program, site: Site, kind: PointKind) -> bool:
    """Whether a call may offer the model tools, so that it can ask for one."""
    given = program.arguments(site)
    return kind not in _OFFERING or given.open or not _TOOLS.isdisjoint(given.keywords)


def text_fields(program: Program, site: Site) -> frozenset[str]:
    """The keys under which a service keeps its text, `response` in `answer.json()["response"]`.

    What is returned, or parsed, from the answer is its text; none where a field is read that is
    known for one.
    """
    reader = _Reader(program, site)
    return frozenset() if reader.reads_known() else frozenset(reader.found())


class _Reader:
    """Reads the code around one call."""

    def __init__(self, program: Program, site: Site) -> None:
        self._program = program
        self._site = site
        self._ref: CodeRef = site.code
        self._instructions = program.code(site.code).instructions

    def reads_known(self) -> bool:
        return any(
            self._key(position) in payloads.TEXTS
            or (isinstance(one, ir.GetAttr) and one.name in payloads.TEXTS)
            for position, one in enumerate(self._instructions)
        )

    def found(self) -> Iterator[str]:
        for position, one in enumerate(self._instructions):
            for register in self._wanted(position, one):
                yield from self._fields(register)

    def _wanted(self, position: int, one: AnyInstruction) -> tuple[Register, ...]:
        """What is returned or parsed."""
        if isinstance(one, ir.Return):
            return (one.value,)
        if isinstance(one, ir.Call) and any(
            symbol.endswith(_PARSERS)
            for symbol in symbols(self._program, Site(self._ref, position))
        ):
            return tuple(argument.value for argument in one.arguments[:1])
        return ()

    def _fields(self, register: Register) -> Iterator[str]:
        """The fields that a register is taken from, as it is or stripped."""
        seen: set[Register] = set()
        waiting = [register]
        while waiting:
            register = waiting.pop()
            position = self._definition(register)
            if position is None or register in seen:
                continue
            seen.add(register)
            one = self._instructions[position]
            key = self._key(position)
            if key and self._is_of_answer(register):
                yield key
            elif isinstance(one, _PASSING):
                waiting += operands(one)
            elif isinstance(one, ir.Call):
                got = self._definition(one.callee)
                method = None if got is None else self._instructions[got]
                if isinstance(method, ir.GetAttr) and method.name in _SHAPING:
                    waiting.append(method.object)

    def _key(self, position: int) -> str:
        """The key in `answer["response"]` or `answer.get("response")`."""
        one = self._instructions[position]
        if isinstance(one, ir.GetItem):
            return self._text(one.key)
        got = self._definition(one.callee) if isinstance(one, ir.Call) else None
        method = None if got is None else self._instructions[got]
        if isinstance(one, ir.Call) and isinstance(method, ir.GetAttr) and method.name == "get":
            return self._text(one.arguments[0].value) if one.arguments else ""
        return ""

    def _text(self, register: Register) -> str:
        values = self._program.values(Place(self._ref, register)) if register >= 0 else ()
        texts = [one.value for one in values if isinstance(one, Constant)]
        return texts[0] if len(values) == 1 and texts and isinstance(texts[0], str) else ""

    def _is_of_answer(self, register: Register) -> bool:
        """Whether a register comes from what the call gives."""
        seen: set[Register] = set()
        waiting = [register]
        while waiting:
            register = waiting.pop()
            position = self._definition(register)
            if position is None or register in seen:
                continue
            if position == self._site.position:
                return True
            seen.add(register)
            waiting += operands(self._instructions[position])
        return False

    def _definition(self, register: Register) -> int | None:
        made = self._program.definition(Place(self._ref, register)) if register >= 0 else None
        return None if made is None else made.position
