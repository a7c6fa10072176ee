"""Large programs are told apart less, so that linking costs them no more a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lintkit.program import budget
from lintkit.program.budget import FULL, FULL_LINES, Budget
from lintkit.program.solver import MOST_VALUES, OVERFLOW, Solver

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program
    from lintkit.program.solver import Node

    Linked = Callable[..., Program]

_USES = 12
_TEXT = "def same(value):\n    kept = [value]\n    return kept[0]\n" + "".join(
    f"def work{i}():\n    pass\ndef use{i}():\n    same(work{i})()\n" for i in range(_USES)
)


def _ignore(node: Node, _: object) -> None:
    pass


@pytest.mark.parametrize("lines", [0, 1, FULL_LINES])
def test_a_program_of_usual_size_gets_the_full_budget(lines: int) -> None:
    assert Budget.for_lines(lines) == FULL
    assert [FULL.most(limit) for limit in (0, 1, 60)] == [0, 1, 60]


@pytest.mark.parametrize(
    ("lines", "most"),
    [(FULL_LINES + 1, 30), (2 * FULL_LINES, 30), (2 * FULL_LINES + 1, 15), (4 * FULL_LINES, 15)],
)
def test_limits_halve_as_lines_double(lines: int, most: int) -> None:
    assert Budget.for_lines(lines).most(60) == most


def test_what_is_granted_is_never_taken_away_whole() -> None:
    least = Budget.for_lines(1_000 * FULL_LINES)
    assert least.most(60) == 7
    assert least.most(3) == 1
    assert least.most(0) == 0


def test_calls_share_frames_in_a_large_program(
    linked: Linked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edges() -> int:
        program = linked(_TEXT)
        callees = [edge.callee for edge in program.edges() if not isinstance(edge.callee, str)]
        return sum(program.symbol(callee).startswith("app.work") for callee in callees)

    assert edges() < _USES * _USES
    monkeypatch.setattr(budget, "FULL_LINES", 5)
    assert edges() > (_USES - 2) * (_USES - 2)


def test_a_node_holds_less_in_a_large_program() -> None:
    def held(granted: Budget) -> frozenset[int]:
        solver = Solver(_ignore, bytes(100), range(100), _ignore, granted)
        solver.allocate(1)
        solver.add(0, frozenset(range(1, MOST_VALUES)))
        return solver.points_to[0]

    assert OVERFLOW not in held(FULL)
    assert OVERFLOW in held(Budget(1))
