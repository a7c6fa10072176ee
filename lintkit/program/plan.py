"""What the solver needs to know of a code before it runs: who reads which register.

Every context of a code shares its plan; only the nodes behind the registers are separate.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.captured import captured
from lintkit.program.collected import asked_of_collected
from lintkit.program.memory import Memory
from lintkit.program.never import never_done
from lintkit.program.outliving import outlived_stores
from lintkit.program.reaching import replaced_names
from lintkit.program.reactions import TEXT_METHODS, reacts_to
from lintkit.program.shortcuts import NO_SHORTCUTS, find_shortcuts
from lintkit.program.values import CodeRef, Site

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from lintkit.ir import AnyInstruction, Code, Module, Register
    from lintkit.program.captured import Captured
    from lintkit.program.collected import Asked

HOOKS = frozenset({"__getattr__", "__getattribute__", "__setattr__"})
"""What reads or writes attributes: a call is told apart by the name of the attribute."""

GETTER = "__get__"

_NOWHERE = -1
_MOST_CONTEXTS = 3
_CONTEXTS_BY_NAME = {"__init__": 20, GETTER: 60, **dict.fromkeys(HOOKS, 100)}
_REGISTERS_OF_CONTEXT = 100


class Plan:
    """A code of the program, prepared for the solver.

    Attributes:
        number: index among all codes of the program.
        owned: names that other codes can see, as stored by any code.
        contexts: how many contexts it is analysed in before they merge; large codes have fewer,
            so that the work stays linear in the size of the program.
        shortcuts: what it hands on.
        decorates: whether a function that is defined here has a decorator.
        raising: the functions defined here that do nothing but raise; see `never`.
        raising_names: of a module, the names by which its codes call these.
        returned_under: what it may return, by what it is exactly given; see `branches`.
        superseded: registers that never reach the name they are stored under; see `optional`.
    """

    __slots__ = (
        "_annotated", "_asked", "_asked_of_collected", "_captured", "_chooses", "_definitions",
        "_exposed", "_imports_all", "_makers", "_memory", "_outlived", "_replaced",
        "_sites", "_starts", "_uses", "children", "code", "contexts", "decorates", "module",
        "number", "owned", "parent", "raising", "raising_names", "ref", "returned_under",
        "shortcuts", "superseded",
    )  # fmt: skip

    def __init__(self, number: int, module: Module, index: int, parent: Plan | None) -> None:
        self.number = number
        self.module = module
        self.code: Code = module.codes[index]
        self.ref = CodeRef(module.path, index)
        self.parent = parent or self
        self.owned: set[str] = set()
        self.children: dict[int, Plan] = {}
        self.decorates = False
        self.raising: set[int] = set()
        self.raising_names: frozenset[str] = frozenset()
        most = _CONTEXTS_BY_NAME.get(self.code.name, _MOST_CONTEXTS)
        self.contexts = max(1, min(most, most * _REGISTERS_OF_CONTEXT // (self.code.registers + 1)))
        self.shortcuts = NO_SHORTCUTS if self.code.name == GETTER else find_shortcuts(self.code)
        self.returned_under: dict[Hashable, tuple[Register, ...] | None] = {}
        self.superseded: frozenset[Register] = frozenset()
        self._definitions: array[int] | None = None
        self._exposed: frozenset[str] | None = None
        self._imports_all: bool | None = None
        self._makers: dict[int, int] | None = None
        self._outlived: frozenset[int] | None = None
        self._memory: Memory | None = None
        self._replaced: frozenset[str] | None = None
        self._uses: list[tuple[int, ...]] | None = None
        self._starts: tuple[int, ...] | None = None
        self._annotated: frozenset[str] | None = None
        self._asked: frozenset[Register] | None = None
        self._chooses: bool | None = None
        self._asked_of_collected: Asked | None = None
        self._captured: tuple[Captured, ...] | None = None
        self._sites: dict[int, Site] = {}

    @property
    def uses(self) -> list[tuple[int, ...]]:
        """By register: the positions of the instructions that react to it."""
        if self._uses is None:
            self._uses = self._find_uses()
        return self._uses

    @property
    def asked(self) -> frozenset[Register]:
        """The parameters that the code calls, or of which it asks what they are or hold a key."""
        if self._asked is None:
            instructions = self.code.instructions
            callees = [one.callee for one in instructions if isinstance(one, ir.Call)]
            keys = [one.key for one in instructions if isinstance(one, ir.GetItem)]
            read = self._sources(keys + [region.test for region in self.code.regions])
            self._asked = self._parameters.intersection(read.union(map(self.unrefined, callees)))
        return self._asked

    @property
    def takes_self(self) -> bool:
        """Whether it is a method of a class as they are written."""
        parameters = self.code.parameters
        is_method = self.parent.code.kind == "class" and self.code.kind == "function"
        return is_method and bool(parameters) and parameters[0].name == "self"

    @property
    def chooses(self) -> bool:
        """Whether a test of what it is given may decide which of several returns it comes to."""
        if self._chooses is None:
            returns = [one for one in self.code.instructions if isinstance(one, ir.Return)]
            plain = not (self.code.is_generator or self.code.is_async)
            self._chooses = plain and len(returns) > 1 and bool(self.asked)
        return self._chooses

    @property
    def asked_of_collected(self) -> Asked:
        """What it looks for in the arguments that it collects."""
        if self._asked_of_collected is None:
            self._asked_of_collected = asked_of_collected(self)
        return self._asked_of_collected

    @property
    def captured(self) -> tuple[Captured, ...]:
        """What it reads of parameters of functions around it that are never assigned anew."""
        if self._captured is None:
            self._captured = tuple(captured(self))
        return self._captured

    def _sources(self, registers: list[Register]) -> set[Register]:
        """Registers, and those that tests of them are made of."""
        found: set[Register] = set()
        while registers:
            register = registers.pop()
            if register not in found and register != ir.NO_REGISTER:
                found.add(register)
                made = self.defining(register)
                if isinstance(made, ir.Call):
                    registers += [argument.value for argument in made.arguments]
                    method = self.defining(made.callee)
                    if isinstance(method, ir.GetAttr) and method.name in TEXT_METHODS:
                        registers.append(method.object)
                elif isinstance(made, (ir.Operate, ir.Phi, ir.Refine)):
                    registers += reacts_to(made)
        return found

    @property
    def reacting(self) -> bytes:
        """A byte for each node of a frame: whether instructions react to it."""
        of_results = bytes(3)  # what the code returns, yields and raises
        return bytes(map(bool, self.uses)) + of_results

    @property
    def starts(self) -> tuple[int, ...]:
        """Positions of the instructions that need no value to begin."""
        if self._starts is None:
            never = never_done(self)
            self._starts = tuple(
                position
                for position, instruction in enumerate(self.code.instructions)
                if not reacts_to(instruction) and position not in never
            )
        return self._starts

    @property
    def is_coroutine(self) -> bool:
        """Whether calling the code gives a coroutine, which has yet to be run."""
        return self.code.is_async and not self.code.is_generator

    @property
    def memory(self) -> Memory:
        """What the containers that the code makes hold at each of its instructions."""
        if self._memory is None:
            self._memory = Memory(self)
        return self._memory

    @property
    def replaced(self) -> frozenset[str]:
        """The attributes of a class that are set anew as soon as it is made."""
        if self._replaced is None:
            self._replaced = replaced_names(self)
        return self._replaced

    def is_builtin(self, loaded: ir.LoadName) -> bool:
        """Whether a name that is read can only be the one of the builtins."""
        module = list(self.ancestors())[-1]
        return (
            loaded.owner == ir.MODULE_CODE
            and loaded.current == ir.NO_REGISTER
            and loaded.name not in module.owned
            and not module.imports_all
        )

    @property
    def imports_all(self) -> bool:
        """Whether there is a `from m import *`, which can bind any name."""
        if self._imports_all is None:
            self._imports_all = any(
                isinstance(one, ir.ImportStar) for one in self.code.instructions
            )
        return self._imports_all

    @property
    def _defined_at(self) -> array[int]:
        """By register: the position of the instruction that assigns it, or `_NOWHERE`."""
        if self._definitions is None:
            self._definitions = array("i", [_NOWHERE]) * self.code.registers
            for position, instruction in enumerate(self.code.instructions):
                target = getattr(instruction, "target", ir.NO_REGISTER)
                if target != ir.NO_REGISTER:
                    self._definitions[target] = position
        return self._definitions

    def definition(self, register: Register) -> int | None:
        """The position of the instruction that assigns a register; None for a parameter."""
        position = self._defined_at[register] if register != ir.NO_REGISTER else _NOWHERE
        return None if position == _NOWHERE else position

    @property
    def annotated(self) -> frozenset[str]:
        """The names that a class body declares: `x: T`."""
        if self._annotated is None:
            self._annotated = frozenset(
                instruction.name
                for instruction in self.code.instructions
                if isinstance(instruction, ir.Annotate) and instruction.object == ir.NO_REGISTER
            )
        return self._annotated

    def defining(self, register: Register) -> AnyInstruction | None:
        """The instruction that assigns a register; None for a parameter."""
        position = self.definition(register)
        return None if position is None else self.code.instructions[position]

    def unrefined(self, register: Register) -> Register:
        """A register as it was before tests told more of it."""
        made = self.defining(register)
        while isinstance(made, ir.Refine):
            register = made.source
            made = self.defining(register)
        return register

    @property
    def exposed(self) -> frozenset[str]:
        """The names of this code that it, or one within it, loads."""
        if self._exposed is None:
            self._exposed = self.loaded_from(self.ref.index)
        return self._exposed

    def loaded_from(self, owner: int) -> frozenset[str]:
        """The names of an enclosing code that this one, or one within it, reads."""
        own = frozenset(
            instruction.name
            for instruction in self.code.instructions
            if isinstance(instruction, ir.LoadName) and instruction.owner == owner
        )
        return own.union(*(child.loaded_from(owner) for child in self.children.values()))

    @property
    def makers(self) -> dict[int, int]:
        """By index of a code defined here: the position of the instruction that makes it."""
        if self._makers is None:
            self._makers = {
                instruction.code: position
                for position, instruction in enumerate(self.code.instructions)
                if isinstance(instruction, ir.MakeFunction | ir.MakeClass)
            }
        return self._makers

    @property
    def maker(self) -> ir.MakeFunction | None:
        """The instruction of the enclosing code that makes the function; None for other codes."""
        position = self.parent.makers.get(self.ref.index)
        found = None if position is None else self.parent.code.instructions[position]
        return found if isinstance(found, ir.MakeFunction) else None

    def target(self, position: int) -> Register:
        """The register that the instruction at a position assigns."""
        return int(getattr(self.code.instructions[position], "target", ir.NO_REGISTER))

    def child(self, name: str) -> Plan | None:
        """The last code of that name defined directly in this one."""
        return next(
            (child for child in reversed(self.children.values()) if child.code.name == name), None
        )

    def in_loop(self, position: int) -> bool:
        """Whether the instruction at a position can run more than once in a frame."""
        around = self.regions_around(self.code.instructions[position].region)
        return any(self.code.regions[region].kind in {"loop", "comprehension"} for region in around)

    def tested_around(self, position: int) -> ir.Refine | None:
        """What the nearest branch around a position asks of a parameter; None for no branch."""
        index = self.code.instructions[position].region
        region = self.code.regions[index]
        test = self.defining(region.test)
        source = test.operands[0] if isinstance(test, ir.Operate) else region.test
        if region.kind not in {"then", "else"} or source not in self._parameters:
            return None
        outcome = region.kind == "then"
        return ir.Refine(region.line, index, ir.NO_REGISTER, source, region.test, outcome)

    @property
    def _parameters(self) -> frozenset[Register]:
        return frozenset(parameter.register for parameter in self.code.parameters)

    def collects(self, position: int) -> bool:
        """Whether a display collects the elements of a comprehension, which stands before it."""
        instructions = self.code.instructions
        before = position - 1
        while before > 0 and isinstance(instructions[before], ir.Phi):
            before -= 1
        around = frozenset(self.regions_around(instructions[position].region))
        inner = instructions[max(before, 0)].region
        return any(
            self.code.regions[region].kind == "comprehension" and region not in around
            for region in self.regions_around(inner)
        )

    def site(self, position: int) -> Site:
        """The public name of a position."""
        site = self._sites.get(position)
        if site is None:
            site = self._sites[position] = Site(self.ref, position)
        return site

    def outlived(self, position: int) -> bool:
        """Whether the name stored at a position is stored again before another code can see it."""
        if self._outlived is None:
            self._outlived = frozenset(outlived_stores(self))
        return position in self._outlived

    def regions_around(self, region: int) -> Iterator[int]:
        """A region and those it stands in, inside out."""
        yield region
        while region:
            region = self.code.regions[region].parent
            yield region

    def ancestors(self) -> Iterator[Plan]:
        """This code and the ones around it, inside out."""
        plan = self
        yield plan
        while plan.parent is not plan:
            plan = plan.parent
            yield plan

    def _find_uses(self) -> list[tuple[int, ...]]:
        uses: list[tuple[int, ...]] = [()] * self.code.registers
        never = never_done(self)
        for position, instruction in enumerate(self.code.instructions):
            if position in never:
                continue
            registers = reacts_to(instruction)
            if isinstance(instruction, ir.Return):
                registers = self.shortcuts.rest.get(instruction.value, registers)
            for register in dict.fromkeys(registers):
                if register != ir.NO_REGISTER:
                    uses[register] = (*uses[register], position)
        return uses
