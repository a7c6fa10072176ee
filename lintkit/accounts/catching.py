"""The handlers and retries around a call, in its function and up the call chain: what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.output.telling import is_loud, is_silent, within
from lintkit.accounts.reading import externals
from lintkit.accounts.trials import EVERYTHING, trials
from lintkit.model import Step
from lintkit.program.evidence import described, dotted, expression
from lintkit.program.values import CodeRef, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.accounts.trials import Handler
    from lintkit.model import Evidence
    from lintkit.program.program import Program

_FARTHEST = 6  # calls back from the one that asks the model
_MOST_CODES = 60
_MOST = 8
_MOST_CALLS = 2
_MOST_CALLERS = 3
# Libraries whose decorators run a function again that has raised.
_RETRIERS = frozenset({"tenacity.Retrying", "tenacity.AsyncRetrying", "stamina.retry_context"})
_RETRYING = ("tenacity.", "backoff.", "retry.", "retrying.", "stamina.")


def catching(program: Program, is_test: Callable[[str], bool], site: Site) -> Evidence:
    """What catches an error of a call or asks again, the nearest first; tests are left out.

    Beyond what catches every error and raises none, nothing is told.
    """
    pending = [(site, 0)]
    seen: set[CodeRef] = set()
    found: dict[Step, None] = {}
    while pending and len(found) < _MOST and len(seen) < _MOST_CODES:
        here, depth = pending.pop(0)
        ends = False
        for _, handlers in trials(program, here):
            for handler in handlers:
                found[_told(program, here.code, handler)] = None
                ends = ends or _ends_all(program, here.code, handler)
        if ends or here.code in seen:
            continue
        seen.add(here.code)
        found.update(dict.fromkeys(_retries(program, here.code)))
        if depth >= _FARTHEST or program.code(here.code).is_generator:
            continue
        callers = [
            edge.site
            for edge in program.callers(here.code)
            if edge.kind == "call" and edge.confidence == "high" and not is_test(edge.caller.path)
        ]
        if len(callers) > _MOST_CALLERS:
            text = (
                f"what else catches an error is up to the {len(callers)} callers of "
                f"`{described(program, here.code)}`"
            )
            found[Step(here.code.path, program.code(here.code).def_line, text)] = None
        else:
            pending += [(caller, depth + 1) for caller in callers]
    return tuple(found)[:_MOST]


def _told(program: Program, ref: CodeRef, handler: Handler) -> Step:
    region = program.code(ref).regions[handler.region]
    if handler.catches is None:
        what = "some errors"
    elif handler.catches & EVERYTHING:
        what = "every error"
    else:
        what = ", ".join(sorted(f"`{name.rpartition('.')[2]}`" for name in handler.catches))
    text = f"`{described(program, ref)}` catches {what}: {_deeds(program, ref, handler.region)}"
    return Step(ref.path, region.line, text)


def _deeds(program: Program, ref: CodeRef, region: int) -> str:
    """What a handler does: whom it tells, and how it ends."""
    tells: dict[str, None] = {}
    ends: dict[str, None] = {}
    for site, instruction in within(program, ref, region):
        if isinstance(instruction, ir.Raise):
            raised = _made(program, Place(ref, instruction.exception))
            is_same = instruction.exception == ir.NO_REGISTER or isinstance(raised, ir.Caught)
            ends["it is raised again" if is_same else "another error is raised"] = None
        elif isinstance(instruction, ir.Return):
            given = expression(program, Place(ref, instruction.value)) or "another value"
            ends[f"{given} is given back"] = None
        elif isinstance(instruction, ir.Call) and is_loud(program, site):
            name = dotted(program, Place(ref, instruction.callee))
            tells[f"`{name}` tells of it" if name else "somebody is told of it"] = None
    if not tells and not ends:
        if is_silent(program, ref, region):
            return "the code goes on, silently"
        calls = list(dict.fromkeys(_called(program, ref, region)))[:_MOST_CALLS]
        tells = {f"`{name}` is called": None for name in calls}
    return ", ".join((*tells, " or ".join(ends) or "the code goes on"))


def _called(program: Program, ref: CodeRef, region: int) -> Iterator[str]:
    """What a handler calls, by name, beside what makes texts and exceptions."""
    for _, instruction in within(program, ref, region):
        if isinstance(instruction, ir.Call):
            name = dotted(program, Place(ref, instruction.callee))
            if name and not name.endswith((".format", "Error", "Exception", ".join")):
                yield name


def _ends_all(program: Program, ref: CodeRef, handler: Handler) -> bool:
    raises = any(
        isinstance(instruction, ir.Raise) for _, instruction in within(program, ref, handler.region)
    )
    return bool(handler.catches and handler.catches & EVERYTHING) and not raises


def _retries(program: Program, ref: CodeRef) -> Iterator[Step]:
    """What runs a function again when it has raised: its decorators, and objects made in it."""
    code = program.code(ref)
    for position, instruction in enumerate(code.instructions):
        if isinstance(instruction, ir.Call):
            for value in externals(program, Place(ref, instruction.callee)):
                if value.symbol in _RETRIERS and value.origin is None:
                    text = f"`{value.symbol}` runs a function again here when it has raised"
                    yield program.step(Site(ref, position), text)
    for register in code.decorators:
        place = Place(CodeRef(ref.path, code.parent), register)
        for value in externals(program, place):
            if value.symbol.startswith(_RETRYING):
                symbol = value.symbol.removesuffix(".__call__")
                text = f"`{symbol}` runs `{described(program, ref)}` again when it has raised"
                yield Step(ref.path, code.line, text)


def _made(program: Program, place: Place) -> ir.AnyInstruction | None:
    site = program.definition(place)
    return None if site is None else program.instruction(site)
