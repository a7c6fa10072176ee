"""Answers that lack a field of the class that the program has a model fill."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Point = Callable[..., IntegrationPoint]

FORM = (
    "from pydantic import BaseModel, Field\n"
    "class Bird(BaseModel):\n"
    "    name: str = Field(description='what it is called')\n"
    "    wingspan: int\n"
    "    song: str = ''\n"
)
INSTRUCTOR = FORM + (
    "import instructor\nfrom openai import OpenAI\n"
    "client = instructor.from_openai(OpenAI(timeout=9))\n"
    "def find(text):\n"
    "    return client.chat.completions.create(\n"
    "        model='gpt-4o-2024-11-20', response_model=Bird,\n"
    "        messages=[{'role': 'user', 'content': text}])\n"
)
AGENT = FORM + (
    "from pydantic_ai import Agent\n"
    "agent = Agent('openai:gpt-4.1', output_type=Bird)\n"
    "@agent.tool_plain\n"
    "def listen(name: str):\n    return 'tweet'\n"
    "def find(text):\n    return agent.run_sync(text).output\n"
)
PARSED = FORM + (
    "from openai import OpenAI\nclient = OpenAI(timeout=9)\n"
    "def find(text):\n"
    "    answer = client.responses.create(model='gpt-4.1', input=text)\n"
    "    return Bird.model_validate_json(answer.output_text)\n"
)
BY_WIRE = (
    "import app, httpx, respx\n"
    "def called(arguments):\n"
    "    function = {'name': 'Bird', 'arguments': arguments}\n"
    "    call = {'id': '1', 'type': 'function', 'function': function}\n"
    "    message = {'role': 'assistant', 'content': None, 'tool_calls': [call]}\n"
    "    return httpx.Response(200, json={'choices': [{'index': 0, 'message': message}]})\n"
    "@respx.mock\n"
    "def test_it():\n"
    "    respx.post('https://api.openai.com/v1/chat/completions').mock(return_value=called(%r))\n"
    "    assert app.find('x') is None\n"
)
BY_FUNCTION = (
    "import app\n"
    "from pydantic_ai.messages import ModelResponse, ToolCallPart\n"
    "from pydantic_ai.models.function import FunctionModel\n"
    "def answer(messages, info):\n"
    "    return ModelResponse(parts=[ToolCallPart(%s)])\n"
    "def test_it():\n"
    "    with app.agent.override(model=FunctionModel(answer)):\n"
    "        assert app.find('x') is None\n"
)
BY_TEXT = (
    "import app\nfrom unittest.mock import patch\n"
    "def test_it():\n"
    "    with patch.object(app.client.responses, 'create') as create:\n"
    "        create.return_value.output_text = %r\n"
    "        assert app.find('x')\n"
)


@pytest.mark.parametrize(
    ("app", "test"),
    [
        (INSTRUCTOR, BY_WIRE % '{"name": "owl"}'),
        (AGENT, BY_FUNCTION % "'final_result', {'name': 'owl'}"),
        (AGENT, BY_FUNCTION % "info.output_tools[0].name, {'name': 'owl', 'song': 'hu'}"),
        (AGENT, BY_FUNCTION % "'final_result', '{\"wingspan\": 90}'"),
        (PARSED, BY_TEXT % '{"name": "owl"}'),
    ],
)
def test_a_field_that_is_not_there_violates_the_schema(point: Point, app: str, test: str) -> None:
    found = point({"app.py": app, "test_app.py": test}).tests
    assert (found.state, found.edge_cases) == ("edge_case", ("schema_violation",))


@pytest.mark.parametrize(
    ("app", "test"),
    [
        (INSTRUCTOR, BY_WIRE % '{"name": "owl", "wingspan": 90}'),
        (AGENT, BY_FUNCTION % "'final_result', {'name': 'owl', 'wingspan': 90}"),
        (AGENT, BY_FUNCTION % "'listen', {'name': 'owl'}"),
        (
            f"{AGENT}from pydantic_ai import Tool\nLOOK_UP = Tool(len, name='look_up')\n",
            BY_FUNCTION % "'look_up', {'name': 'owl'}",
        ),
        (AGENT, BY_FUNCTION % "'final_result', {'found': 'owl'}"),
        (AGENT, BY_FUNCTION % "'final_result', {'name': 'owl', **info.rest}"),
        (PARSED, BY_TEXT % '{"name": "owl", "wingspan": 90}'),
        (f"{PARSED}class Name(BaseModel):\n    name: str\n", BY_TEXT % '{"name": "owl"}'),
        (
            PARSED.replace("    wingspan: int\n", "    wingspan: int = Field(default=3)\n"),
            BY_TEXT % '{"name": "owl"}',
        ),
        (
            PARSED.replace("wingspan: int", "model_config = CONFIG\n    wingspan: int"),
            BY_TEXT % '{"name": "owl"}',
        ),
    ],
)
def test_what_may_fill_the_class_violates_nothing(point: Point, app: str, test: str) -> None:
    assert point({"app.py": app, "test_app.py": test}).tests.edge_cases == ()


def test_what_another_function_returns_fills_no_class(point: Point) -> None:
    app = PARSED + (
        "def load(key):\n    return open(key).read()\n"
        "def find_by(key):\n    return find(load(key)['name'])\n"
    )
    test = (
        "import app\nfrom unittest.mock import patch\n"
        "@patch('app.load', return_value={'name': 'owl'})\n"
        "def test_it(load):\n"
        "    with patch.object(app.client.responses, 'create') as create:\n"
        '        create.return_value.output_text = \'{"name": "owl", "wingspan": 90}\'\n'
        "        assert app.find_by('x')\n"
    )
    assert point({"app.py": app, "test_app.py": test}).tests.edge_cases == ()
