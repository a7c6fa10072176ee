"""Answers that a test feeds for the program to refuse, by the exceptions that it waits for."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Point = Callable[..., IntegrationPoint]

APP = (
    "import json\nfrom openai import OpenAI\nfrom pydantic import BaseModel, ValidationError\n"
    "client = OpenAI(timeout=20)\n"
    "class Bad(Exception):\n    pass\n"
    "class Meal(BaseModel):\n    title: str\n"
    "def ask(messages):\n"
    "    answer = client.chat.completions.create(model='gpt-4o-2024-11-20', messages=messages)\n"
    "    text = answer.choices[0].message.content\n"
)
VALIDATED = (
    "    try:\n        return Meal.model_validate_json(text)\n"
    "    except ValidationError as exc:\n        raise Bad('no meal') from exc\n"
)
LOOKED_UP = (
    "    try:\n        return json.loads(text)['title']\n"
    "    except (json.JSONDecodeError, KeyError) as exc:\n        raise Bad('no meal') from exc\n"
)
PARSED = (
    "    try:\n        return json.loads(text)\n"
    "    except json.JSONDecodeError as exc:\n        raise Bad('no meal') from exc\n"
)
CUT = "    if answer.choices[0].finish_reason == 'length':\n        raise Bad('cut off')\n"
CONDITION = "    if 'title' not in json.loads(text):\n        raise Bad('no title')\n"
UNKNOWN = ("unknown", ())
VIOLATION = ("edge_case", ("schema_violation",))


def proved(point: Point, app: str, text: str, waited_for: str) -> tuple[str, tuple[str, ...]]:
    test = (
        "import app, json, pytest\nfrom unittest.mock import patch\n"
        "def test_odd():\n"
        "    with patch.object(app.client.chat.completions, 'create') as create:\n"
        f"        create.return_value.choices[0].message.content = {text}\n"
        f"        with pytest.raises({waited_for}):\n            app.ask([])\n"
    )
    found = point({"app.py": app, "test_app.py": test}).tests
    return found.state, found.edge_cases


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (VALIDATED, VIOLATION),
        (LOOKED_UP, VIOLATION),
        (CUT + VALIDATED, UNKNOWN),
        (CONDITION, UNKNOWN),
        (PARSED, UNKNOWN),
    ],
)
def test_json_that_the_program_refuses_by_an_exception_of_its_own_violates_a_schema(
    point: Point, body: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    assert proved(point, APP + body, "'{\"name\": 1}'", "app.Bad") == expected


def test_a_base_of_what_is_raised_may_be_waited_for(point: Point) -> None:
    app = (APP + VALIDATED).replace("raise Bad", "raise NoMeal")
    app = app.replace("class Meal(", "class NoMeal(Bad):\n    pass\nclass Meal(")
    assert proved(point, app, "'{\"name\": 1}'", "app.Bad") == VIOLATION


def test_the_arguments_of_a_tool_can_violate_its_schema(point: Point) -> None:
    app = APP + "    return Meal(**json.loads(text))\n"
    test = (
        "import app, pydantic, pytest\nfrom unittest.mock import patch, MagicMock\n"
        "def test_odd():\n"
        "    call = MagicMock(arguments='{\"name\": 1}')\n"
        "    with patch.object(app.client.chat.completions, 'create') as create:\n"
        "        create.return_value.choices[0].message.tool_calls = [call]\n"
        "        with pytest.raises(pydantic.ValidationError):\n            app.ask([])\n"
    )
    found = point({"app.py": app, "test_app.py": test}).tests
    assert (found.state, found.edge_cases) == VIOLATION


LANGCHAIN = (
    "from langchain_openai import ChatOpenAI\n"
    "from langchain_core.output_parsers import JsonOutputParser, StrOutputParser\n"
    "def ask(text, model=None):\n"
    "    chain = (model or ChatOpenAI(model='gpt-4o-2024-08-06')) | PARSER()\n"
    "    return chain.invoke(text)\n"
)


@pytest.mark.parametrize(
    ("parser", "expected"),
    [("JsonOutputParser", ("edge_case", ("malformed_json",))), ("StrOutputParser", UNKNOWN)],
)
def test_prose_that_a_parser_of_json_refuses_is_malformed(
    point: Point, parser: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    test = (
        "import app, pytest\nfrom langchain_core.exceptions import OutputParserException\n"
        "from langchain_core.language_models import FakeListChatModel\n"
        "def test_odd():\n"
        "    with pytest.raises(OutputParserException):\n"
        "        app.ask('x', FakeListChatModel(responses=['I cannot say']))\n"
    )
    found = point({"app.py": LANGCHAIN.replace("PARSER", parser), "test_app.py": test}).tests
    assert (found.state, found.edge_cases) == expected


HELPER = (
    "import json\nfrom openai import OpenAI\nclient = OpenAI(timeout=20)\n"
    "class Bad(Exception):\n    pass\n"
    "def ask(messages):\n"
    "    answer = client.chat.completions.create(model='gpt-4o-2024-11-20', messages=messages)\n"
    "    return answer.choices[0].message.content\n"
    "def clean(text):\n    return json.loads(text.strip())\n"
    "def meal(messages):\n    raw = ask(messages)\n    return clean(raw)\n"
)


@pytest.mark.parametrize(
    ("called", "expected"),
    [("meal", ("edge_case", ("malformed_json",))), ("ask", ("happy_path", ()))],
)
def test_the_answer_may_be_parsed_by_who_gets_it_from_the_caller(
    point: Point, called: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    test = (
        "import app, pytest\nfrom unittest.mock import patch\n"
        "def test_odd():\n"
        "    with patch.object(app.client.chat.completions, 'create') as create:\n"
        "        create.return_value.choices[0].message.content = 'I cannot say'\n"
        f"        with pytest.raises(ValueError):\n            app.{called}([])\n"
    )
    found = point({"app.py": HELPER, "test_app.py": test}).tests
    assert (found.state, found.edge_cases) == expected


def test_what_is_raised_on_other_input_says_nothing_of_the_answer(point: Point) -> None:
    order = (
        "def order(data):\n"
        "    try:\n        return Meal(**data)\n"
        "    except ValidationError as exc:\n        raise Bad('no order') from exc\n"
    )
    app = APP.replace("def ask(messages):\n", order + "def ask(messages):\n    order(messages)\n")
    read = "    return json.loads(text)\n"
    assert proved(point, app + read, "'{\"name\": 1}'", "app.Bad") == ("none", ())
    read = f"    if not text:\n        raise Bad('nothing')\n{read}"
    assert proved(point, app + read, "'{\"name\": 1}'", "app.Bad") == UNKNOWN
