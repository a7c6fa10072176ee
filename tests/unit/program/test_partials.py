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
