"""The loops around a call, in its function and up the call chain: what repeats it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.output.telling import within
from lintkit.accounts.reading import callee_externals, enclosing
from lintkit.model import Step
from lintkit.program.evidence import described, dotted
from lintkit.program.provenance.order import ancestry
from lintkit.program.sketches import written
from lintkit.program.values import CodeRef, Constant, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.model import Evidence
    from lintkit.program.program import Program

_FARTHEST = 6  # calls back from the one that asks the model
_MOST_CALLERS = 3
_MOST = 8
_LOOPS = frozenset({"loop", "comprehension"})
_BRANCHES = frozenset({"then", "else", "case"})


def repeating(program: Program, is_test: Callable[[str], bool], site: Site) -> Evidence:
    """What repeats a call, the nearest first; tests, and ways through many callers, are left out.

    A loop over attempts that ends with the first that succeeds is among them.
    """
    pending = [(site, 0)]
    seen: set[CodeRef] = set()
    found: dict[Step, None] = {}
    while pending:
        here, depth = pending.pop(0)
        found.update(dict.fromkeys(_loops(program, here)))
        if here.code in seen or depth >= _FARTHEST:
            continue
        seen.add(here.code)
        callers = [
            edge.site
            for edge in program.callers(here.code)
            if edge.kind == "call" and edge.confidence == "high" and not is_test(edge.caller.path)
        ]
        if len(callers) <= _MOST_CALLERS:
            pending += [(caller, depth + 1) for caller in callers]
    return tuple(found)[:_MOST]


def _loops(program: Program, site: Site) -> Iterator[Step]:
    for region in enclosing(program, site):
        if region.kind in _LOOPS:
            text = (
                f"`{described(program, site.code)}` repeats it {_how(program, site.code, region)}"
            )
            yield Step(site.code.path, region.line, text)
            yield from _endings(program, site.code, region)


def _endings(program: Program, ref: CodeRef, loop: ir.Region) -> Iterator[Step]:
    """The conditions that end a loop without a condition or an end of its own."""
    regions = program.code(ref).regions
    if loop.subjects or not _is_endless(program, ref, loop):
        return
    number = next(index for index, region in enumerate(regions) if region is loop)
    for index, region in enumerate(regions):
        if region.kind in _BRANCHES and region.exits and number in ancestry(regions, index):
            test = Place(ref, region.test)
            told = written(program, test) if region.kind == "then" else ""
            ends = "ends" if _leaves(program, ref, index) else "ends, or begins its next turn,"
            is_else = region.kind == "else"
            line = regions[region.partner].line if is_else else region.line
            where = (
                f" where `{told}`" if told else " where this does not hold" if is_else else " here"
            )
            yield Step(ref.path, line, f"it {ends}{where}")


def _leaves(program: Program, ref: CodeRef, region: int) -> bool:
    """Whether a branch that is left certainly leaves the function; else it may `continue`."""
    return any(isinstance(one, (ir.Return, ir.Raise)) for _, one in within(program, ref, region))


def _is_endless(program: Program, ref: CodeRef, loop: ir.Region) -> bool:
    test = program.definition(Place(ref, loop.test)) if loop.test != ir.NO_REGISTER else None
    made = None if test is None else program.instruction(test)
    return isinstance(made, ir.Const) and bool(made.value)


def _how(program: Program, ref: CodeRef, region: ir.Region) -> str:
    for subject in region.subjects:
        place = Place(ref, subject)
        times = _times(program, program.definition(place))
        if times:
            return times
        told = written(program, place)
        return f"for each of `{told}`" if told else "for each of several"
    if _is_endless(program, ref, region):
        return "until something in the loop ends it"
    told = written(program, Place(ref, region.test)) if region.test != ir.NO_REGISTER else ""
    return f"as long as `{told}`" if told else "as long as a condition holds"


def _times(program: Program, made: Site | None) -> str:
    """How often, where `range(…)` or a display says it."""
    instruction = None if made is None else program.instruction(made)
    if isinstance(instruction, ir.Build) and instruction.kind in ("list", "tuple"):
        return (
            ""
            if any(one.spread for one in instruction.entries)
            else _at_most(len(instruction.entries))
        )
    if made is None or [one.symbol for one in callee_externals(program, made)] != [
        "builtins.range"
    ]:
        return ""
    places = program.arguments(made).positional
    numbers = [number for place in places if (number := _number(program, place)) is not None]
    if len(numbers) == len(places):
        return _at_most(len(range(*numbers)))
    name = dotted(program, places[0]) if len(places) == 1 else ""
    return f"`{name}` times at most" if name else ""


def _at_most(times: int) -> str:
    return f"{times} times at most"


def _number(program: Program, place: Place) -> int | None:
    values = program.values(place)
    value = values[0].value if len(values) == 1 and isinstance(values[0], Constant) else None
    return value if isinstance(value, int) else None
