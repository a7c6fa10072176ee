"""Where texts are parsed near a model, and what becomes of one that cannot be."""

from collections.abc import Callable

import pytest

from lintkit.model import Inventory

Find = Callable[..., Inventory]

CALL = "OpenAI().chat.completions.create(model='m', messages=[])"
NONE = "no handler in this function catches what cannot be"


def told(inventory: Find, body: str) -> list[tuple[int, str, list[tuple[int, str]]]]:
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    text = f"import json, json_repair\nfrom openai import OpenAI\ndef ask(q):\n{lines}    {CALL}\n"
    found = inventory({"app.py": text, "test_app.py": "import json\njson.loads('1')\n"}).parsing
    return [
        (one.span.line, one.subject, [(step.line, step.text) for step in one.evidence])
        for one in found
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("json.loads(q)", (4, "`json.loads`", [(4, NONE)])),
        ("q.model_validate_json(q)", (4, "`model_validate_json`", [(4, NONE)])),
        ("json_repair.loads(q)", (4, "`json_repair.loads`", [])),
        (
            "try:\n    json.loads(q)\nexcept OSError:\n    q()\nexcept ValueError:\n    return {}",
            (5, "`json.loads`", [(8, "what cannot be is caught: `{}` is given back")]),
        ),
        (
            "try:\n    json.loads(q)\nexcept q.Error:\n    return {}",
            (5, "`json.loads`", [(6, "may be caught: `{}` is given back")]),
        ),
        (
            "try:\n    json.loads(q)\nexcept KeyError:\n    return {}",
            (5, "`json.loads`", [(5, NONE)]),
        ),
    ],
)
def test_what_becomes_of_a_broken_text_is_told(
    inventory: Find, body: str, expected: tuple[int, str, list[tuple[int, str]]]
) -> None:
    assert told(inventory, body) == [expected]


def test_what_is_called_near_a_model_counts_and_no_more(inventory: Find) -> None:
    chain = "".join(f"def f{n}(q):\n    json.loads(q)\n    f{n + 1}(q)\n" for n in range(1, 7))
    text = f"import json\nfrom openai import OpenAI\ndef f0(q):\n    {CALL}\n    f1(q)\n{chain}"
    assert [one.symbol for one in inventory(text).parsing] == ["f1", "f2", "f3", "f4"]


def test_what_parses_no_text_is_left_out(inventory: Find) -> None:
    assert told(inventory, "q.dumps(q)\nq()\n[q][0](q)") == []


def test_a_retry_of_the_function_is_told_beside(inventory: Find) -> None:
    text = (
        "import json, tenacity\nfrom openai import OpenAI\n"
        f"@tenacity.retry\ndef ask(q):\n    json.loads(q)\n    {CALL}\n"
    )
    (found,) = inventory(text).parsing
    assert [step.text for step in found.evidence] == [
        NONE,
        "`tenacity.retry` runs `ask` again when it has raised, without end",
    ]


@pytest.mark.parametrize(
    "body",
    ["json.loads(json.dumps(q))", "json.load(open(q))", "with open(q) as f:\n    json.load(f)"],
)
def test_a_text_of_the_program_itself_is_left_out(inventory: Find, body: str) -> None:
    assert told(inventory, body) == []
