"""Parameters that a code hands on: they reach a `return` as they came.

The result of such a call is the argument itself. It goes from the argument to the result at each
call, and not through the function, where calls that share a frame would mix: the local flow
pattern of Ma, Ma, Li and Tan, "Context Sensitivity without Contexts: A Cut-Shortcut Approach to
Fast and Precise Pointer Analysis" (PLDI 2023).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from lintkit import ir

if TYPE_CHECKING:
    from lintkit.ir import Code, Register

Tests: TypeAlias = "tuple[ir.Refine, ...]"
"""What a value has to pass on its way, in order."""

_MOST_WAYS = 6
_ORDINARY = frozenset({"positional_only", "positional", "keyword_only"})


class Shortcuts(NamedTuple):
    """What a code hands on.

    Attributes:
        ways: by parameter, the ways in which it gets to a `return`.
        rest: by register that is returned, the registers whose values come another way.
        handed: by register that is returned, the parameters of which it may be one.
    """

    ways: dict[Register, tuple[Tests, ...]]
    rest: dict[Register, tuple[Register, ...]]
    handed: dict[Register, tuple[Register, ...]]


NO_SHORTCUTS = Shortcuts({}, {}, {})


def find_shortcuts(code: Code) -> Shortcuts:
    """The shortcuts through a code; none through one whose call gives a generator or coroutine."""
    ways: dict[Register, dict[Tests, None]] = {}
    rest: dict[Register, tuple[Register, ...]] = {}
    handed: dict[Register, tuple[Register, ...]] = {}
    returned = [one.value for one in code.instructions if isinstance(one, ir.Return)]
    if code.is_generator or code.is_async or not returned or _depends_on_outer(code):
        return NO_SHORTCUTS
    copies = {one.target: one for one in code.instructions if isinstance(one, (ir.Phi, ir.Refine))}
    parameters = {one.register for one in code.parameters if one.kind in _ORDINARY}
    for register in returned:
        found: dict[Register, dict[Tests, None]] = {}
        others: dict[Register, None] = {}
        for source in _chosen_from(register, copies):
            parameter, tests = _unrefined(source, copies)
            if parameter in parameters:
                found.setdefault(parameter, {})[tests] = None
            else:
                others[source] = None
        for parameter, tests_of_ways in found.items():
            ways.setdefault(parameter, {}).update(tests_of_ways)
        if found or len(others) > 1:
            rest[register] = tuple(others)
        if found:
            handed[register] = tuple(found)
    if any(len(each) > _MOST_WAYS for each in ways.values()):
        return NO_SHORTCUTS
    return Shortcuts({parameter: tuple(each) for parameter, each in ways.items()}, rest, handed)


def _depends_on_outer(code: Code) -> bool:
    """Whether a test of a variable of a function around it may decide which `return` is run."""
    outer = {
        one.target
        for one in code.instructions
        if isinstance(one, ir.LoadName) and one.current == ir.NO_REGISTER
        and one.owner != ir.MODULE_CODE
    }  # fmt: skip
    tests = {region.test for region in code.regions}
    compared = {
        operand
        for one in code.instructions
        if isinstance(one, ir.Operate) and one.target in tests
        for operand in one.operands
    }
    return not outer.isdisjoint(tests | compared)


def _chosen_from(register: Register, copies: dict[Register, ir.Phi | ir.Refine]) -> list[Register]:
    """The registers of which a register is one, whatever path was taken."""
    found = []
    waiting = [register]
    seen = set()
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        copy = copies.get(one)
        if isinstance(copy, ir.Phi):
            waiting += reversed(copy.sources)
        else:
            found.append(one)
    return found


def _unrefined(
    register: Register, copies: dict[Register, ir.Phi | ir.Refine]
) -> tuple[Register, Tests]:
    """The register that was tested, and the tests, in order."""
    tests: list[ir.Refine] = []
    copy = copies.get(register)
    while isinstance(copy, ir.Refine) and copy.subject == ir.NO_REGISTER:
        tests.insert(0, copy)
        register = copy.source
        copy = copies.get(register)
    return register, tuple(tests)
