"""Where the clients of models are made: with what, and on what that depends."""

from collections.abc import Callable

import pytest

from lintkit.model import Inventory

Find = Callable[..., Inventory]

HEAD = "import os, sys\nfrom openai import OpenAI\n"


def made(inventory: Find, text: str) -> list[tuple[int, str]]:
    files = {"app.py": HEAD + text, "test_app.py": HEAD + text}
    return [(one.span.line, one.subject) for one in inventory(files).clients]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("", ""),
        ("timeout=30, max_retries=0", "timeout=30, max_retries=0"),
        ("api_key='sk-abc'", "api_key=…"),
        ("api_key=os.environ['A']", 'api_key=os.environ["A"]'),
        ("base_url=sys.argv[1], **sys.options", "base_url=sys.argv[1], **sys.options"),
    ],
)
def test_a_client_is_told_with_its_arguments(inventory: Find, given: str, told: str) -> None:
    answers = "openai-compatible" if "base_url" in given else "openai"
    assert [text for _, text in made(inventory, f"OpenAI({given})\n")] == [
        f"`openai.OpenAI({told})`: {answers}"
    ]


def test_what_a_field_holds_by_default_is_told_by_its_name(inventory: Find) -> None:
    text = (
        "class Config:\n    wait = 30\ndef f(config: Config):\n"
        "    return OpenAI(timeout=config.wait)\nf(Config())\n"
    )
    assert made(inventory, text) == [(6, "`openai.OpenAI(timeout=config.wait)`: openai")]


def test_the_nearest_condition_is_told(inventory: Find) -> None:
    text = (
        "from anthropic import Anthropic\ndef f(name):\n    if name == 'a':\n"
        "        return OpenAI()\n    elif name == 'b':\n        return Anthropic()\n"
    )
    found = inventory({"app.py": HEAD + text}).clients
    assert [(one.span.line, one.evidence[0].line, one.evidence[0].text) for one in found] == [
        (6, 5, "where this holds"),
        (8, 7, "where this holds"),
    ]


def test_who_answers_an_agent_is_told_with_its_model(inventory: Find) -> None:
    text = (
        "from langchain_openai import ChatOpenAI\n"
        "from langgraph.prebuilt import create_react_agent\n"
        "create_react_agent(ChatOpenAI(), []).invoke({})\n"
    )
    assert [text for _, text in made(inventory, text)] == [
        "`langgraph.prebuilt.create_react_agent(ChatOpenAI(), [])`",
        "`langchain_openai.ChatOpenAI()`: openai",
    ]


def test_an_object_of_a_subclass_is_a_client(inventory: Find) -> None:
    text = (
        "class Patched(OpenAI):\n    pass\ndef load():\n    return Patched\n"
        "def f():\n    Made = load()\n    return Made(timeout=9)\n"
    )
    assert made(inventory, text) == [
        (9, "`Patched(timeout=9)`, a subclass of `openai.OpenAI`: openai")
    ]


def test_a_client_that_asks_nothing_here_is_told(inventory: Find) -> None:
    text = (
        "from langchain_openai import OpenAIEmbeddings\ndef f():\n    return OpenAIEmbeddings()\n"
    )
    assert made(inventory, text) == [(5, "`langchain_openai.OpenAIEmbeddings()`: openai")]


@pytest.mark.parametrize(
    ("given", "answers"),
    [
        ("base_url='https://api.together.xyz/v1'", "together"),
        ("base_url='http://localhost:11434/v1'", "ollama"),
        ("base_url=url", "openai-compatible"),
        ("base_url=None", "openai"),
    ],
)
def test_who_answers_a_client_that_asks_nothing_here_is_told_by_its_address(
    inventory: Find, given: str, answers: str
) -> None:
    text = f"import lib\ndef f(url):\n    lib.use(OpenAI({given}))\n"
    ((_, told),) = made(inventory, text)
    assert told.rpartition(": ")[2] == answers


def test_what_is_no_client_is_not_told(inventory: Find) -> None:
    assert made(inventory, "import boto3\nboto3.client('s3')\n") == []
    assert made(inventory, "import httpx\nhttpx.Client()\nsys.exit()\nOpenAI.copy\n") == []
