"""Partial functions around partial functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program

    Linked = Callable[..., Program]


def test_a_partial_function_around_itself_ends(linked: Linked) -> None:
    program = linked(
        "from functools import partial\n"
        "def handle(*arguments):\n    return arguments\n"
        "def wrapped(function, layers):\n"
        "    for layer in layers:\n        function = partial(function, layer)\n"
        "    return function\n"
        "def main():\n    wrapped(handle, [1, 2])()\n"
    )
    edges = {(program.symbol(edge.caller), str(edge.callee)) for edge in program.edges()}
    callees = {callee for caller, callee in edges if caller.endswith("main")}
    assert any("index=1" in callee for callee in callees), callees


def test_functions_that_call_what_they_are_given_end_where_they_are_given_each_other(
    linked: Linked,
) -> None:
    """Each new callback would be given as many again: without a bound, this never ends."""
    program = linked(
        "from functools import reduce\n"
        "FUNCTIONS = [reduce, map, filter, sorted, len]\n"
        "def fold(function):\n    return reduce(function, FUNCTIONS)\n"
        "for one in FUNCTIONS:\n    fold(one)\n"
    )
    folded = {str(edge.callee) for edge in program.edges() if program.symbol(edge.caller)}
    assert {"functools.reduce", "builtins.sorted", "builtins.len"} <= folded, folded


def test_a_class_that_stands_for_its_own_init_ends(linked: Linked) -> None:
    program = linked(
        "class Made:\n    pass\n"
        "class Other:\n    def __init__(self):\n        print()\n"
        "def main(kind):\n    Made.__init__ = kind\n    Made()\n"
        "main(Made)\nmain(Other)\n"
    )
    edges = {(program.symbol(edge.caller), str(edge.callee)) for edge in program.edges()}
    assert any(caller.endswith("__init__") and "print" in callee for caller, callee in edges), edges


def test_a_tuple_that_may_be_in_itself_is_sorted(linked: Linked) -> None:
    program = linked(
        "class Item:\n    def __lt__(self, other):\n        return True\n"
        "def put(x):\n    return (x, Item())\n"
        "y = put(Item())\nfor _ in 'ab':\n    y = put(y)\n"
        "sorted([y, put(y)])\n"
    )
    called = {
        program.symbol(edge.callee) for edge in program.edges() if not isinstance(edge.callee, str)
    }
    assert any(symbol.endswith("__lt__") for symbol in called), called
