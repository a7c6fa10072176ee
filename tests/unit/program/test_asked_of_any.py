"""What Python asks of any object, where few objects meet and where more do than are followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program

    Linked = Callable[..., Program]

_CLASS = (
    "class Part:\n"
    "    def __eq__(self, other):\n        return True\n"
    "    def __repr__(self):\n        return 'part'\n"
    "    def __getitem__(self, index):\n        return index\n"
)
_LOOK = "def look(thing):\n    thing == 1\n    repr(thing)\n    return thing[0]\n"


def _callees(program: Program) -> set[str]:
    return {
        program.symbol(edge.callee)
        for edge in program.edges()
        if program.symbol(edge.caller) == "app.look" and not isinstance(edge.callee, str)
    }


def _looked_at(linked: Linked, lists: int) -> Program:
    uses = "".join(f"look([{number}])\n" for number in range(lists))
    return linked(_CLASS + _LOOK + "look(Part())\n" + uses)


def test_few_objects_are_asked(linked: Linked) -> None:
    found = _callees(_looked_at(linked, 5))
    assert found == {"app.Part.__eq__", "app.Part.__repr__", "app.Part.__getitem__"}


def test_of_too_many_objects_only_what_few_can_do_is_told(linked: Linked) -> None:
    assert _callees(_looked_at(linked, 100)) == {"app.Part.__getitem__"}
