"""Which store certainly reaches a read, where nothing in between can write.

Reaching definitions (Aho, Lam, Sethi and Ullman, "Compilers", 2006, section 9.2.4) for what is
stored in objects and in names of other codes, within straight stretches of one code. A register
is the same object at both ends. Only what runs no code of the program may stand between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.lowering.operands import operands

if TYPE_CHECKING:
    from lintkit.ir import AnyInstruction, Register
    from lintkit.program.plan import Plan

_LOOPS = frozenset({"loop", "comprehension"})
_AT_ONCE = frozenset({"dict", "list", "set"})
"""Displays; the elements of a generator are made later."""

_QUIET = (
    ir.Const, ir.Opaque, ir.LoadName, ir.StoreName, ir.Phi, ir.Refine, ir.MakeFunction, ir.Annotate,
)  # fmt: skip
"""What runs nothing and writes to no object."""


def stored_attribute(plan: Plan, position: int, *, by_none_else: bool) -> Register | None:
    """What the attribute that an instruction reads was certainly set to before.

    Args:
        plan: of the code.
        position: of the instruction.
        by_none_else: whether no other code sets an attribute of that name. Then any code may run
            between the two, if no other run of this one can set it on the same object.
    """
    read = plan.code.instructions[position]
    if not isinstance(read, ir.GetAttr):
        return None
    owner = plan.unrefined(read.object)
    runs_once = plan.code.kind == "module" or isinstance(plan.defining(owner), ir.Call)
    for index in range(position - 1, -1, -1):
        before = plan.code.instructions[index]
        store = _store_of_attribute(plan, before)
        if store is not None and store.name == read.name:
            is_same = plan.unrefined(store.object) == owner
            return store.value if is_same and _leads_to(plan, store, read) else None
        if not (_is_quiet(before) or (by_none_else and runs_once and not _is_deletion(before))):
            return None
    return None


def _store_of_attribute(plan: Plan, instruction: AnyInstruction) -> ir.SetAttr | None:
    """The store that an instruction does itself, or by calling `setattr` with a constant name."""
    if isinstance(instruction, ir.SetAttr):
        return instruction
    if not isinstance(instruction, ir.Call):
        return None
    loaded = plan.defining(instruction.callee)
    given = [one.value for one in instruction.arguments if one.kind == "positional"]
    if not isinstance(loaded, ir.LoadName) or loaded.name != "setattr" or len(given) != 3:  # noqa: PLR2004
        return None
    name = plan.defining(given[1])
    if not isinstance(name, ir.Const) or not isinstance(name.value, str):
        return None
    if not plan.is_builtin(loaded):
        return None
    return ir.SetAttr(instruction.line, instruction.region, given[0], name.value, given[2])


def _is_deletion(instruction: AnyInstruction) -> bool:
    return isinstance(instruction, ir.Delete) and bool(instruction.name)


def is_replaced(plan: Plan, position: int) -> bool:
    """Whether the attribute that an instruction sets is set again before anybody can read it."""
    store = plan.code.instructions[position]
    if not isinstance(store, ir.SetAttr):
        return False
    for after in plan.code.instructions[position + 1 :]:
        if after.region == store.region and isinstance(after, ir.SetAttr):
            is_same = plan.unrefined(after.object) == plan.unrefined(store.object)
            return is_same and after.name == store.name
        if not _is_quiet(after):
            return False
    return False


def replaced_names(plan: Plan) -> frozenset[str]:
    """The attributes of a class that are set anew before anybody can have seen the first value."""
    if plan.code.kind != "class":
        return frozenset()
    position = plan.parent.makers[plan.ref.index]
    instructions = plan.parent.code.instructions
    made = instructions[position]
    if not isinstance(made, ir.MakeClass) or made.arguments:
        return frozenset()
    found = set()
    for after in instructions[position + 1 :]:
        if isinstance(after, ir.SetAttr) and after.object == made.target:
            if after.region == made.region:
                found.add(after.name)
        elif not _is_quiet(after):
            break
    return frozenset(found)


def replaced_keywords(plan: Plan, keywords: Register) -> frozenset[str]:
    """The keywords that a code stores anew before it looks at what it was passed in `**keywords`.

    Args:
        plan: of the code.
        keywords: the register of the parameter that collects them.
    """
    found: set[str] = set()
    updates: set[Register] = set()
    for after in plan.code.instructions:
        if isinstance(after, ir.GetAttr) and (after.object, after.name) == (keywords, "update"):
            updates.add(after.target)
        elif isinstance(after, ir.SetItem) and after.object == keywords and not after.region:
            key = plan.defining(after.key)
            if isinstance(key, ir.Const) and isinstance(key.value, str):
                found.add(key.value)
        elif isinstance(after, ir.Call) and after.callee in updates and not after.region:
            found |= {one.name for one in after.arguments if one.kind == "keyword"}
        elif not updates.isdisjoint(operands(after)) or keywords in operands(after):
            break
    return frozenset(found)


def last_of_loop(plan: Plan, position: int) -> Register | None:
    """What a loop leaves in the name that it stores, where nobody can read it before that.

    That is so in a loop over a display that runs nothing, as one that only makes functions.
    """
    store = plan.code.instructions[position]
    if not isinstance(store, ir.StoreName):
        return None
    turn = plan.defining(store.value)
    display = plan.defining(turn.iterable) if isinstance(turn, ir.Iterate) else None
    if (
        turn is None
        or not isinstance(display, ir.Build)
        or display.kind not in {"list", "tuple"}
        or not display.entries
        or any(entry.spread for entry in display.entries)
        or turn.region != store.region
        or not _runs_nothing(plan, store.region)
    ):
        return None
    return display.entries[-1].value


def _runs_nothing(plan: Plan, loop: int) -> bool:
    """Whether a loop always runs to its end, and runs no other code in it."""
    instructions = plan.code.instructions
    region = plan.code.regions[loop]
    if region.exits or any(one.parent == loop for one in plan.code.regions[1:]):
        return False
    inside = [index for index, one in enumerate(instructions) if one.region == loop]
    after = instructions[inside[-1] + 1 : inside[-1] + 2]
    if region.kind == "comprehension" and not (
        after and isinstance(after[0], ir.Build) and after[0].kind in _AT_ONCE
    ):
        return False
    return all(
        isinstance(one, ir.Iterate) or _is_quiet(one) or _appends(plan, one)
        for one in (instructions[index] for index in inside)
    )


def _appends(plan: Plan, instruction: AnyInstruction) -> bool:
    """Whether it is `append` of a list that the code itself made, or the call of it."""
    method = plan.defining(instruction.callee) if isinstance(instruction, ir.Call) else instruction
    if not isinstance(method, ir.GetAttr) or method.name not in {"add", "append"}:
        return False
    made = plan.defining(method.object)
    return isinstance(made, ir.Build) and made.kind in _AT_ONCE


def is_rebound(plan: Plan, position: int) -> bool:
    """Whether a call has certainly rebound a name since the code itself last assigned it."""
    read = plan.code.instructions[position]
    if not isinstance(read, ir.LoadName):
        return False
    for before in reversed(plan.code.instructions[:position]):
        if isinstance(before, ir.StoreName) and before.name == read.name:
            return False
        if isinstance(before, ir.Call) and _leads_to(plan, before, read):
            made = plan.defining(plan.unrefined(before.callee))
            if isinstance(made, ir.MakeFunction) and _certainly_stores(
                plan.children[made.code], read.name, read.owner
            ):
                return True
    return False


def makes_functions(plan: Plan, call: AnyInstruction) -> bool:
    """Whether it is a call of a function of the same code that only makes others, as wrappers."""
    if not isinstance(call, ir.Call):
        return False
    made = plan.defining(plan.unrefined(call.callee))
    if not isinstance(made, ir.MakeFunction):
        return False
    maker = plan.children[made.code]
    return not maker.code.is_generator and all(
        isinstance(one, ir.Return) or _is_quiet(one) or _marks_function(maker, one)
        for one in maker.code.instructions
    )


def _marks_function(plan: Plan, instruction: AnyInstruction) -> bool:
    """Whether it is `functools.wraps`, applied, or sets an attribute of a function made here."""
    if isinstance(instruction, ir.SetAttr):
        return isinstance(plan.defining(instruction.object), ir.MakeFunction)
    if isinstance(instruction, ir.Call):
        made = plan.defining(instruction.callee)
        return _is_wraps(plan, instruction.callee) or (
            isinstance(made, ir.Call) and _is_wraps(plan, made.callee)
        )
    return isinstance(instruction, ir.GetAttr) and _is_wraps(plan, instruction.target)


def _is_wraps(plan: Plan, register: Register) -> bool:
    made = plan.defining(register)
    is_attribute = isinstance(made, ir.GetAttr) and made.name == "wraps"
    if isinstance(made, ir.GetAttr) and is_attribute:
        made = plan.defining(made.object)
    if not isinstance(made, ir.LoadName) or made.owner != ir.MODULE_CODE:
        return False
    *_, module = plan.ancestors()
    stored = [
        module.defining(one.value)
        for one in module.code.instructions
        if isinstance(one, ir.StoreName) and one.name == made.name
    ]
    return bool(stored) and all(
        (isinstance(one, ir.ImportModule) and one.module == "functools" and is_attribute)
        or (isinstance(one, ir.ImportFrom) and (one.module, one.name) == ("functools", "wraps"))
        for one in stored
    )


def _certainly_stores(plan: Plan, name: str, owner: int) -> bool:
    if plan.code.is_async or plan.code.is_generator:
        return False
    for instruction in plan.code.instructions:
        if isinstance(instruction, ir.Return):
            return False
        if isinstance(instruction, ir.StoreName) and (
            instruction.name,
            instruction.owner,
            instruction.region,
        ) == (name, owner, 0):
            return True
    return False


def _leads_to(plan: Plan, store: AnyInstruction, read: AnyInstruction) -> bool:
    """Whether the later of two instructions runs only after the earlier, in the same turn."""
    for region in plan.regions_around(read.region):
        if region == store.region:
            return True
        if plan.code.regions[region].kind in _LOOPS:
            return False
    return False


def _is_quiet(instruction: AnyInstruction) -> bool:
    return isinstance(instruction, _QUIET) or (
        isinstance(instruction, ir.Build) and instruction.kind != "string"
    )
