"""Loops that ask a model again for as long as that fails, or as its answer cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.accounts.reading import callee_externals
from lintkit.accounts.retrying import unending
from lintkit.accounts.trials import EVERYTHING, trials, trials_in
from lintkit.accounts.turns import AnswerOf, may_end, may_wait
from lintkit.ir import Assert, Call, Const, Raise, Return
from lintkit.model import Evidence, Step
from lintkit.program.provenance.order import ancestry
from lintkit.program.values import Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.points import Point
    from lintkit.accounts.trials import Handler
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

# What stands between two tries and ends nothing.
_BETWEEN = (
    *("time.sleep", "asyncio.sleep", "logging.", "loguru.", "random.", "traceback."),
    *("builtins.print", "builtins.str", "builtins.repr", "builtins.min", "builtins.max"),
)
_BRANCHES = frozenset({"then", "else", "case"})
_TRIED = frozenset({"try", "try_else"})


def endless_tries(program: Program, point: Point) -> Evidence:
    """Why a `while True` around a call goes on for as long as that fails; empty where unsure.

    So it is where a handler of the call's errors, or of those of whoever reads its answer, only
    goes on, and nothing but success leaves the loop.
    """
    ref, code = point.site.code, program.code(point.site.code)
    around = tuple(ancestry(code.regions, program.instruction(point.site).region))
    loop = next((one for one in around if code.regions[one].kind == "loop"), None)
    if loop is None or not _is_endless(program, ref, loop):
        return ()
    asked = _Loop(program, point.site, loop)
    for trial, handlers in (*trials(program, point.site), *trials_in(program, ref, loop)):
        if loop not in ancestry(code.regions, trial):
            continue
        again = [one for one in handlers if asked.is_met(trial, one) and asked.goes_on(one)]
        if again and asked.is_left_by_success(trial):
            line = code.regions[again[0].region].line
            return (
                Step(ref.path, code.regions[loop].line, "this loop counts no turns"),
                program.step(point.site, "each turn asks the model"),
                Step(ref.path, line, "every failure leads to another"),
            )
    return ()


def endless_retries(program: Program, site: Site) -> Evidence:
    """Why a decorator asks again for as long as a call fails; empty where it may not."""
    if program.code(site.code).is_generator or any(trials(program, site)):
        return ()
    retried = unending(program, site.code)
    if retried is None:
        return ()
    return (
        retried,
        program.step(site, "each turn asks the model"),
        structs.replace(retried, text="every failure leads to another"),
    )


def _is_endless(program: Program, ref: CodeRef, loop: int) -> bool:
    """Whether it is a `while True`."""
    region = program.code(ref).regions[loop]
    made = None if region.subjects else program.definition(Place(ref, region.test))
    return made is not None and isinstance(program.instruction(made), Const)


class _Loop:
    """A `while True` around a call."""

    def __init__(self, program: Program, site: Site, loop: int) -> None:
        self._program = program
        self._site = site
        self._loop = loop
        self._regions = program.code(site.code).regions
        self._package = {
            value.symbol.partition(".")[0] for value in callee_externals(program, site)
        }

    def is_met(self, trial: int, handler: Handler) -> bool:
        """Whether a handler gets errors of the call, or of what is done with its answer."""
        caught = handler.catches or frozenset()
        if trial in self._around(self._program.instruction(self._site).region):
            of_sdk = {name for name in caught if name.partition(".")[0] in self._package}
            return bool(caught & EVERYTHING or of_sdk)
        return bool(caught) and any(self._reads(site, call) for site, call in self._calls(trial))

    def goes_on(self, handler: Handler) -> bool:
        """Whether a handler leads to the next turn, whatever has happened."""
        code = self._program.code(self._site.code)
        for position, instruction in enumerate(code.instructions):
            if handler.region not in self._around(instruction.region):
                continue
            if isinstance(instruction, (Raise, Return, Assert)):
                return False
            if isinstance(instruction, Call) and not self._is_harmless(position, instruction):
                return False
        inside = (
            region
            for index, region in enumerate(self._regions)
            if handler.region in self._around(index)
        )
        return not any(region.exits for region in inside) or not self._has_break()

    def is_left_by_success(self, trial: int) -> bool:
        """Whether a loop is left by what a `try` gives in the end, and surely by nothing else."""
        tried = [one for n, one in enumerate(self._regions) if self._is_tried(trial, n)]
        if not any(region.exits for region in tried):
            return False
        for index, region in enumerate(self._regions):
            around = self._around(index)
            if self._loop not in around or index == self._loop or not region.exits:
                continue
            if region.kind in _BRANCHES:
                if not self._is_of_answer(region.test):
                    return False
            elif not self._is_handled(index) and not self._is_tried(trial, index):
                return False
        return all(self._ends_nothing(position, trial) for position in self._positions())

    def _ends_nothing(self, position: int, trial: int) -> bool:
        instruction = self._program.code(self._site.code).instructions[position]
        site = Site(self._site.code, position)
        if site == self._site or self._is_handled(instruction.region):
            return True
        if isinstance(instruction, (Raise, Assert)):
            return False
        if isinstance(instruction, Return):
            return self._is_tried(trial, instruction.region)
        if not isinstance(instruction, Call) or self._reads(site, instruction):
            return True
        if self._is_tried(trial, instruction.region):
            return not may_wait(self._program, site)
        return self._is_harmless(position, instruction)

    def _is_harmless(self, position: int, call: Call) -> bool:
        """Whether a call neither ends the loop nor waits for somebody."""
        site = Site(self._site.code, position)
        found = callee_externals(self._program, site)
        if found and all(value.symbol.startswith(_BETWEEN) for value in found):
            return True
        return not may_end(self._program, site, call)

    def _reads(self, site: Site, call: Call) -> bool:
        """Whether a call does something with the answer, and with nothing else that changes."""
        answer = AnswerOf(self._program, self._site)
        given = [Place(site.code, one.value) for one in call.arguments]
        return bool(given) and all(map(answer.is_all_of, given)) and answer.seen

    def _is_of_answer(self, test: int) -> bool:
        return AnswerOf(self._program, self._site).is_all_of(Place(self._site.code, test))

    def _is_tried(self, trial: int, region: int) -> bool:
        """Whether a region lies in a `try`, or in what runs if nothing fails there."""
        return any(
            one == trial
            or (self._regions[one].kind in _TRIED and self._regions[one].partner == trial)
            for one in self._around(region)
        )

    def _is_handled(self, region: int) -> bool:
        """Whether a region lies in a handler within the loop."""
        around = self._around(region)
        inside = around[: around.index(self._loop)] if self._loop in around else ()
        return any(self._regions[one].kind == "handler" for one in inside)

    def _has_break(self) -> bool:
        """Whether something may run behind the loop in its function."""
        outer = self._regions[self._regions[self._loop].parent]
        code = self._program.code(self._site.code)
        end = self._regions[self._loop].end_line
        return not outer.exits or any(
            one.line > end and self._regions[self._loop].parent in self._around(one.region)
            for one in code.instructions
        )

    def _calls(self, trial: int) -> Iterator[tuple[Site, Call]]:
        code = self._program.code(self._site.code)
        for position, instruction in enumerate(code.instructions):
            if isinstance(instruction, Call) and trial in self._around(instruction.region):
                yield Site(self._site.code, position), instruction

    def _positions(self) -> Iterator[int]:
        for position, one in enumerate(self._program.code(self._site.code).instructions):
            if self._loop in self._around(one.region):
                yield position

    def _around(self, region: int) -> tuple[int, ...]:
        return tuple(ancestry(self._regions, region))
