"""What a test asserts: whether anything in it can fail, and which exceptions it waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.proof.called_doubles import only_called
from lintkit.accounts.proof.vain import is_always_true, swallowed
from lintkit.ir import (
    NO_REGISTER,
    Assert,
    Build,
    Call,
    Const,
    GetAttr,
    LoadName,
    Operate,
    SetAttr,
    SetItem,
    StoreName,
)
from lintkit.lowering.operands import operands
from lintkit.program.kept import kept
from lintkit.program.provenance.registers import defining
from lintkit.program.values import Class, Container, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lintkit.accounts.proof.reached import Run
    from lintkit.ir import AnyInstruction, Register
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

_ASSERTING = ("assert", "raises")
_ALWAYS = frozenset({"body", "with"})
"""Regions that run whatever the outcome is: to fail there depends on nothing."""
_NOT_ASSERTING = frozenset({"assert_not_called", "assert_not_awaited"})
_EXPECTING = frozenset({"raises", "assertRaises"})
_OF_VALUES = frozenset({"assertTrue", "assertFalse", "assertEqual", "assertIs", "assertIsNotNone"})
_LETTING_GO = (Call, GetAttr, SetAttr, SetItem, StoreName)
_ANYTHING = frozenset({"builtins.Exception", "builtins.BaseException"})


def asserts(program: Program, run: Run) -> bool:
    """Whether a test asserts anything that its outcome decides over."""
    return any(_asserting(program, ref) for ref in run.support)


def asserts_calls(program: Program, run: Run) -> bool:
    """Whether a test asserts that what answers in it was called, whatever became of the answer."""
    return any(only_called(program, site) for ref in run.support for site in _calls(program, ref))


def expected_by(program: Program, run: Run) -> Iterator[str]:
    """The exceptions that a test waits for, anywhere in its own code."""
    for ref in run.support:
        yield from _expected_in(program, ref)


def compared_with(program: Program, ref: CodeRef) -> Iterator[str]:
    """The texts that a test writes down beside what comes out: by `==`, by `assertEqual`."""
    for position, instruction in enumerate(program.code(ref).instructions):
        if isinstance(instruction, Operate) and instruction.operator == "==":
            registers = instruction.operands
        elif isinstance(instruction, Call) and "assertEqual" in _names(
            program, Site(ref, position)
        ):
            registers = tuple(one.value for one in instruction.arguments)
        else:
            continue
        for register in registers:
            written = defining(program, Place(ref, register))
            if isinstance(written, Const) and isinstance(written.value, str):
                yield written.value


@kept
def _expected_in(program: Program, ref: CodeRef) -> tuple[str, ...]:
    return tuple(one for site in _calls(program, ref) for one in _expected(program, site))


def _calls(program: Program, ref: CodeRef) -> Iterator[Site]:
    for position, instruction in enumerate(program.code(ref).instructions):
        if isinstance(instruction, Call):
            yield Site(ref, position)


@kept
def _asserting(program: Program, ref: CodeRef) -> bool:
    """Whether a code asserts something about what it was given or has called."""
    code = program.code(ref)
    for position, instruction in enumerate(code.instructions):
        if code.regions[instruction.region].kind == "handler":
            continue
        site = Site(ref, position)
        if isinstance(instruction, Assert):
            if _decides(program, site, instruction.test):
                return True
        elif isinstance(instruction, Call):
            names = _names(program, site)
            if _expects_anything(program, site):
                continue
            is_asserting = any(n.startswith(_ASSERTING) and n not in _NOT_ASSERTING for n in names)
            if is_asserting and _can_fail(program, site, names):
                return True
            if "fail" in names and code.regions[instruction.region].kind not in _ALWAYS:
                return True
    return False


def _decides(program: Program, site: Site, test: Register) -> bool:
    """Whether an `assert` can fail a test, and does not stand there for literals alone."""
    if not _is_computed(program, Place(site.code, test)):
        return False
    return not is_always_true(program, site.code, test) and not swallowed(program, site)


def _can_fail(program: Program, site: Site, names: set[str]) -> bool:
    """Whether a call that asserts can fail a test: not for literals, nor where that is caught."""
    given = () if names.isdisjoint(_OF_VALUES) else program.arguments(site).positional
    if given and not any(_is_computed(program, place) for place in given):
        return False
    return not only_called(program, site) and not swallowed(program, site)


def _expects_anything(program: Program, site: Site) -> bool:
    """Whether `raises(Exception)` is content with whatever goes wrong, be it in the test."""
    given = program.arguments(site).keywords
    return "match" not in given and not _ANYTHING.isdisjoint(_expected(program, site))


def _expected(program: Program, site: Site) -> list[str]:
    """The exceptions that a call waits for: `raises(ValueError)`."""
    if _names(program, site).isdisjoint(_EXPECTING):
        return []
    first = program.arguments(site).positional[:1]
    return [symbol for place in first for symbol in exceptions(program, place)]


def _names(program: Program, site: Site) -> set[str]:
    """The last parts of the names of what a call calls."""
    call = program.instruction(site)
    made = program.definition(Place(site.code, call.callee)) if isinstance(call, Call) else None
    name = getattr(None if made is None else program.instruction(made), "name", "")
    called = (value for value in program.callees(site) if isinstance(value, External))
    return {name, *(value.symbol.rpartition(".")[2] for value in called)}


def _is_computed(program: Program, place: Place) -> bool:
    """Whether a call, a parameter or an object decides over a value, not literals alone."""
    seen: set[int] = set()
    waiting = [place.register]
    while waiting:
        register = waiting.pop()
        if register in seen:
            continue
        seen.add(register)
        site = program.definition(Place(place.code, register))
        if site is None:
            return True
        made = program.instruction(site)
        if isinstance(made, Call) or _may_change(program, Place(place.code, register), made):
            return True
        waiting += operands(made)
    return False


def _may_change(program: Program, place: Place, made: AnyInstruction) -> bool:
    """Whether other code may change what was written down: `seen = []` that a fake appends to."""
    if isinstance(made, LoadName):
        return made.current != NO_REGISTER or any(
            isinstance(value, Container) for value in program.values(place)
        )
    return isinstance(made, Build) and any(
        isinstance(program.instruction(use), _LETTING_GO) for use in program.uses(place)
    )


def exceptions(
    program: Program, place: Place, within: Collection[CodeRef] | None = None
) -> list[str]:
    """The classes of the exceptions that a register can hold, given or made.

    Args:
        program: the linked program.
        place: the register.
        within: if given, those that other code makes do not count.
    """
    if place.register < 0:
        return []
    found = []
    for value in program.values(place):
        if isinstance(value, External):
            if within is None or value.origin is None or value.origin.code in within:
                found.append(value.symbol)
        elif isinstance(value, Class):
            found.append(program.code(value.code).name)
    return found
