"""What the containers that a code makes hold at each of its instructions.

Local variables are in static single assignment form; this is the same for the lists, tuples and
dicts that one run of a code makes and changes itself (Chow et al., "Effective Representation of
Aliases and Indirect Memory Operations in SSA Form", CC 1996), so that a store replaces what was
there before (a strong update: Chase, Wegman and Zadeck, "Analysis of Pointers and Structures",
PLDI 1990). A register stands for a container where it was made in this code and is the same
object in any run. What other codes do to the container comes on top: see `updates`.

One walk over the instructions in order. Where paths meet, contents are joined; what a loop, or a
`try` that may be left in the middle, changes is not known from there on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lintkit import ir
from lintkit.lowering.operands import operands
from lintkit.program.contents import MOST_ITEMS, READING, Content, joined
from lintkit.program.steps import DISPLAYS, IN_PLACE, Steps

if TYPE_CHECKING:
    from lintkit.ir import AnyInstruction, Register
    from lintkit.program.contents import Registers
    from lintkit.program.heap import Key
    from lintkit.program.plan import Plan

State: TypeAlias = "dict[Register, Content]"
"""The containers that are known at one point, and what they hold."""

_LOOPS = frozenset({"loop", "comprehension"})
_HARMLESS = (ir.Test, ir.Assert, ir.Refine, ir.Iterate, ir.Unpack)
"""What reads a container and keeps it to itself."""


class Memory:
    """What is known of the order of a code's own steps.

    Attributes:
        same: registers that hold the same object as another.
        subjects: by position, the container that a step certainly reads or changes.
        reads: by position, what a step may give of its subject.
        writes: by position, what is new in the subject or, where it is made there, all of it.
        sources: by position, the containers whose items the step copies.
        spread: by position and register, what a container that a call spreads holds, where
            nobody else knows the container.
        made: where each container is made.
        resized: the containers whose number of items changes.
    """

    def __init__(self, plan: Plan) -> None:
        self.subjects: dict[int, Register] = {}
        self.reads: dict[int, Registers] = {}
        self.writes: dict[int, dict[Key, Registers]] = {}
        self.sources: dict[int, tuple[Register, ...]] = {}
        self.spread: dict[tuple[int, Register], dict[Key, Register]] = {}
        self.made: dict[Register, int] = {}
        self.resized: set[Register] = set()
        self.same: dict[Register, Register] = {
            one.target: one.source for one in plan.code.instructions if isinstance(one, ir.Refine)
        }
        if any(
            isinstance(one, ir.Build) and one.kind in DISPLAYS for one in plan.code.instructions
        ):
            Walk(plan, self).run()

    def root(self, register: Register) -> Register:
        """The register that stands for the same container."""
        while register in self.same:
            register = self.same[register]
        return register


class Walk:
    """One walk over a code, and the containers as they are where it stands."""

    def __init__(self, plan: Plan, memory: Memory) -> None:
        self._plan = plan
        self._memory = memory
        self._instructions = plan.code.instructions
        self._regions = plan.code.regions
        self._spans = _spans(plan)
        self._steps = Steps(plan, self)
        self.state: State = {}
        self._path: list[int] = [0]
        self._entries: dict[int, State] = {}
        self._outs: dict[int, State | None] = {}
        self._shared: set[Register] = set()

    def run(self) -> None:
        """Walks over the code."""
        for position, instruction in enumerate(self._instructions):
            if instruction.region != self._path[-1]:
                self._move_to(instruction.region)
            self._apply(position, instruction)

    # --- containers -----------------------------------------------------------------------------
    def content(self, register: Register) -> Content | None:
        """What a container holds now; None where that is not known."""
        return self.state.get(self._memory.root(register))

    def make(
        self,
        position: int,
        register: Register,
        content: Content | None,
        copied: tuple[Register, ...] = (),
    ) -> bool:
        """A container comes into being; False where it is not followed."""
        if content is None or len(content.items) > MOST_ITEMS:
            return False
        self._memory.made[register] = position
        self._note(position, register, content.items, copied)
        self.state[register] = content
        return True

    def change(
        self,
        position: int,
        register: Register,
        after: Content | None,
        copied: tuple[Register, ...] = (),
    ) -> bool:
        """A step changes a container; False where it is not known how."""
        root = self._memory.root(register)
        before = self.state[root]
        if after is None or len(after.items) > MOST_ITEMS:
            self._lose(root)
            return False
        items = {key: value for key, value in after.items.items() if before.items.get(key) != value}
        self._note(position, root, items, copied)
        if len(after.items) != len(before.items):
            self._memory.resized.add(root)
        self.state[root] = after
        return True

    def _note(
        self,
        position: int,
        root: Register,
        items: dict[Key, Registers],
        copied: tuple[Register, ...],
    ) -> None:
        self._memory.subjects[position] = root
        self._memory.writes[position] = items
        roots = tuple(map(self._memory.root, copied))
        self._memory.sources[position] = tuple(one for one in roots if one in self._memory.made)

    def hand_out(self, position: int, register: Register, result: Registers) -> None:
        """A step gives any of some items of a container."""
        self._memory.subjects[position] = self._memory.root(register)
        self._memory.reads[position] = result

    def give(self, position: int, register: Register, result: Registers) -> None:
        """A step gives an item of a container, which may be another of the containers."""
        self.hand_out(position, register, result)
        if len(result) == 1 and not self.is_shared(register) and self.content(result[0]):
            self.rename(self._plan.target(position), result[0])

    def spread(self, position: int, register: Register, *, is_sequence: bool) -> None:
        """A call passes the items of a list or tuple, or else of a dict, as arguments."""
        content = self.content(register)
        if content is None or content.is_sequence != is_sequence or self.is_shared(register):
            return
        items = {key: found[0] for key, found in content.items.items() if len(found) == 1}
        if len(items) == len(content.items):
            self._memory.spread[position, register] = items

    def rename(self, register: Register, known: Register) -> None:
        """A register holds a container that another one stands for."""
        self._memory.same[register] = self._memory.root(known)

    def is_shared(self, register: Register) -> bool:
        """Whether others may know a container."""
        return self._memory.root(register) in self._shared

    def share(self, register: Register) -> None:
        """Others get to know a container, and all that it holds."""
        for root in self._within(self._memory.root(register)):
            self._shared.add(root)

    def _lose(self, root: Register) -> None:
        self.share(root)
        lost = self.state.pop(root, None)
        if lost is None or lost.kind != "tuple":
            self._memory.resized.add(root)

    def _within(self, root: Register) -> set[Register]:
        found: set[Register] = set()
        waiting = [root]
        while waiting:
            one = self._memory.root(waiting.pop())
            content = self.state.get(one)
            if one not in found and content is not None:
                found.add(one)
                waiting += content.registers()
        return found

    # --- instructions ---------------------------------------------------------------------------
    def _apply(self, position: int, instruction: AnyInstruction) -> None:
        if not self._steps.take(position, instruction):
            self._escape(instruction)

    def _escape(self, instruction: AnyInstruction) -> None:
        if isinstance(instruction, _HARMLESS):
            return
        if isinstance(instruction, ir.StoreName) and not self._is_seen(instruction.name):
            return
        for register in operands(instruction):
            subject, _ = self._steps.methods.get(register, (register, ""))
            self.share(subject)

    def _is_seen(self, name: str) -> bool:
        plan = self._plan
        return plan.code.kind != "module" or name in plan.exposed

    # --- control flow ---------------------------------------------------------------------------
    def _move_to(self, region: int) -> None:
        path = [*self._plan.regions_around(region)][::-1]
        while self._path != path[: len(self._path)]:
            self._leave(self._path.pop())
        for one in path[len(self._path) :]:
            self._path.append(one)
            self._enter(one)

    def _enter(self, region: int) -> None:
        found = self._regions[region]
        if found.kind == "else" and found.partner in self._outs:
            self.state = dict(self._entries[found.partner])
        elif found.kind in _LOOPS:
            self._disturb(self._spans[region])
        elif found.kind == "handler":
            self._outs.setdefault(found.partner, dict(self.state))
            self.state = dict(self._entries.get(found.partner, {}))
            self._disturb(self._spans.get(found.partner, range(0)))
        elif found.kind == "finally":
            for other, one in enumerate(self._regions):
                if other != region and found.partner in (other, one.partner):
                    self._disturb(self._spans.get(other, range(0)))
        self._entries[region] = dict(self.state)

    def _leave(self, region: int) -> None:
        found = self._regions[region]
        out = None if found.exits else self.state
        if found.kind in {"then", "case", "loop_else"}:
            self._outs[region] = out
            self.state = _meet(self._entries[region], out)
        elif found.kind == "else":
            is_partnered = found.partner in self._outs
            before = self._outs[found.partner] if is_partnered else self._entries[region]
            self.state = _meet(before, out)
        elif found.kind in _LOOPS:
            made_before = self._entries[region]
            self.state = {root: self.state[root] for root in made_before if root in self.state}
        elif found.kind in {"try", "try_else"}:
            self._outs[found.partner if found.kind == "try_else" else region] = out
        elif found.kind == "handler":
            self.state = _meet(self._outs[found.partner], out)
            self._outs[found.partner] = self.state
        elif found.kind == "with":
            self._disturb(self._spans[region])

    def _disturb(self, span: range) -> None:
        """Forgets what steps in a stretch change that may run again, or in part."""
        for position in span:
            instruction = self._instructions[position]
            for register in operands(instruction):
                subject, name = self._steps.methods.get(register, (register, ""))
                root = self._memory.root(subject)
                if root not in self.state:
                    continue
                for inner in self._within(root) - {root}:
                    self._lose(inner)
                self.share(root)
                if _changes(instruction, register) or (name and name not in READING):
                    self._lose(root)


def _changes(instruction: AnyInstruction, register: Register) -> bool:
    if isinstance(instruction, ir.SetItem | ir.Delete):
        return instruction.object == register
    if isinstance(instruction, ir.GetAttr):
        return instruction.name not in READING
    return isinstance(instruction, ir.Operate) and instruction.operator in IN_PLACE


def _meet(one: State | None, other: State | None) -> State:
    if one is None or other is None:
        return dict(one or other or {})
    met = {root: joined(content, other[root]) for root, content in one.items() if root in other}
    return {root: content for root, content in met.items() if content is not None}


def _spans(plan: Plan) -> dict[int, range]:
    """The positions between the first and the last instruction of each region."""
    found: dict[int, range] = {}
    for position, instruction in enumerate(plan.code.instructions):
        for region in plan.regions_around(instruction.region):
            start = found[region].start if region in found else position
            found[region] = range(start, position + 1)
    return found
