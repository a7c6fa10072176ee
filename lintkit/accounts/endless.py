"""Loops that ask a model again for as long as that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.reading import callee_externals
from lintkit.accounts.trials import EVERYTHING, trials
from lintkit.accounts.turns import may_wait
from lintkit.ir import Assert, Call, Const, Raise, Return
from lintkit.model import Evidence, Step
from lintkit.program.provenance.order import ancestry
from lintkit.program.values import Place, Site

if TYPE_CHECKING:
    from lintkit.accounts.points import Point
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

# What stands between two tries and ends nothing.
_BETWEEN = (
    *("time.sleep", "asyncio.sleep", "logging.", "loguru.", "random.", "traceback."),
    *("builtins.print", "builtins.str", "builtins.repr", "builtins.min", "builtins.max"),
)


def endless_tries(program: Program, point: Point) -> Evidence:
    """Why a `while True` around a call goes on for as long as that fails; empty where unsure.

    So it is where a handler of every error only goes on, and nothing but success leaves the loop.
    """
    ref, code = point.site.code, program.code(point.site.code)
    around = tuple(ancestry(code.regions, program.instruction(point.site).region))
    for trial, handlers in trials(program, point.site):
        loop = next((one for one in around if code.regions[one].kind == "loop"), None)
        if loop is None or loop not in ancestry(code.regions, trial):
            return ()
        caught = [one for one in handlers if one.catches and one.catches & EVERYTHING]
        if not caught:
            continue
        if not _is_endless(program, ref, loop) or not _ends_in_success(program, ref, loop, trial):
            return ()
        return (
            Step(ref.path, code.regions[loop].line, "this loop counts no turns"),
            program.step(point.site, "each turn asks the model"),
            Step(ref.path, code.regions[caught[0].region].line, "every failure leads to another"),
        )
    return ()


def _is_endless(program: Program, ref: CodeRef, loop: int) -> bool:
    """Whether it is a `while True`."""
    region = program.code(ref).regions[loop]
    made = None if region.subjects else program.definition(Place(ref, region.test))
    return made is not None and isinstance(program.instruction(made), Const)


def _ends_in_success(program: Program, ref: CodeRef, loop: int, trial: int) -> bool:
    """Whether a loop is left by what a `try` returns in the end, and surely by nothing else."""
    code = program.code(ref)
    for index, region in enumerate(code.regions):
        inside = loop in ancestry(code.regions, index) and index != loop
        if inside and region.exits and trial not in ancestry(code.regions, index):
            return False
    returns = False
    for position, instruction in enumerate(code.instructions):
        within = tuple(ancestry(code.regions, instruction.region))
        if loop not in within:
            continue
        site = Site(ref, position)
        if isinstance(instruction, Raise | Assert):
            return False
        if isinstance(instruction, Return):
            if instruction.region != trial:
                return False
            returns = True
        if isinstance(instruction, Call) and (
            may_wait(program, site) if trial in within else not _goes_on(program, site)
        ):
            return False
    return returns


def _goes_on(program: Program, site: Site) -> bool:
    found = callee_externals(program, site)
    return bool(found) and all(value.symbol.startswith(_BETWEEN) for value in found)
