"""How much of the program relies on each module: entry points that arrive in it, and callers."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.model import EntryPoint
from lintkit.program.values import CodeRef

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program


class Reach(Struct, frozen=True):
    """The entry points from which execution can arrive in a module, and its direct callers.

    `callers` counts functions of other modules.
    """

    entry_points: tuple[EntryPoint, ...] = ()
    callers: int = 0


def reach_by_module(program: Program, is_test: Callable[[str], bool]) -> dict[str, Reach]:
    """The reach of each module that anything reaches, by path.

    Args:
        program: the linked program.
        is_test: whether a path is one of the tests; what they call does not count.
    """
    callees: dict[CodeRef, set[CodeRef]] = defaultdict(set)
    callers: dict[str, set[CodeRef]] = defaultdict(set)
    for edge in program.edges():
        if isinstance(edge.callee, CodeRef) and not is_test(edge.caller.path):
            callees[edge.caller].add(edge.callee)
            if edge.caller.path != edge.callee.path:
                callers[edge.callee.path].add(edge.caller)
    entries = [(ref, point) for ref, point in program.entry_points() if not is_test(ref.path)]
    arriving: dict[str, int] = defaultdict(int)
    for code, mask in _arrivals([ref for ref, _ in entries], callees).items():
        arriving[code.path] |= mask
    found = {}
    for path in sorted({*arriving, *callers}):
        mask = arriving[path]
        points = {point for bit, (_, point) in enumerate(entries) if mask >> bit & 1}
        found[path] = Reach(tuple(sorted(points)), len(callers[path]))
    return found


def _arrivals(entries: list[CodeRef], callees: dict[CodeRef, set[CodeRef]]) -> dict[CodeRef, int]:
    """For each code that entries reach, a bit for each of them.

    All entries spread at once, so that the graph is walked a few times, not once for each entry.
    """
    found: dict[CodeRef, int] = defaultdict(int)
    for bit, entry in enumerate(entries):
        found[entry] |= 1 << bit
    waiting = deque(found)
    queued = set(waiting)
    while waiting:
        code = waiting.popleft()
        queued.discard(code)
        for callee in callees.get(code, ()):
            if found[code] | found[callee] != found[callee]:
                found[callee] |= found[code]
                if callee not in queued:
                    queued.add(callee)
                    waiting.append(callee)
    return found
