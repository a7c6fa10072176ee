"""What a call does not get back, by the constants that are written in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lintkit.program.values import CodeRef

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program

    Linked = Callable[..., Program]

FUNCTIONS = "".join(f"def {name}(): pass\n" for name in "abc")
IF = """\
def choose(kind, flag=False):
    if {test}:
        return a
    return b
"""


def called(linked: Linked, code: str) -> set[str]:
    """The functions of one letter that `main` calls."""
    program = linked(FUNCTIONS + code)
    return {
        program.code(edge.callee).name
        for edge in program.edges()
        if isinstance(edge.callee, CodeRef)
        and program.code(edge.caller).name == "main"
        and len(program.code(edge.callee).name) == 1
    }


@pytest.mark.parametrize(
    ("test", "arguments", "returned"),
    [
        ("kind", "'x'", {"a"}),
        ("not kind", "'x'", {"b"}),
        ("kind == 'x'", "'x'", {"a"}),
        ("kind != 'x'", "'x'", {"b"}),
        ("kind is None", "None", {"a"}),
        ("kind is not None", "None", {"b"}),
        ("kind > 2", "3", {"a"}),
        ("kind >= 4", "3", {"b"}),
        ("kind < 2", "3", {"b"}),
        ("kind <= 3", "3", {"a"}),
        ("kind > 2", "'x'", {"a", "b"}),
        ("kind in ('x', 'y')", "'y'", {"a"}),
        ("kind not in ['x', 'y']", "'y'", {"b"}),
        ("kind in ('x', *FUNCTIONS)", "'y'", {"a", "b"}),
        ("kind in ('x', ask())", "'y'", {"a", "b"}),
        ("kind + 1", "1", {"a", "b"}),
        ("kind == ask()", "'x'", {"a", "b"}),
        ("kind == 'x' and flag", "'x', True", {"a"}),
        ("kind == 'x' and flag", "'x'", {"b"}),
        ("kind == 'x' and ask()", "'y'", {"b"}),
        ("kind == 'x' and ask()", "'x'", {"a", "b"}),
        ("kind == 'x' or flag", "'y'", {"b"}),
        ("kind == 'x' or ask()", "'x'", {"a"}),
        ("kind == 'x' or ask()", "'y'", {"a", "b"}),
        ("kind == 'x'", "ask()", {"a", "b"}),
        ("kind == 'x'", "*('x',)", {"a"}),
        ("kind == 'x'", "*ask()", {"a", "b"}),
        ("(ask() if flag else 0) == kind", "1", {"a", "b"}),
        ("not not not not not not not not not kind", "1", {"a", "b"}),
    ],
)
def test_the_test_decides(linked: Linked, test: str, arguments: str, returned: set[str]) -> None:
    code = IF.format(test=test) + f"def main():\n    choose({arguments})()\n"
    assert called(linked, code) == returned


@pytest.mark.parametrize(
    ("kind", "returned"), [("'x'", {"a"}), ("'y'", {"a"}), ("1", {"b"}), ("2", {"c"})]
)
def test_the_case_decides(linked: Linked, kind: str, returned: set[str]) -> None:
    code = (
        "def choose(kind):\n"
        "    match kind:\n"
        "        case 'x' | 'y': return a\n"
        "        case 1: return b\n"
        "    return c\n"
        f"def main():\n    choose({kind})()\n"
    )
    assert called(linked, code) == returned


def test_a_guard_lets_a_case_pass(linked: Linked) -> None:
    code = (
        "def choose(kind, flag):\n"
        "    match kind:\n"
        "        case 1 if flag: return a\n"
        "        case 1: return b\n"
        "    return c\n"
        "def main():\n    choose(1, ask())()\n"
    )
    assert called(linked, code) == {"a", "b"}


def test_what_a_caller_hands_on_decides(linked: Linked) -> None:
    code = (
        IF.format(test="kind == 'x'")
        + "def outer(kind='x'):\n    return choose(kind)\n"
        + "def main():\n    outer()()\n"
    )
    assert called(linked, code) == {"a"}


def test_what_is_not_written_decides_nothing(linked: Linked) -> None:
    code = (
        IF.format(test="kind == 'x'")
        + "def outer(kind):\n    return choose(kind or 'x')\n"
        + "def main(kind):\n    outer(kind)()\n"
    )
    assert called(linked, code) == {"a", "b"}


def test_a_partial_function_decides_nothing(linked: Linked) -> None:
    code = (
        "from functools import partial\n"
        + IF.format(test="kind == 'x'")
        + "def main():\n"
        + "    for one in (partial(choose, 'x'), partial(choose, 'y')):\n        one()()\n"
    )
    assert called(linked, code) == {"a", "b"}
