"""The handlers and retries around a call, in its function and up the call chain: what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.output.telling import within
from lintkit.accounts.retrying import retries
from lintkit.accounts.trials import EVERYTHING, trials
from lintkit.model import UP_TO_CALLERS, Step
from lintkit.program.evidence import described

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.accounts.deeds import Deeds
    from lintkit.accounts.trials import Handler
    from lintkit.model import Evidence
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef, Site

_FARTHEST = 6  # calls back from the one that asks the model
_MOST_CODES = 60
_MOST = 16
_MOST_CALLERS = 3


def catching(
    program: Program, is_test: Callable[[str], bool], deeds: Deeds, site: Site
) -> Evidence:
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
                found[_told(program, deeds, here.code, handler)] = None
                ends = ends or _ends_all(program, here.code, handler)
        if ends or here.code in seen:
            continue
        seen.add(here.code)
        found.update(dict.fromkeys(retries(program, here.code)))
        if depth >= _FARTHEST or program.code(here.code).is_generator:
            continue
        callers = [
            edge.site
            for edge in program.callers(here.code)
            if edge.kind == "call" and edge.confidence == "high" and not is_test(edge.caller.path)
        ]
        if len(callers) > _MOST_CALLERS:
            text = (
                f"{UP_TO_CALLERS} the {len(callers)} callers of `{described(program, here.code)}`"
            )
            found[Step(here.code.path, program.code(here.code).def_line, text)] = None
        else:
            pending += [(caller, depth + 1) for caller in callers]
    return tuple(found)[:_MOST]


def _told(program: Program, deeds: Deeds, ref: CodeRef, handler: Handler) -> Step:
    region = program.code(ref).regions[handler.region]
    if handler.catches is None:
        what = "some errors"
    elif handler.catches & EVERYTHING:
        what = "every error"
    else:
        what = ", ".join(sorted(f"`{name.rpartition('.')[2]}`" for name in handler.catches))
    text = f"`{described(program, ref)}` catches {what}: {deeds.of(ref, handler.region)}"
    return Step(ref.path, region.line, text)


def _ends_all(program: Program, ref: CodeRef, handler: Handler) -> bool:
    raises = any(
        isinstance(instruction, ir.Raise) for _, instruction in within(program, ref, handler.region)
    )
    return bool(handler.catches and handler.catches & EVERYTHING) and not raises
