"""The least solution of a constraint graph, and what happens past the most values followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintkit.program.solver import (
    MOST_OF_HIGHEST_RANK,
    MOST_VALUES,
    OVERFLOW,
    RANKS,
    Node,
    Solver,
    Values,
)

if TYPE_CHECKING:
    from collections.abc import Callable

MANY = frozenset(range(1, MOST_VALUES + 2))


def _solver(
    nodes: int,
    rank: Callable[[int], int] = lambda _: 0,
    kin: Callable[[int], int] = lambda value: value,
) -> Solver:
    def ignore(node: Node, values: Values) -> None:
        pass

    solver = Solver(ignore, [*map(rank, range(1000))], [*map(kin, range(1000))], ignore)
    solver.allocate(nodes)
    return solver


@given(
    edges=st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=24),
    facts=st.lists(st.tuples(st.integers(0, 7), st.integers(1, 20)), max_size=12),
    data=st.data(),
)
def test_the_order_of_constraints_does_not_matter(
    edges: list[tuple[int, int]], facts: list[tuple[int, int]], data: st.DataObject
) -> None:
    def solution(constraints: list[tuple[str, int, int]]) -> list[Values]:
        solver = _solver(8)
        for kind, first, second in constraints:
            if kind == "edge":
                solver.connect(first, second)
            else:
                solver.add(first, frozenset({second}))
        solver.solve()
        return solver.points_to

    constraints = [("edge", *edge) for edge in edges] + [("fact", *fact) for fact in facts]
    found = solution(constraints)
    assert found == solution(data.draw(st.permutations(constraints)))
    for source, target in edges:
        assert found[source] <= found[target]


def test_a_watcher_is_told_of_each_value_once_and_in_order() -> None:
    solver = _solver(2)
    told: list[int] = []
    solver.add(0, frozenset({3, 1}))
    solver.watch(0, told.append)
    solver.solve()
    solver.add(0, frozenset({2, 3}))
    solver.solve()
    assert told == [1, 3, 2]
    late: list[int] = []
    solver.watch(0, late.append)
    assert late == [1, 2, 3]


def test_a_node_with_many_successors_serves_each_once() -> None:
    solver = _solver(40)
    for target in (*range(1, 40), *range(1, 40)):
        solver.connect(0, target)
    told: list[int] = []
    solver.watch(0, told.append)
    solver.add(0, frozenset({7}))
    solver.solve()
    assert solver.points_to == [frozenset({7})] * 40
    assert told == [7]


def test_a_saturated_node_says_so_and_nothing_more() -> None:
    solver = _solver(2)
    solver.connect(0, 1)
    solver.add(0, MANY)
    solver.solve()
    solver.add(0, frozenset({100}))
    solver.solve()
    assert solver.points_to == [frozenset({OVERFLOW})] * 2


@given(order=st.permutations([frozenset(range(1, 40)), frozenset(range(40, 90)), {200, 201}, {5}]))
def test_a_crowded_node_goes_on_with_what_ranks_higher(order: list[set[int]]) -> None:
    solver = _solver(1, rank=lambda value: int(value >= 200))
    for values in order:
        solver.add(0, frozenset(values))
        solver.solve()
    assert solver.points_to == [frozenset({OVERFLOW, 200, 201})]


def test_a_crowded_node_goes_on_with_some_of_each_kin() -> None:
    solver = _solver(1, rank=lambda value: 2 * (value < 900), kin=lambda value: value % 30)
    for value in range(1, 800):
        solver.add(0, frozenset({value}))
        solver.solve()
    found = solver.points_to[0]
    assert OVERFLOW in found
    assert {value % 30 for value in found - {OVERFLOW}} == set(range(30))


def test_a_crowded_node_goes_on_with_more_of_the_highest_rank() -> None:
    solver = _solver(1, rank=lambda value: 2 * (value >= 200))
    callables = frozenset(range(200, 200 + MOST_VALUES + 5))
    for value in (*range(1, 20), *callables):
        solver.add(0, frozenset({value}))
        solver.solve()
    assert solver.points_to == [{OVERFLOW, *callables}]


def test_a_node_with_too_much_of_every_rank_is_saturated() -> None:
    solver = _solver(2, rank=lambda value: value % RANKS)
    solver.connect(0, 1)
    solver.add(0, frozenset(range(1, RANKS * (MOST_OF_HIGHEST_RANK + 1))))
    solver.solve()
    assert solver.points_to == [frozenset({OVERFLOW})] * 2


@pytest.mark.parametrize("saturated_first", [True, False])
def test_one_saturated_source_does_not_hide_the_others(saturated_first: bool) -> None:
    solver = _solver(3)
    solver.add(0, MANY)
    sources = (0, 1) if saturated_first else (1, 0)
    solver.add(1, frozenset({5}))
    solver.solve()
    for source in sources:
        solver.connect(source, 2)
        solver.solve()
    assert solver.points_to[2] == {5, OVERFLOW}


def test_nodes_come_to_share_equal_sets() -> None:
    solver = _solver(30_000)
    for node in range(30_000):
        solver.add(node, frozenset({1}))
        solver.add(node, frozenset({2}))
    solver.solve()
    assert len({id(values) for values in solver.points_to}) == 1


def test_a_closed_solver_still_tells_what_nodes_hold_and_takes_no_more() -> None:
    solver = _solver(2)
    first, second = 0, 1
    solver.connect(first, second)
    solver.add_one(first, 7)
    solver.solve()
    solver.close()
    assert solver.points_to[second] == frozenset({7})
    with pytest.raises(IndexError):
        solver.connect(second, first)
