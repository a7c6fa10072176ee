"""The loops around a call, as a reader is told of them."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Found = Callable[..., IntegrationPoint]

HEAD = "from openai import OpenAI\nclient = OpenAI()\n"
CALL = "client.chat.completions.create(model='m', messages=[])"


def repeated(point: IntegrationPoint) -> list[tuple[int, str]]:
    return [(step.line, step.text) for step in point.repeated]


@pytest.mark.parametrize(
    ("loop", "how"),
    [
        ("for one in texts:", "for each of `texts`"),
        ("for one in load(texts):", "for each of `load(texts)`"),
        ("for one in (lambda: texts)():", "for each of several"),
        ("for one in range(3):", "3 times at most"),
        ("for one in range(1, 9, 2):", "4 times at most"),
        ("for one in range(texts):", "`texts` times at most"),
        ("for one in range(0, texts):", "for each of `range(0, texts)`"),
        ("for one in ('a', 'b'):", "2 times at most"),
        ("for one in ['a', *texts]:", 'for each of `["a", *texts]`'),
        ("while True:", "until something in the loop ends it"),
        ("while texts:", "as long as `texts`"),
        ("while (lambda: 1)():", "as long as a condition holds"),
    ],
)
def test_a_loop_is_told_with_what_it_goes_over(point: Found, loop: str, how: str) -> None:
    found = point(f"{HEAD}def ask(texts):\n    {loop}\n        {CALL}\n")
    assert repeated(found) == [(4, f"`ask` repeats it {how}")]


def test_loops_of_comprehensions_and_of_callers_are_told(point: Found) -> None:
    found = point(
        f"{HEAD}def ask(one):\n    return {CALL}\n"
        "def outer(texts):\n    while texts:\n        [ask(text) for text in texts]\n"
    )
    assert repeated(found) == [
        (7, "`outer` repeats it for each of `texts`"),
        (6, "`outer` repeats it as long as `texts`"),
    ]


def test_of_many_callers_none_is_told(point: Found) -> None:
    callers = "".join(f"for n in 'ab':\n    ask({n})\n" for n in range(4))
    assert repeated(point(f"{HEAD}def ask(n):\n    return {CALL}\n{callers}")) == []


def test_what_calls_itself_ends(point: Found) -> None:
    assert repeated(point(f"{HEAD}def ask(n):\n    ask(n - 1)\n    return {CALL}\n")) == []
    tests = "import app\nfor n in 'ab':\n    app.ask()\n"
    assert (
        repeated(point({"app.py": f"{HEAD}def ask():\n    return {CALL}\n", "test_app.py": tests}))
        == []
    )


def test_what_ends_a_loop_without_an_end_is_told(point: Found) -> None:
    found = point(
        f"{HEAD}def ask(texts, limit):\n    while True:\n        answer = {CALL}\n"
        "        if not answer.calls:\n            return answer\n"
        "        if texts > limit:\n            break\n"
        "        if texts:\n            print(1)\n"
        "        else:\n            raise ValueError\n"
        "        try:\n            texts()\n        except KeyError:\n            raise\n"
    )
    assert repeated(found) == [
        (4, "`ask` repeats it until something in the loop ends it"),
        (6, "it ends here"),
        (8, "it ends, or begins its next turn, where `texts > limit`"),
        (10, "it ends where this does not hold"),
    ]
