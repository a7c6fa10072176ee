"""What a code does not return to a call, by the constants that are written in the call.

Conditional constants (Wegman and Zadeck, "Constant Propagation with Conditional Branches", TOPLAS
1991), for the results of one call: what the code itself runs, other callers may ask for.
"""

from __future__ import annotations

import builtins
import operator
from types import FunctionType, NoneType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from lintkit import ir
from lintkit.program.asked_keywords import Keywords
from lintkit.program.collected import Number, measured
from lintkit.program.reactions import TEXT_METHODS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lintkit.ir import Register, Scalar
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.plan import Plan
    from lintkit.program.solver import Node

Exact: TypeAlias = "dict[Register, Scalar | type | Keywords | Number]"
"""The parameters of a frame of which a constant, or one object of a type, is all that they hold."""

_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "is": operator.is_,
    "is not": operator.is_not,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": lambda item, items: item in items,
    "not in": lambda item, items: item not in items,
    "matches": operator.eq,
}
_IDENTITIES = {"is": False, "is not": True, "==": False, "!=": True}
"""What comparing with None gives for anything else."""

_BUILT: dict[str, type] = {
    "string": str, "list": list, "tuple": tuple, "set": set, "dict": dict, "slice": slice,
}  # fmt: skip
_MAKING = frozenset({bool, bytes, dict, float, frozenset, int, list, set, str, tuple})
"""Types of which a call makes no object of a subclass."""

_DEEPEST = 8


class _Open:
    """What is not known."""


_OPEN: Final = _Open()


def exact_parameters(link: Link, frame: Frame, given: dict[str, Node]) -> Exact:
    """The parameters that a call gives constants: as written, or as its own caller wrote them.

    Args:
        link: the link in progress.
        frame: what the call runs; no other call does.
        given: the node of each argument, defaults included, by parameter.
    """
    found: Exact = {}
    for parameter in frame.plan.code.parameters:
        node = given.get(parameter.name)
        if node is None:
            continue
        if (constant := link.constant_in(node)) is not None:
            found[parameter.register] = constant.value
            continue
        owner = link.frames.owner(node)
        if node - owner.base >= owner.plan.code.registers:
            continue
        register = node - owner.base
        value = _value(owner.plan, owner.exact, register)
        if not isinstance(value, _Open | tuple):
            found[parameter.register] = value
        elif (type_ := _type(owner.plan, owner.exact, register)) is not None:
            found[parameter.register] = type_
    return found


def captured_parameters(frame: Frame) -> Exact:
    """The parameters of functions around a frame that it reads and that are exactly known."""
    found: Exact = {}
    for read, plan, register in frame.plan.captured:
        owner = frame.owner(plan.ref.index)
        if register in owner.exact:
            found[read] = owner.exact[register]
    return found


def _type(plan: Plan, exact: Exact, register: Register) -> type | None:
    """The builtin type of what a register holds; None where that is not known."""
    register = plan.unrefined(register)
    if register in exact:
        value = exact[register]
        if isinstance(value, Keywords):
            return dict
        if isinstance(value, Number):
            return tuple
        return value if isinstance(value, type) else type(value)
    made = plan.defining(register)
    if isinstance(made, ir.Build):
        return _BUILT.get(made.kind)
    if isinstance(made, ir.MakeFunction):
        return FunctionType
    if isinstance(made, ir.Call):
        called = _builtin(plan, made.callee)
        return called if isinstance(called, type) and called in _MAKING else None
    return type(made.value) if isinstance(made, ir.Const) else None


def is_ruled_out(plan: Plan, exact: Exact, position: int, returned: Register) -> bool:
    """Whether a `return` does not give a register where parameters are what they exactly are."""
    made = plan.definition(returned)
    places = (position,) if made is None else (position, made)
    return any(is_unreached(plan, exact, place) for place in places)


def not_handed_on(plan: Plan, exact: Exact) -> frozenset[Register]:
    """The parameters that a code does not hand on where parameters are what they exactly are."""
    handed = plan.shortcuts.handed
    if not exact or not handed or not plan.chooses:
        return frozenset()
    kept = {
        parameter
        for position, instruction in enumerate(plan.code.instructions)
        if isinstance(instruction, ir.Return)
        and instruction.value in handed
        and not is_ruled_out(plan, exact, position, instruction.value)
        for parameter in handed[instruction.value]
    }
    return frozenset(plan.shortcuts.ways).difference(kept)


def returned_under(plan: Plan, exact: Exact) -> tuple[Register, ...] | None:
    """What a code may return where parameters are what they exactly are; None: whatever it does."""
    key = tuple((register, type(value), value) for register, value in sorted(exact.items()))
    if key not in plan.returned_under:
        plan.returned_under[key] = _returned_under(plan, exact)
    return plan.returned_under[key]


def _returned_under(plan: Plan, exact: Exact) -> tuple[Register, ...] | None:
    ways = [
        (position, register)
        for position, instruction in enumerate(plan.code.instructions)
        if isinstance(instruction, ir.Return)
        for register in plan.shortcuts.rest.get(instruction.value, (instruction.value,))
        if register != ir.NO_REGISTER and register not in plan.superseded
    ]
    kept = [
        register for position, register in ways if not is_ruled_out(plan, exact, position, register)
    ]
    return None if len(kept) == len(ways) else tuple(dict.fromkeys(kept))


def is_unreached(plan: Plan, exact: Exact, position: int) -> bool:
    """Whether an instruction is not run where parameters are what they exactly are."""
    return any(
        _truth(plan, exact, test) is (not outcome) for test, outcome in _conditions(plan, position)
    )


def never_run(plan: Plan, positions: Iterable[int]) -> frozenset[int]:
    """The instructions among some that no run of a code does, whatever it is given."""
    regions = plan.code.regions
    tests = {region.test for region in regions if region.test != ir.NO_REGISTER}
    if all(_truth(plan, {}, test) is None for test in tests):
        return frozenset()
    return frozenset(one for one in positions if is_unreached(plan, {}, one))


def _conditions(plan: Plan, position: int) -> Iterator[tuple[Register, bool]]:
    """The tests that an instruction runs after, and how each came out."""
    regions = plan.code.regions
    around = tuple(plan.regions_around(plan.code.instructions[position].region))
    for index in around:
        region = regions[index]
        if region.kind in {"then", "case", "else"} and region.test != ir.NO_REGISTER:
            yield region.test, region.kind != "else"
    ended = {one.region for one in plan.code.instructions[:position]}
    for index in ended.difference(around):
        region = regions[index]
        if (
            region.exits
            and region.parent in around
            and region.test != ir.NO_REGISTER
            and (region.kind == "then" or (region.kind == "case" and not _is_parent(plan, index)))
        ):
            yield region.test, False


def _is_parent(plan: Plan, index: int) -> bool:
    """Whether a region has others in it, as a `case` with a guard."""
    return any(region.parent == index for region in plan.code.regions)


def _truth(plan: Plan, exact: Exact, register: Register, depth: int = 0) -> bool | None:
    made = plan.defining(register)
    if depth == _DEEPEST:
        return None
    if isinstance(made, ir.Phi):
        parts = [_truth(plan, exact, one, depth + 1) for one in made.sources]
        decisive = _decisive(plan, made.sources)
        if decisive in parts:
            return decisive
        return None if decisive is None or None in parts else not decisive
    if isinstance(made, ir.Operate) and made.operator == "not":
        denied = _truth(plan, exact, made.operands[0], depth + 1)
        return None if denied is None else not denied
    value = _value(plan, exact, register, depth)
    counted = exact.get(plan.unrefined(register))
    if isinstance(counted, Number):
        return counted.passed > 0
    if isinstance(value, _Open):
        return True if _type(plan, exact, register) is FunctionType else None
    return bool(value)


def _decisive(plan: Plan, sources: tuple[Register, ...]) -> bool | None:
    """The outcome of a part that decides the whole: False in `a and b`, True in `a or b`.

    The second part runs under the first; the alternatives of a pattern all stand side by side.
    """
    parts = map(plan.defining, sources)
    if all(isinstance(one, ir.Operate) and one.operator == "matches" for one in parts):
        return True
    kinds = {region.kind for region in plan.code.regions if region.test == sources[0]}
    return kinds == {"else"} if kinds in ({"then"}, {"else"}) else None


def _value(
    plan: Plan, exact: Exact, register: Register, depth: int = 0
) -> Scalar | tuple[Scalar, ...] | _Open:
    if register in exact:
        value = exact[register]
        return _OPEN if isinstance(value, type | Keywords | Number) else value
    made = plan.defining(register)
    if isinstance(made, ir.Const):
        return made.value
    if depth == _DEEPEST:
        return _OPEN
    if isinstance(made, ir.Refine):
        return _value(plan, exact, made.source, depth + 1)
    if isinstance(made, ir.Build) and made.kind == "tuple":
        return _items(plan, exact, made, depth)
    if isinstance(made, ir.Call):
        method = plan.defining(made.callee)
        if isinstance(method, ir.GetAttr) and method.name in TEXT_METHODS:
            return _of_text(plan, exact, made, method, depth)
        of = measured(plan, made)
        counted = None if of is None else exact.get(of)
        return counted.passed if isinstance(counted, Number) else _is_instance(plan, exact, made)
    return _outcome(plan, exact, made, depth) if isinstance(made, ir.Operate) else _OPEN


def _of_text(
    plan: Plan, exact: Exact, call: ir.Call, method: ir.GetAttr, depth: int
) -> Scalar | _Open:
    """What a method of a text gives that is known."""
    text = _value(plan, exact, method.object, depth + 1)
    given = [_value(plan, exact, argument.value, depth + 1) for argument in call.arguments]
    is_plain = all(argument.kind == "positional" for argument in call.arguments)
    if not isinstance(text, str) or not is_plain or any(isinstance(one, _Open) for one in given):
        return _OPEN
    try:
        found: Scalar = getattr(text, method.name)(*given)
    except (TypeError, ValueError):
        return _OPEN
    return found


def _outcome(plan: Plan, exact: Exact, made: ir.Operate, depth: int) -> bool | _Open:
    passed = _is_passed(plan, exact, made) if made.operator in {"in", "not in"} else None
    if passed is not None:
        return passed
    operands = [_operand(plan, exact, made, one, depth + 1) for one in made.operands]
    if not any(isinstance(one, _Open) for one in operands):
        return _apply(made.operator, operands)
    if made.operator in _IDENTITIES and None in operands:
        return _differs_from_none(plan, exact, made)
    return _OPEN


def _operand(
    plan: Plan, exact: Exact, test: ir.Operate, register: Register, depth: int
) -> Scalar | tuple[Scalar, ...] | _Open:
    """The value of an operand; of a list or set only where it is written in the test itself.

    One that was made before may have been changed since.
    """
    made = plan.defining(register)
    is_written = isinstance(made, ir.Build) and made.kind in {"list", "set"}
    if isinstance(made, ir.Build) and is_written and made.line == test.line:
        return _items(plan, exact, made, depth)
    return _value(plan, exact, register, depth)


def _items(plan: Plan, exact: Exact, made: ir.Build, depth: int) -> tuple[Scalar, ...] | _Open:
    items = [_value(plan, exact, entry.value, depth + 1) for entry in made.entries]
    spread = any(entry.spread for entry in made.entries)
    scalars = tuple(one for one in items if not isinstance(one, _Open | tuple))
    return _OPEN if spread or len(scalars) < len(items) else scalars


def _is_passed(plan: Plan, exact: Exact, test: ir.Operate) -> bool | None:
    """Whether a keyword is, or is not, among those that a call passes, as a test asks."""
    name, collected = test.operands[:2]
    keywords = exact.get(plan.unrefined(collected))
    made = plan.defining(name)
    if not isinstance(keywords, Keywords) or not isinstance(made, ir.Const):
        return None
    found = keywords.holds(made.value)
    return None if found is None else found is (test.operator == "in")


def _differs_from_none(plan: Plan, exact: Exact, comparison: ir.Operate) -> bool | _Open:
    types = {_type(plan, exact, one) for one in comparison.operands}
    if None in types or types == {NoneType}:
        return _OPEN
    return _IDENTITIES[comparison.operator]


def _apply(symbol: str, operands: list[Any]) -> bool | _Open:
    test = _OPERATORS.get(symbol)
    if test is None or len(operands) != 2:  # noqa: PLR2004  of two
        return _OPEN
    if symbol == "matches" and type(operands[0]) is not type(operands[1]):
        return False
    try:
        return test(*operands)
    except TypeError:
        return _OPEN


def _is_instance(plan: Plan, exact: Exact, call: ir.Call) -> bool | _Open:
    """What `isinstance(value, types)` gives, as far as both are builtin."""
    if _builtin(plan, call.callee) is not isinstance or len(call.arguments) != 2:  # noqa: PLR2004
        return _OPEN
    value, asked = (argument.value for argument in call.arguments)
    type_, made = _type(plan, exact, value), plan.defining(asked)
    names = [entry.value for entry in made.entries] if isinstance(made, ir.Build) else [asked]
    builtin = [_builtin(plan, name) for name in names]
    types = tuple(one for one in builtin if isinstance(one, type))
    return _OPEN if type_ is None or len(types) < len(names) else issubclass(type_, types)


def _builtin(plan: Plan, register: Register) -> object:
    """The builtin that a register names; None where it names anything else."""
    made = plan.defining(register)
    if not isinstance(made, ir.LoadName) or not plan.is_builtin(made):
        return None
    return getattr(builtins, made.name, None)
