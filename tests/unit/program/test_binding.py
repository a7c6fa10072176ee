"""The arguments of a call, `*` and `**` expanded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lintkit.program.values import Constant, External

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.program.program import Program
    from lintkit.program.values import BoundArguments, Place

    Linked = Callable[..., Program]


def bound(program: Program) -> BoundArguments:
    """The arguments of the call that stands last."""
    site, _ = max(program.calls(), key=lambda pair: (pair[1].line, -pair[1].column))
    return program.arguments(site)


def held(program: Program, places: tuple[Place, ...]) -> list[int]:
    """The numbers that registers hold."""
    return sorted(
        value.value
        for place in places
        for value in program.values(place)
        if isinstance(value, Constant) and isinstance(value.value, int)
    )


HEAD = "from outside import use, unseen\n"
CLOSED: dict[str, tuple[str, list[int], dict[str, list[int]]]] = {
    "written": ("use(1, m=2)", [1], {"m": [2]}),
    "dict": ("k = {'m': 2}\nuse(1, **k)", [1], {"m": [2]}),
    "dict()": ("k = dict(m=2)\nuse(**k)", [], {"m": [2]}),
    "step by step": ("k = {}\nk['m'] = 2\nk.update(n=3)\nuse(**k)", [], {"m": [2], "n": [3]}),
    "overwritten": ("k = {'m': 1}\nk['m'] = 2\nuse(**k)", [], {"m": [2]}),
    "spread": ("a = {'m': 2}\nuse(**{**a, 'n': 3})", [], {"m": [2], "n": [3]}),
    "union": ("a = {'m': 2}\nuse(**(a | {'n': 3}))", [], {"m": [2], "n": [3]}),
    "removed": ("k = {'m': 2, 'n': 3}\nk.pop('n')\nuse(**k)", [], {"m": [2]}),
    "star": ("a = (1, 2)\nuse(*a, 3)", [1, 2, 3], {}),
    "partial": (
        "from functools import partial\np = partial(use, 1, m=2)\np(4, n=3)",
        [1, 4],
        {"m": [2], "n": [3]},
    ),
}


@pytest.mark.parametrize(("body", "positional", "keywords"), CLOSED.values(), ids=CLOSED.keys())
def test_all_arguments_are_known(
    linked: Linked, body: str, positional: list[int], keywords: dict[str, list[int]]
) -> None:
    program = linked(HEAD + body + "\n")
    found = bound(program)
    assert [held(program, (place,)) for place in found.positional] == [[one] for one in positional]
    assert {name: held(program, places) for name, places in found.keywords.items()} == keywords
    assert found.optional == frozenset()
    assert not found.open


def test_what_a_branch_adds_is_optional(linked: Linked) -> None:
    program = linked(
        HEAD + "def f(c):\n    k = {'m': 1}\n    if c:\n        k['t'] = 2\n    use(**k)\n"
    )
    found = bound(program)
    assert set(found.keywords) == {"m", "t"}
    assert found.optional == {"t"}


def test_both_branches_make_it_certain(linked: Linked) -> None:
    program = linked(
        HEAD
        + "def f(c):\n    k = {}\n    if c:\n        k['t'] = 1\n    else:\n        k['t'] = 2\n"
        + "    use(**k)\n"
    )
    found = bound(program)
    assert held(program, found.keywords["t"]) == [1, 2]
    assert found.optional == frozenset()


@pytest.mark.parametrize("body", ["use(**unseen())", "def f(**k):\n    use(**k)", "use(*unseen())"])
def test_what_is_not_known_stays_open(linked: Linked, body: str) -> None:
    assert bound(linked(HEAD + body + "\n")).open


def test_the_callee_of_a_partial_is_a_partial(linked: Linked) -> None:
    program = linked(HEAD + "from functools import partial\np = partial(use, 1)\np()\n")
    site, _ = max(program.calls(), key=lambda pair: (pair[1].line, -pair[1].column))
    assert [v.symbol for v in program.callees(site) if isinstance(v, External)] == [
        "functools.partial"
    ]


def test_an_open_mapping_does_not_fill_the_receiver(linked: Linked) -> None:
    program = linked(
        """\
        from outside import use, unseen
        class Service:
            def run(self, limit, **options):
                return use(self, limit)
        def main():
            options = {unseen(): 1}
            Service().run(**options)
        """
    )
    (site,) = (site for site, call in program.calls() if call.line == 4)
    receiver, limit = program.arguments(site).positional
    assert held(program, (receiver,)) == []
    assert held(program, (limit,)) == [1]


def test_arguments_put_before_others_again_and_again_come_to_an_end(linked: Linked) -> None:
    names = "abcdef"
    bodies = "\n".join(
        f"def {name}(*rest):\n    {names[(index + 1) % len(names)]}(rest[0], *rest)"
        for index, name in enumerate(names)
    )
    program = linked(f"{bodies}\na(len)\n")
    assert len([edge for edge in program.edges() if edge.kind == "call"]) == len(names) + 1
