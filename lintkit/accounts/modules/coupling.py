"""How modules hang together: fan-in and fan-out (Henry and Kafura, 1981), and circles."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.model import Coupling
from lintkit.program.import_graph import import_cycles, imports_of
from lintkit.program.values import CodeRef

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program


def couplings(program: Program, is_test: Callable[[str], bool]) -> dict[str, Coupling]:
    """The coupling of each module that is no test, by path."""
    own = [path for path in program.modules if not is_test(path)]
    uses: dict[str, set[str]] = {
        path: {one for one in imports_of(program, path, at_load=False) if not is_test(one)}
        for path in own
    }
    for edge in program.edges():
        if isinstance(edge.callee, CodeRef) and edge.caller.path in uses:
            other = edge.callee.path
            if other != edge.caller.path and other in uses:
                uses[edge.caller.path].add(other)
    used: dict[str, int] = defaultdict(int)
    for others in uses.values():
        for other in others:
            used[other] += 1
    loads = {path: imports_of(program, path, at_load=True) for path in own}
    circles = {path: circle for circle in import_cycles(loads) for path in circle}
    calling = _calling_in_circles(program)
    return {
        path: Coupling(
            fan_in=used[path],
            fan_out=len(others),
            import_cycle=circles.get(path, ()),
            call_cycle=tuple(calling.get(path, ())),
        )
        for path, others in uses.items()
    }


def _calling_in_circles(program: Program) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for ref in sorted(ref for circle in program.graph.cycles() for ref in circle):
        found.setdefault(ref.path, []).append(program.symbol(ref))
    return found
