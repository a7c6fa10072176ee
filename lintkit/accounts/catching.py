"""The handlers and retries around a call, in its function and up the call chain: what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.output.telling import within
from lintkit.accounts.reading import enclosing
from lintkit.accounts.retrying import retries
from lintkit.accounts.trials import EVERYTHING, trials
from lintkit.model import UP_TO_CALLERS, Step
from lintkit.program.evidence import described
from lintkit.program.values import Function, Place, Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.accounts.deeds import Deeds
    from lintkit.accounts.trials import Handler
    from lintkit.model import Evidence
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

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
        for ref, handler in _handlers(program, here):
            found[_told(program, deeds, ref, handler)] = None
            ends = ends or _ends_all(program, ref, handler)
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


def _handlers(program: Program, site: Site) -> Iterator[tuple[CodeRef, Handler]]:
    """The handlers around a call in its function, and in the context managers of `with`."""
    own = dict(trials(program, site))
    regions = program.code(site.code).regions
    for around in enclosing(program, site):
        if around.kind == "try":
            index = next(number for number, region in enumerate(regions) if region is around)
            yield from ((site.code, handler) for handler in own.get(index, ()))
        for subject in around.subjects if around.kind == "with" else ():
            for ref in _managers(program, Place(site.code, subject)):
                for position, instruction in enumerate(program.code(ref).instructions):
                    if isinstance(instruction, ir.Yield):
                        inner = trials(program, Site(ref, position))
                        yield from ((ref, one) for _, handlers in inner for one in handlers)


def _managers(program: Program, place: Place) -> Iterator[CodeRef]:
    """The generators of the program that make the context manager of a `with`."""
    made = program.definition(place)
    for value in () if made is None else program.callees(made):
        if isinstance(value, Function) and program.code(value.code).is_generator:
            yield value.code


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
