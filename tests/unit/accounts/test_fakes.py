"""Edge cases that lie in the functions, and in the JSON text, that tests put in a call's place."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Point = Callable[..., IntegrationPoint]

APP = (
    "from openai import OpenAI\n"
    "client = OpenAI(timeout=20)\n"
    "def ask(messages):\n"
    "    answer = client.chat.completions.create(model='gpt-4o-2024-11-20', messages=messages)\n"
    "    return answer.choices[0].message.content\n"
)
HEAD = "import app, httpx, openai\nfrom unittest.mock import patch\n"
ON_CLIENT = "    monkeypatch.setattr(app.client.chat.completions, 'create', fake)\n"
BELOW = "    monkeypatch.setattr(httpx.HTTPTransport, 'handle_request', fake)\n"
ASSERTED = "    assert app.ask([]) == 'sorry'\n"


def proved(point: Point, test: str) -> tuple[str, tuple[str, ...]]:
    found = point({"app.py": APP, "test_app.py": HEAD + test}).tests
    return found.state, found.edge_cases


@pytest.mark.parametrize("put", [ON_CLIENT, BELOW])
@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("raise openai.APITimeoutError('x')", ("error_only", ("timeout",))),
        ("raise httpx.ConnectError('x')", ("error_only", ("connection_lost",))),
        (
            'return httpx.Response(200, text=\'{"choices": [{"finish_reason": "length"}]}\')',
            ("edge_case", ("truncated",)),
        ),
    ],
)
def test_what_a_fake_function_does_is_what_the_test_feeds(
    point: Point, put: str, body: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    test = f"def test_odd(monkeypatch):\n    def fake(*args, **kwargs):\n        {body}\n{put}"
    assert proved(point, test + ASSERTED) == expected


@pytest.mark.parametrize(
    "put",
    [
        "patch.object(app.client.chat.completions, 'create', fake)",
        "patch.object(app.client.chat.completions, 'create', new=fake)",
        "patch.object(app.client.chat.completions, 'create', side_effect=fake)",
        "patch('app.client.chat.completions.create', fake)",
    ],
)
def test_a_fake_function_is_handed_to_a_patch(point: Point, put: str) -> None:
    test = (
        "def fake(**kwargs):\n    raise openai.RateLimitError('x')\n"
        f"def test_odd():\n    with {put}:\n    {ASSERTED}"
    )
    assert proved(point, test) == ("error_only", ("rate_limit",))


@pytest.mark.parametrize(
    "put", ["create.side_effect = fake", "app.client = Mock(create=Mock(side_effect=fake))"]
)
def test_a_fake_function_is_set_as_a_side_effect(point: Point, put: str) -> None:
    test = (
        "from unittest.mock import Mock\n"
        "def fake(**kwargs):\n    raise openai.RateLimitError('x')\n"
        "def test_odd():\n"
        "    with patch.object(app.client.chat.completions, 'create') as create:\n"
        f"        {put}\n    {ASSERTED}"
    )
    assert proved(point, test) == ("error_only", ("rate_limit",))


def test_what_a_fake_asserts_of_the_request_says_nothing_of_the_outcome(point: Point) -> None:
    test = (
        "def test_odd(monkeypatch):\n"
        "    def fake(**kwargs):\n"
        "        assert kwargs['model'] == app.MODEL\n"
        "        raise openai.RateLimitError('x')\n"
        f"{ON_CLIENT}    app.ask([])\n"
    )
    assert proved(point, test) == ("unknown", ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"choices": [{"message": {"content": null}}]}', "empty"),
        ('{"choices": []}', "no_choice"),
        ('{"content": [], "stop_reason": "end_turn"}', "empty"),
        ('{"content": [{"type": "text", "text": "x"}], "stop_reason": "max_tokens"}', "truncated"),
        ('{"candidates": [{"finishReason": "SAFETY"}]}', "refusal"),
        ('{"incomplete_details": {"reason": "max_output_tokens"}}', "truncated"),
        ('{"output": [{"content": [{"type": "refusal", "refusal": "No."}]}]}', "refusal"),
        ('data: {"choices": [{"finish_reason": "length"}]}\\n\\ndata: [DONE]\\n', "truncated"),
    ],
)
def test_json_text_is_read_as_the_answer_that_it_is(point: Point, text: str, expected: str) -> None:
    test = (
        f"BODY = '{text}'\n"
        "def answer(body):\n    return lambda *args, **kwargs: httpx.Response(200, text=body)\n"
        f"def test_odd(monkeypatch):\n    fake = answer(BODY)\n{BELOW}{ASSERTED}"
    )
    assert proved(point, test) == ("edge_case", (expected,))


@pytest.mark.parametrize(
    "text",
    [
        '{"choices": [{"message": {"content": "Paris"}, "finish_reason": "stop"}]}',
        '{"choices": [{"message": {"content": "Paris", "refusal": null}}]}',
    ],
)
def test_an_ordinary_answer_as_json_text_is_the_happy_path(point: Point, text: str) -> None:
    test = (
        "def test_fine(monkeypatch):\n"
        f"    fake = lambda *args: httpx.Response(200, text='{text}')\n{BELOW}{ASSERTED}"
    )
    assert proved(point, test) == ("happy_path", ())


def test_broken_json_as_a_body_is_no_answer_of_the_model(point: Point) -> None:
    test = (
        "def test_odd(monkeypatch):\n"
        f"    fake = lambda *args: httpx.Response(200, text='{{\"choices\": ')\n{BELOW}{ASSERTED}"
    )
    assert proved(point, test)[1] in {(), ("malformed_json",)}


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("    pytest.fail(f'what should {app.ask([])} be?')\n", "unknown"),
        ("    if app.ask([]) is None:\n        pytest.fail('nothing')\n", "error_only"),
    ],
)
def test_to_fail_whatever_the_outcome_is_proves_nothing(
    point: Point, rest: str, expected: str
) -> None:
    test = (
        "import pytest\ndef test_odd(monkeypatch):\n"
        f"    def fake(**kwargs):\n        raise openai.RateLimitError('x')\n{ON_CLIENT}{rest}"
    )
    assert proved(point, test)[0] == expected


SERVICE = (
    "import json\nimport requests\n"
    "def ask(prompt):\n"
    "    answer = requests.post('http://localhost:11434/api/generate', json={'model': 'm'})\n"
    "    return {read}\n"
)


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("answer.json()['response'].strip()", ("edge_case", ("malformed_json",))),
        ("json.loads(answer.json().get('response') or '{}')", ("edge_case", ("malformed_json",))),
        ("answer.json()['model']", ("happy_path", ())),
    ],
)
def test_what_the_program_takes_for_the_text_is_the_text(
    point: Point, read: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    test = (
        "import app, responses\n@responses.activate\ndef test_odd():\n"
        "    body = {'model': 'm', 'response': '[1, '}\n"
        "    responses.add('POST', 'http://localhost:11434/api/generate', json=body)\n"
        "    assert app.ask('x') == []\n"
    )
    app = SERVICE.replace("{read}", read)
    found = point({"app.py": app, "test_app.py": test}).tests
    assert (found.state, found.edge_cases) == expected


CHAIN = (
    "from langchain_openai import ChatOpenAI\n"
    "def answer(question, llm=None):\n"
    "    llm = llm or ChatOpenAI(model='gpt-4o-2024-08-06', timeout=5)\n"
    "    return llm.invoke(question) or 'nothing'\n"
)


@pytest.mark.parametrize(
    ("base", "method"),
    [
        ("langchain_core.language_models.llms import LLM", "_call"),
        ("langchain_core.language_models import BaseChatModel", "_generate"),
    ],
)
def test_a_class_that_fills_in_a_library_s_stands_for_the_model(
    point: Point, base: str, method: str
) -> None:
    test = (
        f"import app\nfrom {base}\n"
        f"class Fake({base.rpartition(' ')[2]}):\n"
        f"    def {method}(self, asked, stop=None, **options):\n        return ''\n"
        "def test_empty():\n    assert app.answer('x', Fake()) == 'nothing'\n"
    )
    found = point({"app.py": CHAIN, "test_app.py": test}).tests
    assert (found.state, found.edge_cases, found.live) == ("edge_case", ("empty",), ())


@pytest.mark.parametrize(
    "put",
    [
        "lambda *a, **k: Mock(json=lambda: {'response': ''})",
        "lambda *a, **k: Answer()",
        "Mock(return_value=Mock(json=lambda: {'response': ''}))",
    ],
)
def test_what_gives_an_answer_for_a_double_is_read(point: Point, put: str) -> None:
    test = (
        "import app\nfrom unittest.mock import Mock, patch\n"
        "class Answer:\n    def json(self):\n        return {'response': ''}\n"
        f"def test_empty():\n    with patch('app.requests.post', {put}):\n"
        "        assert app.ask('x') == 'nothing'\n"
    )
    app = SERVICE.replace("{read}", "answer.json()['response'] or 'nothing'")
    found = point({"app.py": app, "test_app.py": test}).tests
    assert (found.state, found.edge_cases) == ("edge_case", ("empty",))


ROWS = """
import app, pytest
from types import SimpleNamespace
from unittest.mock import Mock
def answer(text, why='stop'):
    message = SimpleNamespace(content=text)
    return SimpleNamespace(choices=[SimpleNamespace(message=message, finish_reason=why)])
@pytest.mark.parametrize('given', [ROWS])
def test_cut(given, monkeypatch):
    create = Mock(return_value=given)
    monkeypatch.setattr(app.client.chat.completions, 'create', create)
    assert app.ask([]) == 'sorry'
def test_plain(monkeypatch):
    create = Mock(return_value=answer('Hi'))
    monkeypatch.setattr(app.client.chat.completions, 'create', create)
    assert app.ask([]) == 'Hi'
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("answer('Hi')", ("happy_path", ())),
        ("answer('Hi', why='length')", ("edge_case", ("truncated",))),
        ("answer('Hi'), answer('H', 'length')", ("edge_case", ("truncated",))),
        ("pytest.param(answer('H', 'length'), id='cut')", ("edge_case", ("truncated",))),
        ("answer('   ')", ("edge_case", ("empty",))),
    ],
)
def test_what_a_helper_makes_of_a_row_is_what_the_test_feeds(
    point: Point, rows: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    test = ROWS.replace("ROWS", rows)
    found = point({"app.py": APP, "test_app.py": test}).tests
    assert (found.state, found.edge_cases) == expected


STREAMED = (
    "class Broken(httpx.SyncByteStream):\n"
    "    def __iter__(self):\n        yield b'x'\n        raise httpx.ReadTimeout('stalled')\n"
    "class Whole(httpx.SyncByteStream):\n    def __iter__(self):\n        yield b'x'\n"
    "def put(responder, monkeypatch):\n"
    "    def fake(request):\n        return httpx.Response(200, stream=responder(request))\n"
    f"{BELOW}"
    "def broken(monkeypatch):\n    put(lambda request: Broken(), monkeypatch)\n"
)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("broken(monkeypatch)", ("error_only", ("timeout",))),
        ("put(lambda request: Whole(), monkeypatch)", ("happy_path", ())),
    ],
)
def test_what_a_helper_hands_on_to_a_fake_function_is_fed_by_it(
    point: Point, asked: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    test = f"{STREAMED}def test_odd(monkeypatch):\n    {asked}\n{ASSERTED}"
    assert proved(point, test) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("requests.Timeout('slow')", ("error_only", ("timeout",))),
        ("requests.exceptions.ConnectionError()", ("error_only", ("connection_lost",))),
        ('\'{"choices": [{"message": {"content": "Hi"}}]}\'', ("happy_path", ())),
    ],
)
def test_an_exception_as_the_body_of_an_answer_is_raised(
    point: Point, body: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    app = (
        "import requests\n"
        "def ask(text):\n"
        "    url = 'https://api.openai.com/v1/chat/completions'\n"
        "    found = requests.post(url, json={'model': 'gpt-4.1', 'messages': text}, timeout=9)\n"
        "    return found.json()['choices'][0]['message']['content']\n"
    )
    test = (
        "import app, requests, responses\n"
        "@responses.activate\n"
        "def test_it():\n"
        f"    responses.add(responses.POST, 'https://api.openai.com', body={body})\n"
        "    assert app.ask([]) == 'Hi'\n"
    )
    found = point({"app.py": app, "test_app.py": test}).tests
    assert (found.state, found.edge_cases) == expected


WIRE = (
    "class Wire:\n"
    "    def __init__(self):\n        self.reply = httpx.Response(500)\n"
    "    def __call__(self, request):\n        return self.reply\n"
    "    def says(self, text):\n"
    "        self.reply = httpx.Response(200, json={'choices': [{'message': {'content': text}}]})\n"
    "def test_it():\n"
    "    wire = Wire()\n"
    "    http = httpx.Client(transport=httpx.MockTransport(wire))\n"
    "    app.client = openai.OpenAI(http_client=http)\n"
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("    wire.says('hello')\n", ("happy_path", ())),
        (
            "    wire.reply = httpx.Response(200, json={'choices': []})\n",
            ("edge_case", ("no_choice",)),
        ),
    ],
)
def test_what_a_fake_begins_with_is_not_fed_once_it_is_replaced(
    point: Point, said: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    assert proved(point, WIRE + said + ASSERTED) == expected


def test_a_fake_raises_what_stands_under_a_name_of_its_file(point: Point) -> None:
    test = (
        "LOST = openai.APIConnectionError(request=None)\n"
        "def test_odd(monkeypatch):\n    def fake(*args, **kwargs):\n        raise LOST\n"
    )
    assert proved(point, test + ON_CLIENT + ASSERTED) == ("error_only", ("connection_lost",))
