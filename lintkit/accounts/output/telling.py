"""What tells somebody of a failure, or may: a log, a print, a raise, a counter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.reading import callee_externals
from lintkit.program.provenance.order import ancestry
from lintkit.program.values import Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

# Calls that say nothing to anybody.
_QUIET = frozenset(
    {
        *(f"builtins.{n}" for n in ("str", "list", "dict", "set", "tuple", "len", "int", "float")),
        *("time.sleep", "asyncio.sleep", "random.random", "random.uniform", "anyio.sleep"),
        *("builtins.range", "builtins.min", "builtins.max", "gc.collect"),
    }
)
_LOUD = frozenset(
    {
        *("error", "warning", "warn", "exception", "critical", "info", "debug", "log", "print"),
        *("fatal", "fail", "abort", "exit", "capture_exception", "echo", "secho", "write"),
        *("record_exception", "report", "notify", "emit", "increment", "inc", "toast"),
    }
)


def is_silent(program: Program, ref: CodeRef, region: int) -> bool:
    """Whether a handler surely tells nobody: nothing is raised, called, kept or handed out."""
    caught = {
        instruction.target
        for _, instruction in within(program, ref, region)
        if isinstance(instruction, ir.Caught)
    }
    for site, instruction in within(program, ref, region):
        if isinstance(
            instruction,
            (ir.Raise, ir.Yield, ir.YieldFrom, ir.SetAttr, ir.SetItem, ir.StoreName, ir.Assert),
        ):
            return False
        if isinstance(instruction, ir.Operate) and instruction.operator.endswith("="):
            return False  # a counter, or a text that grows
        if isinstance(instruction, ir.Call) and not _is_quiet(program, site):
            return False
    return not any(
        use.position >= 0 and not isinstance(program.instruction(use), ir.Phi)
        for register in caught
        for use in program.uses(Place(ref, register))
    )


def is_loud(program: Program, site: Site) -> bool:
    """Whether an instruction may tell somebody of a failure."""
    instruction = program.instruction(site)
    if isinstance(instruction, ir.Raise):
        return True
    if not isinstance(instruction, ir.Call):
        return False
    made = program.definition(Place(site.code, instruction.callee))
    found = None if made is None else program.instruction(made)
    return isinstance(found, (ir.GetAttr, ir.LoadName)) and found.name.lower() in _LOUD


def within(program: Program, ref: CodeRef, region: int) -> Iterator[tuple[Site, ir.AnyInstruction]]:
    """The instructions in a region, and in those within it."""
    code = program.code(ref)
    for position, instruction in enumerate(code.instructions):
        if region in ancestry(code.regions, instruction.region):
            yield Site(ref, position), instruction


def _is_quiet(program: Program, site: Site) -> bool:
    found = callee_externals(program, site)
    values = program.callees(site)
    return bool(found) and len(found) == len(values) and all(o.symbol in _QUIET for o in found)
