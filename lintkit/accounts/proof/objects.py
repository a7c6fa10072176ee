"""The answers that tests write down: which fields make one object, and which are not the model's.

A field says something of the whole answer only together with its neighbours: no text beside a tool
call is what models give every day, and the event with which a stream begins holds no text yet.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.proof import payloads
from lintkit.lowering.operands import operands
from lintkit.program.values import Class, Constant, External, Function, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

_DEEPEST = 12
_INPUT = frozenset(
    {"messages", "message_history", "chat_history", "history", "prompt", "user_prompt", "input",
     "inputs", "contents", "instructions", "system", "system_prompt", "query", "question"}
)  # fmt: skip
_ASKED = re.compile(
    r"(Human|System|User|Tool(?!Call|Use))\w*(Message|Prompt|Part|Param|Return)"
    r"|Tool(Call|Use)\w*Param|Request\b"
)
_STANDING_IN = re.compile(r"Fake|Mock|Stub|Dummy|Namespace")
"""How classes are called that answer in a model's place: what they are given is the answer."""
_WIRE = ("aioresponses.", "httpx.", "requests.", "requests_mock.", "responses.", "respx.")
"""Libraries that send requests, or answer them in tests."""
_SETTING_UP = "configure_mock"
_ASKING_ROLES = frozenset({"user", "system", "developer", "tool"})
_STARTING = re.compile(
    r"(Start|Created|InProgress)(Event)?$|^(message|content_block)_start$|^response\.(created|in_progress)$"
)
_PIECE = re.compile(r"Delta|Chunk", re.IGNORECASE)
_TOOLS = frozenset({"tool_use", "tool_call", "function", "function_call"})
_INSTEAD = frozenset(
    {"tool_calls", "function_call", "tool_use", "functionCall", "usage", "parsed", "refusal"}
)

_COMPARISONS = frozenset({"==", "!=", "in", "not in", "is", "is not"})
_SNAPSHOT = "snapshot"
_RETURNED = "return_value"


class Objects:
    """The objects that one code of a test writes down.

    Args:
        program: the linked program.
        ref: the code.
        is_test: whether a code is one of the tests.
        is_passed_in: whether what a register holds goes into the program, and only there.
    """

    def __init__(
        self,
        program: Program,
        ref: CodeRef,
        is_test: Callable[[CodeRef], bool],
        is_passed_in: Callable[[Place], bool],
    ) -> None:
        self._program = program
        self._ref = ref
        self._is_test = is_test
        self._is_passed_in = is_passed_in
        self._instructions = program.code(ref).instructions
        self._consumers: dict[int, list[tuple[int, str]]] = {}
        for position, instruction in enumerate(self._instructions):
            for name, register in self.fields(instruction):
                self._consumers.setdefault(register, []).append((position, name))

    def fields(self, instruction: ir.AnyInstruction) -> Iterator[tuple[str, ir.Register]]:
        """What an instruction fills in: keywords, items of dictionaries, attributes, entries."""
        if isinstance(instruction, ir.SetAttr):
            yield instruction.name, instruction.value
        elif isinstance(instruction, ir.Call):
            for argument in instruction.arguments:
                yield (argument.name if argument.kind == "keyword" else ""), argument.value
        elif isinstance(instruction, ir.Build) and instruction.kind != "string":
            for entry in instruction.entries:
                yield self._key(entry), entry.value

    def is_asked(self, position: int) -> bool:
        """Whether what an instruction fills goes to the model, or into the program."""
        for at, name in self._around(position):
            instruction = self._instructions[at]
            called = self._called(at)
            if (name in _INPUT and not _STANDING_IN.search(called)) or _ASKED.search(called):
                return True
            if any(
                field == "role" and set(self._constants(register)) & _ASKING_ROLES
                for field, register in self.fields(instruction)
            ):
                return True
        return self._is_of_program(position) or self._is_handed_on(position)

    def is_on_wire(self, position: int) -> bool:
        """Whether what an instruction fills is an answer to a request, or in one."""
        return any(
            isinstance(value, External) and value.symbol.startswith(_WIRE)
            for at, _ in self._around(position)
            if isinstance(call := self._instructions[at], ir.Call)
            for value in self._values(call.callee)
        )

    def is_expected(self, position: int) -> bool:
        """Whether what an instruction fills is only compared with what comes out."""
        return position in self._expected

    def is_expected_value(self, register: ir.Register) -> bool:
        """Whether a register is only compared with what comes out."""
        using = self._users.get(register, [])
        return bool(using) and all(one in self._expected or self._compares(one) for one in using)

    @cached_property
    def _users(self) -> dict[ir.Register, list[int]]:
        found: dict[ir.Register, list[int]] = defaultdict(list)
        for position, instruction in enumerate(self._instructions):
            for register in operands(instruction):
                found[register].append(position)
        return found

    @cached_property
    def _expected(self) -> frozenset[int]:
        users = self._users
        found: set[int] = set()
        for position in reversed(range(len(self._instructions))):
            made = self._instructions[position]
            using = users.get(made.target, []) if isinstance(made, (ir.Build, ir.Call)) else []
            if using and self._is_plain(position) and all(
                one in found or self._compares(one) for one in using
            ):  # fmt: skip
                found.add(position)
        return frozenset(found)

    def _compares(self, position: int) -> bool:
        made = self._instructions[position]
        return isinstance(made, ir.Operate) and made.operator in _COMPARISONS

    def _is_plain(self, position: int) -> bool:
        """Whether an instruction makes something of what it gets, and runs nothing with it."""
        made = self._instructions[position]
        if not isinstance(made, ir.Call) or self._called(position) == _SNAPSHOT:
            return True
        values = self._values(made.callee)
        return bool(values) and all(isinstance(value, External) for value in values)

    def is_incidental(self, position: int, name: str) -> bool:
        """Whether an object is an ordinary one although a field of it holds nothing."""
        top = position
        for at, _ in self._around(position):
            if _STARTING.search(self._called(at)) or any(
                name == "type" and any(map(_STARTING.search, map(str, self._constants(register))))
                for name, register in self.fields(self._instructions[at])
            ):
                return True
            top = at
        return self._says_something(top, 0, (position, name)) or self._says_beside(position)

    def is_piece(self, position: int) -> bool:
        """Whether an object is one piece of a stream: what is cut in two there is whole after."""
        return "delta" in self._owners(position) or any(
            name == "delta" or _PIECE.search(self._called(at))
            for at, name in self._around(position)
        )

    def _owners(self, position: int) -> Iterator[str]:
        """The names through which an attribute is set: `delta` in `piece.delta.content = text`."""
        return iter(self._path(getattr(self._instructions[position], "object", ir.NO_REGISTER))[1])

    def _path(self, owner: ir.Register) -> tuple[ir.Register, tuple[str, ...]]:
        """Where one starts, and by which names one gets to a register: `reply.choices[0]`."""
        names: list[str] = []
        while owner >= 0 and (site := self._program.definition(Place(self._ref, owner))):
            got = self._instructions[site.position]
            if isinstance(got, ir.GetAttr):
                names.append(got.name)
            elif not isinstance(got, ir.GetItem):
                break
            owner = got.object
        return owner, tuple(names)

    def is_one_of_several(self, position: int) -> bool:
        """Whether an object is one of those that a generator yields."""
        targets = {
            getattr(self._instructions[at], "target", ir.NO_REGISTER)
            for at, _ in self._around(position)
        }
        yields = [one for one in self._instructions if isinstance(one, ir.Yield)]
        regions = self._program.code(self._ref).regions
        return any(
            one.value in targets and (len(yields) > 1 or regions[one.region].kind == "loop")
            for one in yields
        )

    def returning(self, position: int) -> str:
        """The attribute of which an instruction says what it returns: `mock.json.return_value`."""
        made = self._instructions[position]
        if isinstance(made, ir.Call):
            if all(one.name != _RETURNED for one in made.arguments):
                return ""
            held = {name for _, name in self._consumers.get(made.target, []) if name}
            return held.pop() if len(held) == 1 else ""
        owner = getattr(made, "object", ir.NO_REGISTER)
        site = self._program.definition(Place(self._ref, owner)) if owner >= 0 else None
        got = None if site is None else self._program.instruction(site)
        return got.name if isinstance(got, ir.GetAttr) else ""

    def is_tool_call(self, position: int) -> bool:
        """Whether an object asks for a tool: it says so, or holds the tool's arguments."""
        own = self._instructions[position]
        made = self._program.definition(Place(self._ref, getattr(own, "object", ir.NO_REGISTER)))
        parts = [own] if made is None else [own, self._instructions[made.position]]
        return any(
            name == "arguments" or (name == "type" and set(self._constants(register)) & _TOOLS)
            for part in parts
            for name, register in self.fields(part)
        )

    def first_block(self, register: ir.Register) -> object:
        """The type of the first block in a list of them; None where it has none."""
        made = self._program.definition(Place(self._ref, register)) if register >= 0 else None
        display = None if made is None else self._instructions[made.position]
        if not isinstance(display, ir.Build) or display.kind != "list" or not display.entries:
            return None
        first = display.entries[0].value
        block = self._program.definition(Place(self._ref, first)) if first >= 0 else None
        return None if block is None else self.type_of(block.position)

    def type_of(self, position: int) -> object:
        """What a block is, by the type that it names; None where it names none."""
        for name, one in self.fields(self._instructions[position]):
            if name == "type":
                return next(iter(self._constants(one)), None)
        return None

    def _around(self, position: int) -> Iterator[tuple[int, str]]:
        """An object and those that it is part of, each with the name by which it is."""
        at, name = position, ""
        for _ in range(_DEEPEST):
            yield at, name
            target = getattr(self._instructions[at], "target", ir.NO_REGISTER)
            outer = self._consumers.get(target, []) if target != ir.NO_REGISTER else []
            if len(outer) != 1 or not self._is_one(outer[0][0]):
                if outer and outer[0][1] in _INPUT:
                    yield at, outer[0][1]
                return
            at, name = outer[0]

    def _is_one(self, position: int) -> bool:
        """Whether an instruction makes one object of what it gets, and not a row of several."""
        instruction = self._instructions[position]
        if isinstance(instruction, ir.Build):
            return instruction.kind == "dict" or len(instruction.entries) == 1
        if not isinstance(instruction, ir.Call):
            return False
        return not any(isinstance(v, Function) for v in self._values(instruction.callee))

    def _says_something(self, position: int, depth: int, beside: tuple[int, str]) -> bool:
        """Whether an object, or one within it, has a text or something in a text's stead.

        What one field says does not count: a helper may fill it for many tests.
        """
        for name, register in self.fields(self._instructions[position]):
            if (position, name) == beside:
                continue
            if name in payloads.TEXTS and any(
                isinstance(value, str) and value.strip() for value in self._constants(register)
            ):
                return True
            if name in _INSTEAD and not self._is_nothing(register):
                return True
            made = self._program.definition(Place(self._ref, register)) if register >= 0 else None
            if (
                made is not None
                and depth < _DEEPEST
                and isinstance(self._instructions[made.position], (ir.Call, ir.Build))
                and self._says_something(made.position, depth + 1, beside)
            ):
                return True
        return False

    def _says_beside(self, position: int) -> bool:
        """Whether an attribute that stands for the text is set on the same object."""
        own = self._instructions[position]
        return isinstance(own, ir.SetAttr) and any(
            isinstance(one, ir.SetAttr)
            and self._path(one.object) == self._path(own.object)
            and one.name in _INSTEAD
            and not self._is_nothing(one.value)
            for one in self._instructions
        )

    def _is_nothing(self, register: ir.Register) -> bool:
        values = self._values(register)
        made = self._program.definition(Place(self._ref, register)) if register >= 0 else None
        display = None if made is None else self._instructions[made.position]
        is_empty = isinstance(display, ir.Build) and not display.entries
        return is_empty or (
            bool(values)
            and not any(not isinstance(value, Constant) or value.value for value in values)
        )

    def _is_of_program(self, position: int) -> bool:
        """Whether a call hands the field to the program that is tested."""
        call = self._instructions[position]
        values = self._values(call.callee) if isinstance(call, ir.Call) else ()
        found = [v.code for v in values if isinstance(v, (Function, Class))]
        if not found and isinstance(call, ir.Call) and self._called(position) != _SETTING_UP:
            found = [
                value.code
                for register in self._towards(call.callee)
                for value in self._values(register)
                if isinstance(value, Class)
            ]
        return bool(found) and not any(map(self._is_test, found))

    def _towards(self, register: ir.Register) -> Iterator[ir.Register]:
        """What one comes by on the way to a method: `Post.objects` to `Post.objects.create`."""
        while register >= 0 and (site := self._program.definition(Place(self._ref, register))):
            got = self._instructions[site.position]
            if isinstance(got, ir.GetAttr):
                register = got.object
            elif isinstance(got, ir.Call):
                register = got.callee
            else:
                return
            yield register

    def _is_handed_on(self, position: int) -> bool:
        """Whether a display, or an object of a library, goes into the program, and only there."""
        made = self._instructions[position]
        if isinstance(made, ir.Call):
            name = self._called(position)
            if not name[:1].isupper() or _STANDING_IN.search(name) or not self._is_plain(position):
                return False
        elif not isinstance(made, ir.Build):
            return False
        return self._is_passed_in(Place(self._ref, made.target))

    def _called(self, position: int) -> str:
        """The last part of the name of what a call calls."""
        call = self._instructions[position]
        if not isinstance(call, ir.Call):
            return ""
        for value in self._values(call.callee):
            if isinstance(value, External):
                return value.symbol.rpartition(".")[2]
            if isinstance(value, Function | Class):
                return self._program.code(value.code).name
        made = self._program.definition(Place(self._ref, call.callee))
        return getattr(None if made is None else self._instructions[made.position], "name", "")

    def _key(self, entry: ir.Entry) -> str:
        keys = self._constants(entry.key)
        return keys[0] if len(keys) == 1 and isinstance(keys[0], str) else ""

    def _constants(self, register: ir.Register) -> list[object]:
        return [value.value for value in self._values(register) if isinstance(value, Constant)]

    def _values(self, register: ir.Register) -> tuple[object, ...]:
        return self._program.values(Place(self._ref, register)) if register >= 0 else ()
