"""What reaches what in the call graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lintkit.program.values import CodeRef

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program

    Linked = Callable[..., Program]

TEXT = """
import outside
def leaf():
    outside.go()
def middle():
    leaf()
def top():
    middle()
def alone():
    alone()
"""


@pytest.fixture
def program(linked: Linked) -> Program:
    """Three functions in a row, and one that calls itself."""
    return linked(TEXT)


def named(program: Program, *names: str) -> list[CodeRef]:
    """The codes of those names."""
    by_name = {program.code(ref).qualname: ref for ref in program.codes()}
    return [by_name[name] for name in names]


def test_what_reaches_a_function(program: Program) -> None:
    leaf, middle, top = named(program, "leaf", "middle", "top")
    assert program.reaching(leaf) == {leaf, middle, top}
    assert program.reaching(top) == {top}


def test_a_path_is_the_calls_on_it(program: Program) -> None:
    leaf, middle, top = named(program, "leaf", "middle", "top")
    path = program.path(top, leaf)
    assert [(edge.caller, edge.callee) for edge in path] == [(top, middle), (middle, leaf)]
    assert [program.span(edge.site).line for edge in path] == [8, 6]
    assert program.path(leaf, top) == ()


def test_an_external_symbol_is_a_node(program: Program) -> None:
    leaf, middle, top = named(program, "leaf", "middle", "top")
    assert program.graph.callers("outside.go") == (leaf,)
    assert program.graph.reaching("outside.go") == {leaf, middle, top}


def test_recursion_is_a_cycle(program: Program) -> None:
    assert program.graph.cycles() == (tuple(named(program, "alone")),)


def test_distances_stop_at_the_limit(program: Program) -> None:
    leaf, middle, top = named(program, "leaf", "middle", "top")
    assert program.graph.distances_from([top], None)[leaf] == 2
    assert program.graph.distances_from([top], 1) == {top: 0, middle: 1}
    assert program.graph.distances_to([leaf], 1) == {leaf: 0, middle: 1}


def test_a_class_body_runs_where_it_stands(linked: Linked) -> None:
    program = linked("def f(): ...\nclass A:\n    x = f()\n")
    (function,) = named(program, "f")
    assert program.reaching(function) == {function, CodeRef("app.py", 0)}
