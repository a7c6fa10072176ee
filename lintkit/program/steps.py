"""The instructions that make, read and change a code's own containers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.lowering.operands import operands
from lintkit.program.contents import (
    DICT_STEPS,
    LIST_STEPS,
    LOST,
    MOST_ITEMS,
    READING,
    Content,
    Given,
    Outcome,
    deleted,
    merged,
    read,
    sequence,
    spliced,
    stored,
)
from lintkit.program.keys import constant_key, unboxed

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from lintkit.ir import AnyInstruction, Register
    from lintkit.program.contents import Registers
    from lintkit.program.heap import Key
    from lintkit.program.memory import Walk
    from lintkit.program.plan import Plan

DISPLAYS = frozenset({"list", "tuple", "dict"})
IN_PLACE = frozenset({"+=", "|=", "*=", "-=", "&=", "^="})


class Steps:
    """What each instruction does to the containers of a walk."""

    def __init__(self, plan: Plan, walk: Walk) -> None:
        self._plan = plan
        self._walk = walk
        self._actions: dict[type, Callable[[int, Any], bool]] = {
            ir.Build: self._build,
            ir.GetItem: self._get_item,
            ir.SetItem: self._set_item,
            ir.Delete: self._delete,
            ir.GetAttr: self._get_attr,
            ir.Call: self._call,
            ir.Operate: self._operate,
            ir.Unpack: self._unpack,
            ir.Iterate: self._iterate,
        }
        self.methods: dict[Register, tuple[Register, str]] = {}
        """By register that holds a method of a container: the container and the method."""
        self._views: dict[Register, tuple[int, Register]] = {}
        """By register that holds the values of a dict: the position of the call, and the dict."""

    def take(self, position: int, instruction: AnyInstruction) -> bool:
        """Takes an instruction; False where it is none that is certain."""
        action = self._actions.get(type(instruction))
        return action is not None and action(position, instruction)

    # --- making ---------------------------------------------------------------------------------
    def _build(self, position: int, build: ir.Build) -> bool:
        if build.kind not in DISPLAYS or self._plan.collects(position):
            return False
        content = self._dict(build) if build.kind == "dict" else self._sequence(build)
        if content is None:
            return False
        copied = tuple(entry.value for entry in build.entries if entry.spread)
        return self._walk.make(position, build.target, content, copied)

    def _sequence(self, build: ir.Build) -> Content | None:
        slots: list[Registers] = []
        for entry in build.entries:
            if not entry.spread:
                slots.append((entry.value,))
                continue
            spread = self._walk.content(entry.value)
            if spread is None or not spread.is_sequence:
                return None
            slots += spread.slots
        return sequence(build.kind, slots)

    def _dict(self, build: ir.Build) -> Content | None:
        content = Content("dict", {})
        for entry in build.entries:
            if entry.spread:
                spread = self._walk.content(entry.value)
                if spread is None or spread.is_sequence:
                    return None
                content = merged(content, spread)
                continue
            key = constant_key(self._plan, entry.key)
            after = None if key is None else stored(content, key, (entry.value,))
            if after is None:
                return None
            content = after
        return content

    # --- subscripts -----------------------------------------------------------------------------
    def _get_item(self, position: int, instruction: ir.GetItem) -> bool:
        content = self._walk.content(instruction.object)
        if content is None:
            return False
        part = constant_slice(self._plan, instruction.key)
        if part is not None and content.is_sequence:
            copy = sequence(content.kind, content.slots[part])
            return self._walk.make(position, instruction.target, copy, (instruction.object,))
        key = constant_key(self._plan, instruction.key)
        if key is not None:
            self._walk.give(position, instruction.object, read(content, key))
        return key is not None

    def _set_item(self, position: int, instruction: ir.SetItem) -> bool:
        content = self._walk.content(instruction.object)
        if content is None:
            return False
        after: Content | None = None
        copied: tuple[Register, ...] = ()
        key = constant_key(self._plan, instruction.key)
        part = constant_slice(self._plan, instruction.key)
        given = self._walk.content(instruction.value)
        if key is not None:
            after = stored(content, key, (instruction.value,))
        elif part is not None and given is not None and given.is_sequence:
            copied = (instruction.value,)
            after = spliced(content, part, given.slots)
        return self._walk.change(position, instruction.object, after, copied)

    def _delete(self, position: int, instruction: ir.Delete) -> bool:
        content = self._walk.content(instruction.object)
        if content is None or instruction.name:
            return False
        key = constant_key(self._plan, instruction.key)
        part = constant_slice(self._plan, instruction.key)
        after: Content | None = None
        if key is not None:
            after = deleted(content, key)
        elif part is not None:
            after = spliced(content, part, [])
        return self._walk.change(position, instruction.object, after)

    def _unpack(self, position: int, instruction: ir.Unpack) -> bool:
        content = self._walk.content(instruction.source)
        if content is None or not content.is_sequence or instruction.rest:
            return False
        self._walk.give(position, instruction.source, read(content, instruction.index))
        return True

    def _iterate(self, position: int, instruction: ir.Iterate) -> bool:
        if instruction.iterable in self._views:
            self._look_at(*self._views[instruction.iterable], instruction.iterable)
            return False
        content = self._walk.content(instruction.iterable)
        if content is None or not content.is_sequence:
            return False
        self._walk.hand_out(position, instruction.iterable, tuple(content.registers()))
        return True

    def _look_at(self, called_at: int, subject: Register, view: Register) -> None:
        """A loop takes the values that a dict has where the loop begins, if nobody else does."""
        content = self._walk.content(subject)
        uses = [one for one in self._plan.code.instructions if view in operands(one)]
        if content is not None and len(uses) == 1:
            self._walk.hand_out(called_at, subject, tuple(content.registers()))

    # --- methods and operators ------------------------------------------------------------------
    def _get_attr(self, _: int, instruction: ir.GetAttr) -> bool:
        if self._walk.content(instruction.object) is None:
            return False
        self.methods[instruction.target] = (instruction.object, instruction.name)
        return True

    def _call(self, position: int, call: ir.Call) -> bool:
        for argument in call.arguments:
            if argument.kind in {"star", "double_star"}:
                is_sequence = argument.kind == "star"
                self._walk.spread(position, argument.value, is_sequence=is_sequence)
        given = self._given(call)
        copied = tuple(argument.value for argument in call.arguments)
        if call.callee not in self.methods:
            content = None if given is None else self._constructed(call.callee, given)
            return content is not None and self._walk.make(position, call.target, content, copied)
        subject, name = self.methods[call.callee]
        content = self._walk.content(subject)
        if content is None:
            return False
        if content.kind == "dict" and name == "values":
            self._views[call.target] = (position, subject)
        if name == "copy" and not call.arguments:
            return self._walk.make(position, call.target, content, (subject,))
        outcome = self._outcome(content, name, given)
        if outcome.result is not None and self._is_disputed(subject, given):
            outcome = LOST
        if outcome.result is not None:
            self._walk.give(position, subject, outcome.result)
        return name in READING or self._walk.change(position, subject, outcome.after, copied)

    def _outcome(self, content: Content, name: str, given: Given | None) -> Outcome:
        """What calling a method does."""
        if given is None or content.kind == "tuple":
            return LOST
        if content.kind == "list" and name == "remove":
            return Outcome(self._without(content, given.registers))
        step = (DICT_STEPS if content.kind == "dict" else LIST_STEPS).get(name)
        return LOST if step is None else step(content, given)

    def _without(self, content: Content, removed: Registers) -> Content | None:
        """A list without the first item that is a function or class, behind others of these.

        Of anything else, an earlier item may be equal to it.
        """
        for index, slot in enumerate(content.slots):
            made = self._plan.defining(slot[0]) if len(slot) == 1 else None
            if not isinstance(made, ir.MakeClass | ir.MakeFunction):
                return None
            if slot == removed:
                return deleted(content, index)
        return None

    def _is_disputed(self, subject: Register, given: Given | None) -> bool:
        """Whether a default may be taken since others removed the key."""
        return given is not None and len(given.registers) > 1 and self._walk.is_shared(subject)

    def _given(self, call: ir.Call) -> Given | None:
        positional = [one.value for one in call.arguments if one.kind == "positional"]
        keywords = [(one.name, one.value) for one in call.arguments if one.kind == "keyword"]
        if len(positional) + len(keywords) != len(call.arguments):
            return None
        return Given(
            tuple(positional),
            tuple(constant_key(self._plan, one) for one in positional),
            tuple(self._walk.content(one) for one in positional),
            tuple(self._mapping(one) for one in positional),
            tuple(keywords),
        )

    def _mapping(self, register: Register) -> Content | None:
        """What a dict holds, or a dict that is made of pairs."""
        content = self._walk.content(register)
        if content is None or not content.is_sequence:
            return content
        pairs = [pair for pair in map(self._pair, content.slots) if pair is not None]
        return Content("dict", dict(pairs)) if len(pairs) == len(content.items) else None

    def _pair(self, slot: Registers) -> tuple[Key, Registers] | None:
        """The key and the value that an item of a list is the pair of."""
        content = self._walk.content(slot[0]) if len(slot) == 1 else None
        match content.slots if content is not None and content.is_sequence else ():
            case [(register,), value]:
                key = constant_key(self._plan, register)
                return None if key is None else (key, value)
        return None

    def _constructed(self, callee: Register, given: Given) -> Content | None:
        """What `list(x)`, `tuple(x)` or `dict(x, key=value)` makes."""
        loaded = self._plan.defining(callee)
        if not isinstance(loaded, ir.LoadName) or not self._plan.is_builtin(loaded):
            return None
        kind = loaded.name
        if kind not in DISPLAYS or len(given.registers) > 1:
            return None
        if kind == "dict":
            return DICT_STEPS["update"](Content("dict", {}), given).after
        source = given.contents[0] if given.contents else sequence(kind, ())
        if source is None or not source.is_sequence or given.keywords:
            return None
        return sequence(kind, source.slots)

    def _operate(self, position: int, instruction: ir.Operate) -> bool:
        operator = instruction.operator
        if len(instruction.operands) != 2:  # noqa: PLR2004
            return False
        left, right = instruction.operands
        if operator == "*":
            return self._repeat(position, instruction.target, left, right)
        if operator not in {"+", "|", "+=", "|="}:
            return False
        content, other = self._walk.content(left), self._walk.content(right)
        if content is None:
            return False
        after: Content | None = None
        is_sum = operator.startswith("+")
        if other is not None and content.is_sequence == other.is_sequence == is_sum:
            after = (
                sequence(content.kind, [*content.slots, *other.slots])
                if is_sum
                else merged(content, other)
            )
        if operator.endswith("=") and content.kind != "tuple":
            done = self._walk.change(position, left, after, (right,))
            self._walk.rename(instruction.target, left)
            return done
        return self._walk.make(position, instruction.target, after, (left, right))

    def _repeat(self, position: int, target: Register, left: Register, right: Register) -> bool:
        """`sequence * number`, also the other way round."""
        subject, number = (right, left) if self._walk.content(left) is None else (left, right)
        content, times = self._walk.content(subject), constant_key(self._plan, number)
        if content is None or not content.is_sequence or not isinstance(times, int):
            return False
        after = sequence(content.kind, content.slots * min(times, MOST_ITEMS + 1))
        return self._walk.make(position, target, after, (subject,))


def constant_slice(plan: Plan, register: Register) -> slice | None:
    """The slice that a register always holds, where its bounds are constants."""
    built = plan.defining(register)
    if not isinstance(built, ir.Build) or built.kind != "slice":
        return None
    bounds = [constant_key(plan, entry.value) for entry in built.entries]
    if None in bounds:
        return None
    found = [unboxed(bound) for bound in bounds]
    known = all(one is None or isinstance(one, int) for one in found) and 0 not in found[2:]
    return slice(*found) if known else None  # a step of 0 raises
