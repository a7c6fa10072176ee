"""Synchronous model calls that an event loop runs, so that everything else on it waits."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from lintkit.accounts.awaiting import fate
from lintkit.accounts.parameters import call_at
from lintkit.accounts.reading import externals
from lintkit.program.evidence import described
from lintkit.program.values import CodeRef, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.accounts.points import Point
    from lintkit.model import Evidence
    from lintkit.program.program import Program
    from lintkit.program.values import CallEdge

MOST_CALLS = 6  # between the model call and what is asked about


def blocks(program: Program, point: Point, is_test: Callable[[str], bool]) -> Evidence:
    """How a coroutine comes to make a synchronous model call; empty where none is seen to.

    Work that is handed to a thread, what only runs once somebody iterates, and coroutines whose
    loop runs nothing else do not count.

    Args:
        program: the linked program.
        point: the model call.
        is_test: whether a path is one of the tests.
    """
    if not is_synchronous(program, point):
        return ()
    here = program.step(point.site, "this call is synchronous: it returns when the model answers")
    first = point.site.code
    ways: dict[CodeRef, Evidence] = {first: (here,)}
    waiting = deque([first])
    while waiting:
        ref = waiting.popleft()
        code = program.code(ref)
        if code.is_async and _has_own_loop(program, ref):
            continue
        if code.is_async:
            text = f"`{described(program, ref)}` is a coroutine: its event loop waits meanwhile"
            return (*ways[ref], type(here)(ref.path, code.def_line, text))
        if code.is_generator or len(ways[ref]) > MOST_CALLS:
            continue
        for edge in sure_callers(program, ref, is_test):
            if edge.caller not in ways:
                text = f"`{described(program, ref)}` is called here"
                ways[edge.caller] = (*ways[ref], program.step(edge.site, text))
                waiting.append(edge.caller)
    return ()


def _has_own_loop(program: Program, ref: CodeRef) -> bool:
    """Whether a decorator makes a coroutine a view of Flask: each request runs a loop for it alone.

    Source: https://flask.palletsprojects.com/en/stable/async-await/
    """
    parent = CodeRef(ref.path, program.code(ref).parent)
    return any(
        value.symbol.startswith("flask.")
        for register in program.code(ref).decorators
        for value in externals(program, Place(parent, register))
    )


def is_synchronous(program: Program, point: Point) -> bool:
    """Whether the code in which a remote model call stands waits for it there and then."""
    remote = all(way.kind != "weights" and not way.chain.match.is_async for way in point.ways)
    return remote and point.call == call_at(point.site) and fate(program, point.site) != "awaited"


def sure_callers(
    program: Program, ref: CodeRef, is_test: Callable[[str], bool]
) -> Iterator[CallEdge]:
    """The calls that certainly run a code of the program, and nothing else, there and then."""
    for edge in program.callers(ref):
        is_plain = edge.kind == "call" and edge.confidence == "high"
        if is_plain and not is_test(edge.caller.path) and len(program.callees(edge.site)) == 1:
            yield edge
