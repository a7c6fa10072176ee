"""Where the words stand that a model is given, and what limits its answer."""

from collections.abc import Callable

import pytest

from lintkit.model import Evidence, IntegrationPoint

Found = Callable[..., IntegrationPoint]

HEAD = "import os\nfrom openai import OpenAI\nclient = OpenAI()\n"


def told(evidence: Evidence) -> list[tuple[int, str]]:
    return [(step.line, step.text) for step in evidence]


def ask(prompt: str, more: str = "", **names: str) -> str:
    lines = "".join(f"{name} = {value}\n" for name, value in names.items())
    return f"{HEAD}{lines}client.responses.create(model='m', input={prompt}{more})\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (ask("'Say what the customer wants.'"), (4, "“Say what the customer wants.”")),
        (ask("TEXT", TEXT="'Say what the customer wants.'"), (4, "“Say what the customer wants.”")),
        (
            ask("'a ' + 'Say it all at once, please.' + 'b'"),
            (4, "“Say it all at once, please.”"),
        ),
        (ask("'Say what the customer wants.'[:9]"), (4, "“Say what the customer wants.”")),
        (ask(repr("word " * 40)), (4, f"“{('word ' * 40)[:100]}…”")),
        (
            ask("'请说出客户想要的一切不要遗漏任何东西请务必做到'"),
            (4, "“请说出客户想要的一切不要遗漏任何东西请务必做到”"),
        ),
    ],
    ids=["here", "by name", "in parts", "cut", "long", "without spaces"],
)
def test_the_place_of_the_instructions_is_told(
    point: Found, source: str, expected: tuple[int, str]
) -> None:
    assert told(point(source).instructions) == [expected]


def test_the_instructions_of_an_agent_stand_where_it_is_made(point: Found) -> None:
    source = (
        "from llama_index.core.agent import ReActAgent\n"
        "agent = ReActAgent.from_tools([], system_prompt='You answer in one short sentence.')\n"
        "agent.chat('Hi')\n"
    )
    assert told(point(source).instructions) == [(2, "“You answer in one short sentence.”")]


def test_a_template_of_a_library_is_looked_into(point: Found) -> None:
    source = (
        "from llama_index.core import PromptTemplate\nfrom llama_index.llms.openai import OpenAI\n"
        "T = PromptTemplate('Say what the customer wants: {x}')\n"
        "OpenAI().complete(T.format(x=1))\n"
    )
    assert told(point(source).instructions) == [(3, "“Say what the customer wants: {x}”")]


def test_a_function_that_is_handed_the_text_is_told(point: Found) -> None:
    source = (
        f"{HEAD}def ask(question):\n    client.responses.create(model='m', input=question)\n"
        "ask('What is it that the customer wants?')\n"
    )
    assert told(point(source).instructions) == [(4, "`ask` is handed it as `question`")]


@pytest.mark.parametrize("text", ["'user'", "'https://example.org/a/long/address'", "'a b c'"])
def test_what_says_nothing_is_not_told(point: Found, text: str) -> None:
    assert point(ask(text)).instructions == ()


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (", max_output_tokens=300", [(4, "`max_output_tokens` is 300")]),
        (
            ", max_output_tokens=os.getpid()",
            [(4, "`max_output_tokens` is set to what the code does not show")],
        ),
        (
            ", max_output_tokens=os.limits.most",
            [(4, "`max_output_tokens` is set to `os.limits.most`, which the code does not show")],
        ),
        (", max_output_tokens=None", []),
        (
            ", **os.limits.all()",
            [(4, "`max_output_tokens` may be set to what the code does not show")],
        ),
        ("", []),
    ],
)
def test_the_limit_of_the_answer_is_told(
    point: Found, more: str, expected: list[tuple[int, str]]
) -> None:
    assert told(point(ask("'x'", more)).length) == expected


def test_a_limit_with_a_default_may_be_another(point: Found) -> None:
    source = (
        f"{HEAD}def ask(n=9):\n    client.responses.create(model='m', input='x', "
        "max_output_tokens=n)\nask()\nask(os.getpid())\n"
    )
    texts = [text for _, text in told(point(source).length)]
    assert texts == [
        "`max_output_tokens` is 9",
        "`max_output_tokens` may be set to what the code does not show",
    ]


def test_numbers_of_a_dict_whose_keys_are_not_told_apart_are_left_out(point: Found) -> None:
    source = (
        f"{HEAD}def ask(**options):\n    limit = options.pop('limit')\n"
        "    client.responses.create(model='m', input='x', max_output_tokens=limit)\n"
        "for one in (os.environ, dict(limit=1), dict(limit=2), dict(limit=3)):\n    ask(**one)\n"
        "ask(limit=4)\nask(limit=5)\nask(limit=6)\n"
    )
    assert told(point(source).length) == [
        (6, "`max_output_tokens` is set to what the code does not show")
    ]


def test_one_of_several_texts_is_not_said_to_be_the_one(point: Found) -> None:
    source = (
        f"{HEAD}TEXTS = {{'a': 'Say what the customer wants.', 'b': 'Say when they want it.'}}\n"
        "client.responses.create(model='m', input=TEXTS[input()])\n"
    )
    assert point(source).instructions == ()
