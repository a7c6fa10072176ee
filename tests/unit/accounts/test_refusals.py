"""The errors that code near a model raises by itself, and when."""

from collections.abc import Callable

import pytest

from lintkit.model import Inventory

Find = Callable[..., Inventory]

CALL = "OpenAI().chat.completions.create(model='m', messages=[])"


def told(inventory: Inventory) -> list[tuple[int, str, str]]:
    return [(one.span.line, one.symbol, one.subject) for one in inventory.refusals]


def ask(body: str) -> str:
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    return f"from openai import OpenAI\nimport errors\ndef ask(q, e=None):\n{lines}    {CALL}\n"


@pytest.mark.parametrize(
    ("statement", "subject"),
    [
        ("raise ValueError('no  question')", "`ValueError`: “no question”"),
        ("raise ValueError(f'{q} is {e} none')", "`ValueError`: “ is … none”"),
        ("raise ValueError(q)", "`ValueError`"),
        ("raise errors.Missing", "`errors.Missing`"),
        ("raise [ValueError][0]('x')", "an error: “x”"),
        ("raise [ValueError('x')][0]", "an error"),
        ("raise ValueError", "`ValueError`"),
    ],
)
def test_what_is_raised_is_told_with_its_text(
    inventory: Find, statement: str, subject: str
) -> None:
    (found,) = inventory(ask(f"if not q:\n    {statement}")).refusals
    assert (found.subject, found.symbol) == (subject.replace("“ is", "“is"), "ask")


@pytest.mark.parametrize(
    ("body", "condition"),
    [
        ("if not q:\n    raise ValueError", (4, "where this holds")),
        ("if q:\n    pass\nelse:\n    raise ValueError", (4, "where this does not hold")),
        ("if q:\n    for e in q:\n        raise ValueError", (4, "where this holds")),
        ("try:\n    q()\nexcept OSError:\n    raise ValueError", (6, "after this error")),
        ("match q:\n    case 1:\n        raise ValueError", (6, "in this case")),
        ("raise ValueError", None),
    ],
)
def test_when_it_is_raised_is_told(
    inventory: Find, body: str, condition: tuple[int, str] | None
) -> None:
    (found,) = inventory(ask(body)).refusals
    steps = [(step.line, step.text) for step in found.evidence]
    assert steps == ([] if condition is None else [condition])


@pytest.mark.parametrize(
    ("statement", "subject"),
    [
        ("assert q == 1, 'no'", "`AssertionError`, unless `q == 1`"),
        ("assert (lambda: q)()", "`AssertionError`"),
    ],
)
def test_what_is_asserted_is_refused_otherwise(
    inventory: Find, statement: str, subject: str
) -> None:
    (found,) = inventory(ask(statement)).refusals
    assert found.subject == subject


def test_what_is_only_raised_again_is_left_out(inventory: Find) -> None:
    again = "try:\n    q()\nexcept OSError as e:\n    raise\nexcept KeyError as e:\n    raise e"
    assert inventory(ask(again)).refusals == ()


def test_code_near_a_model_counts_and_no_other(inventory: Find) -> None:
    text = (
        "from openai import OpenAI\nfrom langchain_core.tools import tool\n"
        "def model(name):\n    check(name)\n    if name == 'a':\n        return 'gpt-4o'\n"
        "    raise KeyError('model')\n"
        "def check(name):\n    raise KeyError('checked')\n"
        f"def ask():\n    return {CALL.replace(repr('m'), 'model(1)')}\n"
        "@tool\ndef cancel(order):\n    raise KeyError('tool')\n"
        "def other():\n    raise KeyError('other')\n"
    )
    found = inventory({"app.py": text, "test_app.py": "def f():\n    raise KeyError\n"})
    assert told(found) == [
        (7, "model", "`KeyError`: “model”"),
        (9, "check", "`KeyError`: “checked”"),
        (14, "cancel", "`KeyError`: “tool”"),
    ]


def test_what_asks_for_a_key_counts_wherever_it_is_raised(inventory: Find) -> None:
    text = (
        "def load(name):\n    if not name:\n        raise ValueError(f'{name}: no API key')\n"
        "    raise KeyError('no name')\n"
    )
    found = inventory({"app.py": text, "test_app.py": text.replace("load", "test_load")})
    assert told(found) == [(3, "load", "`ValueError`: “: no API key”")]
