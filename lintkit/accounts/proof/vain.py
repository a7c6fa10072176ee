"""Assertions that cannot fail a test, whatever the outcome is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.output.telling import within
from lintkit.accounts.trials import suppressors, trials
from lintkit.ir import Assert, Build, Call, Const, GetAttr, LoadName, Phi, Raise
from lintkit.program.values import Place

if TYPE_CHECKING:
    from lintkit.accounts.trials import Handler
    from lintkit.ir import Register
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef, Site

_FAILED = ("builtins.AssertionError",)
_FAILING = ("assert", "fail", "exit")


def swallowed(program: Program, site: Site) -> bool:
    """Whether something around an assertion catches that it failed, and says nothing."""
    if any(handler.catches_any(_FAILED) for handler in suppressors(program, site)):
        return True
    for _, handlers in trials(program, site):
        for handler in handlers:
            if handler.catches_any(_FAILED):
                return not _may_fail(program, site.code, handler)
    return False


def _may_fail(program: Program, ref: CodeRef, handler: Handler) -> bool:
    for _, instruction in within(program, ref, handler.region):
        if isinstance(instruction, Assert | Raise):
            return True
        if isinstance(instruction, Call):
            read = program.defining(Place(ref, instruction.callee))
            if isinstance(read, GetAttr | LoadName) and read.name.startswith(_FAILING):
                return True
    return False


def is_always_true(program: Program, ref: CodeRef, test: Register) -> bool:
    """Whether a test is true by how it is written: `x or True`, `(x == 1, "message")`."""
    written = program.defining(Place(ref, test))
    if isinstance(written, Const):
        return bool(written.value)
    if isinstance(written, Build):
        return written.kind == "tuple" and any(not entry.spread for entry in written.entries)
    if not isinstance(written, Phi):
        return False
    return any(
        is_always_true(program, ref, one) and _stands_where_false(program, ref, one, written)
        for one in written.sources
    )


def _stands_where_false(program: Program, ref: CodeRef, register: Register, joined: Phi) -> bool:
    """Whether a register is what `or` falls back on: it is made where the other one is false."""
    made = program.defining(Place(ref, register))
    if made is None:
        return False
    region = program.code(ref).regions[made.region]
    return region.kind == "else" and region.test in joined.sources
