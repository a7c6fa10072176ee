"""What a class inherits from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.provenance.hierarchy import lineage
from lintkit.program.values import CodeRef

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program

_LEVELS = 40


def _order(program: Program, name: str) -> list[str]:
    codes = program.modules["app.py"].codes
    index = next(i for i, one in enumerate(codes) if (one.kind, one.name) == ("class", name))
    return [program.code(one).name for one in lineage(program, CodeRef("app.py", index)).order]


def test_many_diamonds_are_walked_through_once(linked: Callable[..., Program]) -> None:
    """Else the ways up double with each level, and this never ends."""
    text = "class Level0: ...\n" + "".join(
        f"class Left{n}(Level{n - 1}): ...\nclass Right{n}(Level{n - 1}): ...\n"
        f"class Level{n}(Left{n}, Right{n}): ...\n"
        for n in range(1, _LEVELS + 1)
    )
    order = _order(linked(text), f"Level{_LEVELS}")
    assert order[:4] == ["Level40", "Left40", "Right40", "Level39"]
    assert order[-1] == "Level0"
    assert len(order) == 3 * _LEVELS + 1


def test_a_class_that_is_among_its_own_bases_ends(linked: Callable[..., Program]) -> None:
    program = linked("Node = object\nclass Node(Node): ...\nclass Leaf(Node): ...\n")
    assert _order(program, "Leaf") == ["Leaf", "Node"]
