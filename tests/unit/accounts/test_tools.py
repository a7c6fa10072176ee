"""The functions that a model may call, and what becomes of what it hands them."""

from collections.abc import Callable

import pytest

from lintkit.model import Inventory, Tool

Find = Callable[..., Inventory]

HEAD = "import os\nfrom langchain_core.tools import tool\n"


def only(inventory: Inventory) -> Tool:
    (found,) = inventory.tools
    return found


def test_a_tool_is_told_with_its_purpose_and_arguments(inventory: Find) -> None:
    text = (
        "@tool\ndef run(command: str, name, why=''):\n"
        "    '''Runs a command. And more.\n\n    Args: none.\n    '''\n"
        "    if name:\n        print(why)\n    os.system(command)\n    unknown(name)\n"
    )
    found = only(inventory(HEAD + text))
    assert (found.entry.label, found.purpose) == ("tool run", "Runs a command.")
    assert [
        (one.name, [(use.step.line, use.step.text) for use in one.uses]) for one in found.arguments
    ] == [
        ("command", [(11, "a shell runs it")]),
        (
            "name",
            [
                (12, "it is passed to a callee that is not known, and is not followed further"),
                (9, "a condition looks at it"),
            ],
        ),
        ("why", []),
    ]


def test_a_tool_behind_a_wrapper_is_told_and_not_the_wrapper(inventory: Find) -> None:
    text = (
        "import functools\nfrom langchain_core.tools import StructuredTool\n"
        "def logged(function):\n    @functools.wraps(function)\n"
        "    def wrapper(*args, **kwargs):\n        return function(*args, **kwargs)\n"
        "    return wrapper\n"
        "@logged\ndef buy(order):\n    'Buys.'\n"
        "StructuredTool.from_function(func=buy)\n"
    )
    found = only(inventory(text))
    assert (found.entry.label, found.purpose) == ("tool buy", "Buys.")


def test_a_wrapper_around_several_is_told_with_what_it_wraps(inventory: Find) -> None:
    text = (
        "import functools\nfrom langchain_core.tools import StructuredTool\n"
        "def logged(function):\n    @functools.wraps(function)\n"
        "    def wrapper(*args, **kwargs):\n        return function(*args, **kwargs)\n"
        "    return wrapper\n"
        "def buy(order): ...\ndef sell(order): ...\n"
        "for one in (buy, sell):\n    StructuredTool.from_function(func=logged(one))\n"
    )
    test = "from app import logged\ndef test_it():\n    def mine(): ...\n    logged(mine)\n"
    found = only(inventory({"app.py": text, "test_app.py": test}))
    assert (found.entry.label, found.around) == ("tool wrapper", ("buy", "sell"))
    assert only(inventory(f"{HEAD}@tool\ndef f(): ...\n")).around == ()


def test_what_the_framework_or_the_object_gives_is_no_argument(inventory: Find) -> None:
    text = (
        "from agents import RunContextWrapper, function_tool\n"
        "class Shop:\n    @function_tool\n    def a(self, ctx: RunContext, b): ...\n"
        "    @function_tool\n    def self_made(): ...\n"
        "@function_tool\ndef c(self): ...\n"
    )
    found = inventory(text).tools
    assert [[one.name for one in tool.arguments] for tool in found] == [["b"], [], ["self"]]


def test_a_long_purpose_is_shortened_and_none_is_empty(inventory: Find) -> None:
    long = inventory(f"{HEAD}@tool\ndef f():\n    '''{'so ' * 100}'''\n")
    assert only(long).purpose == f"{('so ' * 100)[:160]}…"
    assert only(inventory(f"{HEAD}@tool\ndef f(): ...\n")).purpose == ""


def test_what_the_author_says_of_a_call_and_its_module_is_kept(inventory: Find) -> None:
    call = "OpenAI().responses.create(model='m', input='x')"
    text = f"'Asks. Always.'\nfrom openai import OpenAI\ndef f():\n    'One.'\n    {call}\n{call}\n"
    found = inventory(text)
    assert [point.said for point in found.points] == ["One.", ""]
    assert [module.said for module in found.modules] == ["Asks."]


def test_what_a_tool_does_outside_the_program_is_told(inventory: Find) -> None:
    text = (
        "import requests, subprocess, sys\n"
        "def fetch(url):\n    return requests.get(url, timeout=3)\n"
        "@tool\ndef run(url):\n    fetch(url)\n    subprocess.run(sys.argv)\n    open(url, 'w')\n"
        "def other():\n    open('b', 'w')\n"
    )
    assert [(step.line, step.text) for step in only(inventory(HEAD + text)).does] == [
        (5, "a request goes to a host that the code does not name"),
        (9, "`subprocess.run` in `run`, without a time limit"),
        (10, "`open` writes `url` in `run`"),
    ]


REACHED = {
    "run": ("expression: str", "    return eval(expression)\n", ("code", True)),
    "run in another function": (
        "expression",
        "    return work_out(expression)\ndef work_out(what):\n    return eval(what)\n",
        ("code", True),
    ),
    "a command, which tools are often for": (
        "command: str",
        "    return os.system(command)\n",
        ("shell", False),
    ),
    "a number": ("value: float", "    return eval(f'{value} * 2')\n", None),
    "one of some texts": ("word: Literal['1', '2']", "    return eval(word)\n", None),
    "compared with what is allowed": (
        "word: str",
        "    if word not in ('1', '2'):\n        raise ValueError(word)\n    return eval(word)\n",
        None,
    ),
    "a person is asked": (
        "command: str",
        "    if input(command) != 'y':\n        return 1\n    return os.system(command)\n",
        None,
    ),
    "a file, which tools are often for": ("path: str", "    return open(path).read()\n", None),
    "what the framework fills in": ("context: RunContext", "    return eval(context)\n", None),
}


@pytest.mark.parametrize(("parameter", "body", "expected"), REACHED.values(), ids=REACHED)
def test_what_an_argument_of_a_tool_does_is_told(
    parameter: str, body: str, expected: tuple[str, bool] | None, inventory: Find
) -> None:
    text = f"from typing import Literal\n@tool\ndef work({parameter}):\n    'Works.'\n{body}"
    found = inventory(HEAD + text).tool_faults
    assert [(one.fault.subject, one.likely) for one in found] == ([expected] if expected else [])


def test_what_an_argument_of_a_tool_does_is_told_from_the_tool_on(inventory: Find) -> None:
    text = "@tool\ndef work(expression):\n    'Works.'\n    return eval(expression)\n"
    (found,) = inventory(HEAD + text).tool_faults
    assert (found.tool.label, found.argument) == ("tool work", "expression")
    assert [(step.line, step.text) for step in found.fault.evidence] == [
        (4, "a model chooses `expression` of this tool"),
        (6, "it is run as Python here"),
    ]


def test_what_tools_of_tests_do_is_not_told(inventory: Find) -> None:
    text = "@tool\ndef work(expression):\n    'Works.'\n    return eval(expression)\n"
    assert not inventory({"tests/test_tools.py": HEAD + text}).tool_faults
