"""How a double comes to stand in the model's place, and whose function it then runs."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lintkit.config import load_config
from lintkit.engine.gather import Request
from lintkit.engine.run import check
from lintkit.model import IntegrationPoint

DAY = date(2026, 11, 24)
Point = Callable[..., IntegrationPoint]
Points = Callable[..., tuple[IntegrationPoint, ...]]

APP = (
    "from openai import OpenAI\n"
    "_client = None\n"
    "def client():\n"
    "    global _client\n"
    "    if _client is None:\n        _client = OpenAI(timeout=20)\n"
    "    return _client\n"
    "def ask(text):\n"
    "    answer = client().chat.completions.create(model='gpt-4o-2024-11-20', messages=[text])\n"
    "    return answer.choices[0].message.content or 'sorry'\n"
)
HEAD = (
    "import httpx, pytest\nfrom types import SimpleNamespace as N\n"
    "from unittest.mock import MagicMock, patch\nimport app\n"
    "def said(content):\n    return N(choices=[N(message=N(content=content))])\n"
)


def proved(point: Point, test: str, app: str = APP) -> tuple[str, tuple[str, ...]]:
    found = point({"app.py": app, "test_app.py": HEAD + test}).tests
    return found.state, found.edge_cases


def test_a_parametrized_value_is_fed_through_a_helper(point: Point) -> None:
    test = (
        "@pytest.mark.parametrize('content', ['Hi', None])\n"
        "def test_it(content):\n"
        "    with patch('app.client') as made:\n"
        "        made.return_value.chat.completions.create.return_value = said(content)\n"
        "        assert app.ask('x')\n"
    )
    assert proved(point, test) == ("edge_case", ("empty",))


@pytest.mark.parametrize(
    ("put", "fake"),
    [("_client", "fake"), ("client", "lambda: fake")],
)
def test_a_function_in_a_namespace_raises_for_the_model(point: Point, put: str, fake: str) -> None:
    test = (
        "def test_it(monkeypatch):\n"
        "    def refuse(**options):\n        raise TimeoutError\n"
        "    fake = N(chat=N(completions=N(create=refuse)))\n"
        f"    monkeypatch.setattr(app, '{put}', {fake})\n"
        "    with pytest.raises(TimeoutError):\n        app.ask('x')\n"
    )
    assert proved(point, test) == ("error_only", ("timeout",))


def test_what_a_getter_returns_can_be_replaced(point: Point) -> None:
    test = (
        "@patch('app._client')\n"
        "def test_it(client):\n"
        "    client.chat.completions.create.return_value = said('Hi')\n"
        "    assert app.ask('x') == 'Hi'\n"
    )
    assert proved(point, test) == ("happy_path", ())


def test_a_module_that_another_knows_is_patched_through_it(point: Point) -> None:
    found = point(
        {
            "llm.py": APP,
            "app.py": "import llm\ndef greet():\n    return llm.ask('x')\n",
            "test_app.py": HEAD + "@patch('app.llm.ask', return_value='Hi')\n"
            "def test_it(ask):\n    assert app.greet() == 'Hi'\n",
        }
    )
    assert found.tests.state == "replaced"


EFFECTS = (
    "    with patch('app.client') as made:\n"
    "        create = made.return_value.chat.completions.create\n"
)


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        ("[said(''), said('Hi')]", ("edge_case", ("empty",))),
        ("[httpx.ReadTimeout('slow'), said('Hi')]", ("error_only", ("timeout",))),
        ("[said('Hi')] * 2", ("happy_path", ())),
        ("httpx.ReadError('gone')", ("error_only", ("connection_lost",))),
    ],
)
def test_each_effect_in_a_list_counts(
    point: Point, effect: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    set_ = f"        create.side_effect = {effect}\n"
    test = f"def test_it():\n{EFFECTS}{set_}        assert app.ask('x')\n"
    assert proved(point, test) == expected


def test_an_override_of_a_dependency_replaces_what_makes_the_client(point: Point) -> None:
    app = (
        "from fastapi import Depends, FastAPI\nfrom openai import OpenAI\n"
        "app = FastAPI()\n"
        "def get_client():\n    return OpenAI(timeout=20)\n"
        "@app.post('/ask')\n"
        "def ask(client: OpenAI = Depends(get_client)):\n"
        "    return client.chat.completions.create(model='gpt-4o-2024-11-20', messages=[])\n"
    )
    test = (
        "from fastapi.testclient import TestClient\n"
        "@pytest.fixture\n"
        "def web():\n"
        "    fake = MagicMock()\n"
        "    fake.chat.completions.create.return_value = said('Hi')\n"
        "    app.app.dependency_overrides[app.get_client] = lambda: fake\n"
        "    return TestClient(app.app)\n"
        "def test_it(web):\n    assert web.post('/ask').status_code == 200\n"
    )
    assert proved(point, test, app) == ("happy_path", ())


def test_an_override_that_makes_an_object_of_the_program_leads_through_its_methods(
    point: Point,
) -> None:
    app = (
        "from fastapi import Depends, FastAPI\nfrom openai import OpenAI\n"
        "app = FastAPI()\n"
        "class Brain:\n"
        "    def __init__(self, client):\n        self.client = client\n"
        "    def answer(self):\n"
        "        return self.client.chat.completions.create(model='gpt-4o', messages=[])\n"
        "def get_client():\n    return OpenAI(timeout=20)\n"
        "def get_brain():\n    return Brain(get_client())\n"
        "@app.post('/ask')\n"
        "def ask(brain: Brain = Depends(get_brain)):\n"
        "    return brain.answer().choices[0].message.content\n"
    )
    test = (
        "from fastapi.testclient import TestClient\n"
        "def test_it():\n"
        "    fake = MagicMock()\n"
        "    fake.chat.completions.create.return_value = said('')\n"
        "    app.app.dependency_overrides[app.get_brain] = lambda: app.Brain(fake)\n"
        "    assert TestClient(app.app).post('/ask').json() == ''\n"
    )
    assert proved(point, test, app) == ("edge_case", ("empty",))


def test_a_model_in_an_agent_that_is_handed_in_answers(point: Point) -> None:
    app = (
        "from agents import Agent, Runner\n"
        "planner = Agent(name='planner', model='gpt-4.1')\n"
        "def plan(place, agent=planner):\n"
        "    return Runner.run_sync(agent, place).final_output\n"
    )
    test = (
        "from agents import Agent\nfrom agents.items import ModelResponse\n"
        "from agents.models.interface import Model\n"
        "class FakeModel(Model):\n"
        "    async def get_response(self, *args, **kwargs):\n"
        "        return ModelResponse(output=[], usage=None, response_id=None)\n"
        "def test_it():\n"
        "    agent = Agent(name='planner', model=FakeModel())\n"
        "    assert app.plan('Ulm', agent) == 'Along the river'\n"
    )
    assert proved(point, test, app)[0] != "live_only"


def test_a_model_that_a_test_hands_to_the_maker_of_an_agent_answers(point: Point) -> None:
    app = (
        "from agents import Agent, Runner\n"
        "def build(model=None):\n"
        "    return Agent(name='planner', model=model or 'gpt-4.1')\n"
        "def plan(place, agent=None):\n"
        "    return Runner.run_sync(agent or build(), place).final_output\n"
    )
    test = (
        "from agents.models.interface import Model\n"
        "class FakeModel(Model):\n"
        "    async def get_response(self, *args, **kwargs):\n"
        "        raise TimeoutError\n"
        "def test_it():\n"
        "    assert app.plan('Ulm', app.build(FakeModel())) == 'Along the river'\n"
    )
    assert proved(point, test, app) == ("error_only", ("timeout",))


@pytest.mark.parametrize(
    "app",
    [
        (
            "from agents import Agent, Runner\n"
            "planner = Agent(name='planner', model='gpt-4.1')\n"
            "def plan(place):\n    return Runner.run_sync(planner, place).final_output\n"
        ),
        (
            "from pydantic_ai import Agent\n"
            "planner = Agent('openai:gpt-4.1')\n"
            "def plan(place):\n    return planner.run_sync(place).output\n"
        ),
    ],
)
@pytest.mark.parametrize(
    ("put", "expected"),
    [
        ("monkeypatch.setattr(app.planner, 'model', FakeModel())", "error_only"),
        ("monkeypatch.setattr('app.planner.model', FakeModel())", "error_only"),
        ("app.planner.model = FakeModel()", "unknown"),
    ],
)
def test_the_model_of_an_agent_can_be_replaced(
    point: Point, app: str, put: str, expected: str
) -> None:
    test = (
        "class FakeModel:\n"
        "    async def get_response(self, *args, **kwargs):\n        raise TimeoutError\n"
        "    async def request(self, *args, **kwargs):\n        raise TimeoutError\n"
        f"def test_it(monkeypatch):\n    {put}\n"
        "    assert app.plan('Ulm') == 'Along the river'\n"
    )
    assert proved(point, test, app)[0] == expected


def test_a_double_answers_through_what_the_program_derives_from_it(point: Point) -> None:
    app = (
        "from langchain_openai import ChatOpenAI\n"
        "def outline(topic, llm=None):\n"
        "    llm = llm or ChatOpenAI(model='gpt-4o-2024-08-06', timeout=9)\n"
        "    return llm.with_structured_output(dict).invoke(topic)\n"
    )
    test = (
        "def test_it():\n"
        "    llm = MagicMock()\n"
        "    llm.with_structured_output.return_value.invoke.return_value = {'title': 't'}\n"
        "    assert app.outline('otters', llm)['title'] == 't'\n"
    )
    assert proved(point, test, app) == ("happy_path", ())


def test_what_another_provider_does_is_no_answer_of_a_model(point: Point) -> None:
    app = (
        "class Provider:\n"
        "    def ask(self, prompt):\n        raise NotImplementedError\n"
        "class OfGroq(Provider):\n"
        "    def __init__(self, client):\n        self.client = client\n"
        "    def ask(self, prompt):\n"
        "        done = self.client.chat.completions.create(model='m', messages=[])\n"
        "        return done.choices[0].message.content\n"
        "PROVIDERS = {'groq': OfGroq}\n"
        "def make():\n    from groq import Groq\n    return OfGroq(Groq(timeout=9))\n"
    )
    test = (
        "import pytest\n"
        "class Broken(app.Provider):\n"
        "    def ask(self, prompt):\n        raise TimeoutError\n"
        "@pytest.fixture(autouse=True)\n"
        "def registered(monkeypatch):\n"
        "    monkeypatch.setitem(app.PROVIDERS, 'broken', Broken)\n"
        "def test_it():\n"
        "    client = MagicMock()\n"
        "    client.chat.completions.create.return_value = said('fine')\n"
        "    assert app.OfGroq(client).ask('x') == 'fine'\n"
    )
    assert proved(point, test, app) == ("happy_path", ())


def test_a_command_of_a_group_is_run_after_the_group(point: Point) -> None:
    app = (
        "import click\nfrom openai import OpenAI\n"
        "class Writer:\n"
        "    def write(self):\n"
        "        client = OpenAI(timeout=9)\n"
        "        answer = client.chat.completions.create(model='gpt-4o', messages=[])\n"
        "        return answer.choices[0].message.content\n"
        "@click.group()\n@click.pass_context\n"
        "def main(ctx):\n    ctx.obj = Writer()\n"
        "@main.command()\n@click.pass_obj\n"
        "def write(writer):\n    click.echo(writer.write())\n"
    )
    test = (
        "from click.testing import CliRunner\n"
        "def test_it():\n"
        "    with patch('app.OpenAI') as make:\n"
        "        make.return_value.chat.completions.create.return_value = said('')\n"
        "        assert CliRunner().invoke(app.main, ['write']).output == ''\n"
    )
    assert proved(point, test, app) == ("edge_case", ("empty",))


SENDING = (
    "import httpx\n"
    "class Client:\n"
    "    def __init__(self, http=None):\n"
    "        self.http = http or httpx.Client(timeout=5)\n"
    "    def ask(self):\n"
    "        body = {'model': 'claude-3-5-haiku-20241022', 'max_tokens': 9, 'messages': []}\n"
    "        return self.http.post('https://api.anthropic.com/v1/messages', json=body).json()\n"
)
TRANSPORT = (
    "def client(handler):\n"
    "    return app.Client(httpx.Client(transport=httpx.MockTransport(handler)))\n"
)


def test_a_function_that_answers_requests_is_read_in_the_test_that_hands_it_in(
    point: Point,
) -> None:
    test = (
        f"{TRANSPORT}"
        "def test_limited():\n    assert client(lambda request: httpx.Response(429)).ask() == {}\n"
        "def test_cut_off():\n"
        "    def handler(request):\n"
        "        body = {'stop_reason': 'max_tokens', 'content': [{'text': 'Half'}]}\n"
        "        return httpx.Response(200, json=body)\n"
        "    client(handler).ask()\n"
    )
    # What is cut off is fed in a test that asserts nothing, so that the failure alone is proved.
    assert proved(point, test, SENDING) == ("error_only", ("rate_limit",))


def test_a_stream_of_a_double_that_breaks_off_is_a_lost_connection(point: Point) -> None:
    app = (
        "from openai import AsyncOpenAI\n"
        "async def ask(client=None):\n"
        "    client = client or AsyncOpenAI(timeout=20)\n"
        "    stream = await client.chat.completions.create(model='gpt-4o', stream=True)\n"
        "    return [piece async for piece in stream]\n"
    )
    test = (
        "class Stream:\n"
        "    def __init__(self, error=None):\n        self.error = error\n"
        "    async def __aiter__(self):\n        yield 'x'\n"
        "        if self.error:\n            raise self.error\n"
        "class Client:\n"
        "    def __init__(self, stream):\n"
        "        self.chat = self.completions = self\n        self.stream = stream\n"
        "    async def create(self, **options):\n        return self.stream\n"
        "async def test_it():\n"
        "    assert await app.ask(Client(Stream(error=httpx.ReadError('gone'))))\n"
    )
    assert proved(point, test, app) == ("error_only", ("connection_lost",))


CHAIN = (
    "from langchain_openai import ChatOpenAI\n"
    "def ask(llm=None):\n"
    "    llm = llm or ChatOpenAI(model='gpt-4o-2024-11-20', timeout=20)\n"
    "    return llm.invoke('x').content\n"
)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Hi", ("happy_path", ())),
        ("", ("edge_case", ("empty",))),
        ('{"a": ', ("edge_case", ("malformed_json",))),
    ],
)
def test_what_a_stand_in_for_a_model_is_to_answer_is_fed(
    point: Point, answer: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    test = (
        "from langchain_core.language_models.fake_chat_models import FakeListChatModel\n"
        f"@pytest.fixture\ndef llm():\n    return FakeListChatModel(responses=[{answer!r}])\n"
        "def test_it(llm):\n    assert app.ask(llm) == ''\n"
    )
    assert proved(point, test, CHAIN) == expected


@pytest.mark.parametrize("script", ["answers", "list(answers)", "[*answers]", "['Hi', *answers]"])
@pytest.mark.parametrize(
    ("answer", "expected"), [("Hi", ("happy_path", ())), ("", ("edge_case", ("empty",)))]
)
def test_a_helper_hands_a_stand_in_the_answers_of_each_test(
    point: Point, script: str, answer: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    test = (
        "from langchain_core.language_models.fake_chat_models import FakeListChatModel\n"
        f"def fake(*answers):\n    return FakeListChatModel(responses={script})\n"
        f"def test_it():\n    assert app.ask(fake({answer!r})) == ''\n"
        "def test_other():\n    fake('')\n"
    )
    assert proved(point, test, CHAIN) == expected


@pytest.mark.parametrize(
    ("answer", "expected"), [("Hi", ("happy_path", ())), ("", ("edge_case", ("empty",)))]
)
def test_a_step_of_a_chain_that_a_test_makes_stands_for_the_model(
    point: Point, answer: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    app = (
        "from langchain_core.output_parsers import StrOutputParser\n"
        "from langchain_core.prompts import ChatPromptTemplate\n"
        "from langchain_openai import ChatOpenAI\n"
        "def model():\n    return ChatOpenAI(model='gpt-4o-2024-11-20', timeout=20)\n"
        "def ask():\n"
        "    chain = ChatPromptTemplate.from_template('x') | model() | StrOutputParser()\n"
        "    return chain.invoke({}) or '-'\n"
    )
    test = (
        "from langchain_core.messages import AIMessage\n"
        "from langchain_core.runnables import RunnableLambda\n"
        "def test_it(monkeypatch):\n"
        f"    step = RunnableLambda(lambda _: AIMessage(content={answer!r}))\n"
        "    monkeypatch.setattr(app, 'model', lambda: step)\n"
        "    assert app.ask() == '-'\n"
    )
    assert proved(point, test, app) == expected


@pytest.mark.parametrize(("name", "expected"), [("model", "happy_path"), ("prompt", "live_only")])
def test_what_makes_the_model_of_a_chain_may_be_replaced(
    point: Point, name: str, expected: str
) -> None:
    app = (
        "from langchain_core.prompts import ChatPromptTemplate\n"
        "from langchain_openai import ChatOpenAI\n"
        "def prompt():\n    return ChatPromptTemplate.from_template('x')\n"
        "def model():\n    return ChatOpenAI(model='gpt-4o-2024-11-20', timeout=20)\n"
        "def ask():\n    return (prompt() | model()).invoke({}).content\n"
    )
    test = (
        "from unittest.mock import MagicMock, patch\n"
        "def test_it():\n"
        f"    with patch('app.{name}', lambda: MagicMock()):\n        assert app.ask()\n"
    )
    assert proved(point, test, app)[0] == expected


def test_a_bare_text_that_a_double_returns_is_the_answer(point: Point) -> None:
    app = (
        "from langchain_openai import OpenAI\n"
        "def ask(llm=None):\n    return (llm or OpenAI()).invoke('x')\n"
    )
    test = (
        "class Fake:\n    def invoke(self, text):\n        return ''\n"
        "def test_it():\n    assert app.ask(Fake()) == ''\n"
    )
    assert proved(point, test, app) == ("edge_case", ("empty",))


def test_what_is_picked_out_of_several_surely_runs_for_no_test(point: Point) -> None:
    app = (
        "from openai import OpenAI\n"
        "def clock():\n    return '9:00'\n"
        "def explain():\n"
        "    return OpenAI(timeout=9).responses.create(model='gpt-4.1', input='x')\n"
        "TOOLS = {'clock': clock, 'explain': explain}\n"
        "def call(name):\n    return TOOLS[name]()\n"
    )
    test = "def test_it(name):\n    assert app.call(name) == '9:00'\n"
    assert proved(point, test, app) == ("unknown", ())


def test_functions_are_tests_by_the_names_that_pytest_is_told(tmp_path: Path) -> None:
    files = {
        "pytest.ini": "[pytest]\npython_files = check_*.py\npython_functions = check\n"
        "python_classes = *Checks\n",
        "app.py": APP,
        "check_app.py": HEAD + "@pytest.fixture\ndef fake():\n"
        "    with patch('app.client') as made:\n"
        "        made.return_value.chat.completions.create.return_value = said('Hi')\n"
        "        yield app\n"
        "class SomeChecks:\n"
        "    def check_it(self, fake):\n        assert fake.ask('x') == 'Hi'\n"
        "def test_not_collected(fake):\n    assert fake.ask('x') == 'Hi'\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    request = Request(load_config([tmp_path]), (tmp_path,), DAY, cached=False, jobs=1)
    (found,) = check(request).inventory.points
    assert found.tests.tests == ("check_app.py::SomeChecks::check_it",)


def test_what_a_fixture_of_a_plugin_makes_is_a_double(point: Point) -> None:
    test = (
        "def test_it(mocker):\n"
        "    llm = mocker.Mock()\n    llm.invoke.return_value.content = ''\n"
        "    assert app.ask(llm) == ''\n"
    )
    assert proved(point, test, CHAIN) == ("edge_case", ("empty",))


TOOLS = (
    "from openai import OpenAI\n"
    "def clock():\n    return '9:00'\n"
    "TOOLS = {'clock': clock, 'date_of_today': clock}\n"
    "def ask(client=None):\n"
    "    client = client or OpenAI(timeout=9)\n"
    "    answer = client.chat.completions.create(model='gpt-4.1', messages=[], tools=[])\n"
    "    call = answer.choices[0].message.tool_calls[0]\n"
    "    return TOOLS[call.function.name]()\n"
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("clock", ("happy_path", ())),
        ("date_of_today", ("happy_path", ())),
        ("reboot", ("edge_case", ("unknown_tool",))),
    ],
)
def test_a_tool_that_the_program_never_names_is_unknown(
    point: Point, name: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    test = (
        "def test_it():\n"
        "    client = MagicMock()\n"
        f"    call = N(function=N(name={name!r}, arguments='{{}}'))\n"
        "    answer = N(choices=[N(message=N(content=None, tool_calls=[call]))])\n"
        "    client.chat.completions.create.return_value = answer\n"
        "    assert app.ask(client) == '9:00'\n"
    )
    assert proved(point, test, TOOLS) == expected


@pytest.mark.parametrize(
    "known",
    [
        "def reboot():\n    return 'done'\n",
        "def tools():\n    return [{'type': 'function', 'description': 'x', 'title': 'reboot'}]\n",
    ],
)
def test_a_tool_that_the_test_itself_offers_is_known(point: Point, known: str) -> None:
    test = (
        f"{known}"
        "def test_it():\n"
        f"    {known.partition('(')[0].removeprefix('def ')}()\n"
        "    client = MagicMock()\n"
        "    call = N(function=N(name='reboot', arguments='{}'))\n"
        "    answer = N(choices=[N(message=N(content=None, tool_calls=[call]))])\n"
        "    client.chat.completions.create.return_value = answer\n"
        "    assert app.ask(client) == '9:00'\n"
    )
    assert proved(point, test, TOOLS) == ("happy_path", ())


@pytest.mark.parametrize(
    "compared", ["== {}", "== snapshot({})", "!= [{}]", "== IsPartialDict(choices=[{}])"]
)
def test_what_is_only_compared_is_not_fed(point: Point, compared: str) -> None:
    expected = compared.format("{'type': 'tool_use', 'name': 'reboot', 'content': ''}")
    test = (
        "from dirty_equals import IsPartialDict\nfrom inline_snapshot import snapshot\n"
        "def test_it():\n"
        "    client = MagicMock()\n"
        "    answer = N(choices=[N(message=N(content='Hi', tool_calls=[]))])\n"
        "    client.chat.completions.create.return_value = answer\n"
        f"    assert app.ask(client) {expected}\n"
    )
    assert proved(point, test, TOOLS) == ("happy_path", ())


def test_what_is_fed_and_compared_is_fed(point: Point) -> None:
    test = (
        "def test_it():\n"
        "    client = MagicMock()\n"
        "    message = N(content='', tool_calls=[])\n"
        "    client.chat.completions.create.return_value = N(choices=[N(message=message)])\n"
        "    assert app.ask(client) == message\n"
    )
    assert proved(point, test, TOOLS) == ("edge_case", ("empty",))


@pytest.mark.parametrize("kind", ["", "    @staticmethod\n", "    @classmethod\n"])
def test_that_only_a_test_runs_a_method_hides_no_call_of_its_other_objects(
    point: Point, kind: str
) -> None:
    app = (
        "from openai import OpenAI\n"
        "class Bot:\n"
        "    def __init__(self, client):\n        self.client = client\n"
        "    def ask(self):\n"
        "        return self.client.responses.create(model='gpt-4.1', input='x').output_text\n"
        f"{kind}    def show(self):\n        return self\n"
        "bot = Bot(OpenAI(timeout=9))\n"
    )
    test = (
        "def test_it():\n"
        "    client = MagicMock()\n"
        "    client.responses.create.return_value.output_text = 'Hi'\n"
        "    bot = app.Bot(client)\n"
        "    assert app.Bot.show(bot) and bot.ask() == 'Hi'\n"
    )
    assert proved(point, test, app) == ("happy_path", ())


def test_a_method_without_an_object_is_picked_out_of_several_too(point: Point) -> None:
    app = (
        "from openai import OpenAI\n"
        "class Tools:\n"
        "    @staticmethod\n    def clock():\n        return '9:00'\n"
        "    @staticmethod\n    def explain():\n"
        "        return OpenAI(timeout=9).responses.create(model='gpt-4.1', input='x')\n"
        "def call(name):\n"
        "    return {'clock': Tools.clock, 'explain': Tools.explain}[name]()\n"
    )
    test = "def test_it(name):\n    assert app.call(name) == '9:00'\n"
    assert proved(point, test, app) == ("unknown", ())


def test_what_is_looked_up_in_a_table_that_is_half_seen_surely_runs_for_no_test(
    point: Point,
) -> None:
    app = (
        "from openai import OpenAI\n"
        "import tools\n"
        "def explain():\n"
        "    return OpenAI(timeout=9).responses.create(model='gpt-4.1', input='x')\n"
        "TABLE = {}\n"
        "TABLE['explain'] = explain\n"
        "TABLE.update({name: getattr(tools, name) for name in tools.names()})\n"
        "def call(name):\n    return TABLE[name]()\n"
    )
    test = "def test_it(name):\n    assert app.call(name) == '9:00'\n"
    assert proved(point, test, app)[0] in {"unknown", "live_only"}
    table = app.replace(
        "TABLE = {'explain': explain}\n", "TABLE = {}\nTABLE['explain'] = explain\n"
    )
    assert proved(point, test, table) == ("unknown", ())


def test_messages_that_a_stand_in_is_given_are_its_answers(point: Point) -> None:
    test = (
        "from langchain_core.language_models.fake_chat_models import GenericFakeChatModel\n"
        "from langchain_core.messages import AIMessage\n"
        "def test_it():\n"
        "    llm = GenericFakeChatModel(messages=iter([AIMessage(content='')]))\n"
        "    assert app.ask(llm) == ''\n"
    )
    assert proved(point, test, CHAIN) == ("edge_case", ("empty",))


STUB = (
    "class Stub:\n"
    "    def __init__(self, text):\n        self.text = text\n        self.asked = []\n"
    "    def invoke_model(self, **asked):\n"
    "        self.asked.append(asked)\n"
    "        payload = {'content': [{'type': 'text', 'text': self.text}]}\n"
    "        return {'body': io.BytesIO(json.dumps(payload).encode())}\n"
    "@pytest.fixture\n"
    "def answering(monkeypatch):\n"
    "    def put(text):\n        PUT\n"
    "    return put\n"
    "def test_plain(answering):\n    answering('Hi')\n    assert app.ask('x') == 'Hi'\n"
)


@pytest.mark.parametrize(
    ("put", "fed", "expected"),
    [
        ("monkeypatch.setattr(app, 'client', Stub(text))", "''", ("edge_case", ("empty",))),
        ("monkeypatch.setattr(app, 'client', Stub(text))", "'Ho'", ("happy_path", ())),
        ("patch.object(app, 'client', Stub(text)).start()", "''", ("edge_case", ("empty",))),
        ("patch('app.client', new=Stub(text)).start()", "''", ("edge_case", ("empty",))),
    ],
)
def test_an_object_of_a_test_in_the_place_of_another_answers_by_its_methods(
    point: Point, put: str, fed: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    app = (
        "import json\nimport boto3\nclient = boto3.client('bedrock-runtime')\n"
        "def ask(prompt):\n"
        "    answer = client.invoke_model(modelId='anthropic.claude-v2', body=prompt)\n"
        "    return json.loads(answer['body'].read())['content'][0]['text']\n"
    )
    test = (
        f"import io, json\n{STUB.replace('PUT', put)}"
        f"def test_it(answering):\n    answering({fed})\n    assert app.ask('x') == 'sorry'\n"
    )
    assert proved(point, test, app) == expected


LATE = (
    "def ask(text):\n"
    "    from openai import OpenAI\n"
    "    client = OpenAI(timeout=20)\n"
    "    answer = client.chat.completions.create(model='gpt-4o-2024-11-20', messages=[text])\n"
    "    return answer.choices[0].message.content or 'sorry'\n"
)
FAKE = "fake = MagicMock()\nfake.OpenAI().chat.completions.create.return_value = said('Hi')\n"


@pytest.mark.parametrize(
    "replacing",
    [
        "patch('openai.OpenAI')",
        "patch.dict(sys.modules, {'openai': fake})",
        "patch.dict('sys.modules', {'openai': fake})",
        "patch.dict(sys.modules, REPLACED)",
    ],
)
def test_what_a_function_imports_as_it_runs_can_be_replaced(point: Point, replacing: str) -> None:
    test = (
        f"import sys\n{FAKE}REPLACED = {{'openai': fake}}\n"
        f"@pytest.fixture\ndef made():\n    with {replacing} as made:\n        yield made\n"
        "def test_it(made):\n    assert app.ask('x') == 'Hi'\n"
    )
    assert proved(point, test, LATE) == ("happy_path", ())


def test_setitem_puts_a_module_in_the_place_of_an_sdk(point: Point) -> None:
    test = (
        f"import sys\n{FAKE}"
        "def test_it(monkeypatch):\n"
        "    monkeypatch.setitem(sys.modules, 'openai', fake)\n"
        "    assert app.ask('x') == 'Hi'\n"
    )
    assert proved(point, test, LATE) == ("happy_path", ())


OBJECT = (
    "from openai import OpenAI\n"
    "class Bot:\n"
    "    def connect(self, text):\n"
    "        return OpenAI(timeout=9).responses.create(model='gpt-4.1', input=text)\n"
    "    def run(self, text):\n        return self.connect(text).output_text\n"
)


@pytest.mark.parametrize(
    ("put", "expected"),
    [
        ("bot.connect = lambda text: N(output_text='x')", "replaced"),
        ("bot.connect = fake", "replaced"),
        ("app.Bot.connect = fake", "replaced"),
        ("bot.notify = fake", "live_only"),
        ("bot.connect = bot.connect", "live_only"),
        ("old = bot.connect\n    bot.connect = lambda text: old(text)", "unknown"),
    ],
)
def test_a_function_that_a_test_assigns_stands_in_the_place_of_a_method(
    point: Point, put: str, expected: str
) -> None:
    test = (
        "def fake(text):\n    return said(text)\n"
        f"def test_it():\n    bot = app.Bot()\n    {put}\n    assert bot.run('x')\n"
    )
    assert proved(point, test, OBJECT)[0] == expected


def test_closing_a_stream_of_the_tests_redirects_nothing(point: Point) -> None:
    test = (
        "async def fake_stream():\n    yield 'a'\n"
        "async def test_it():\n    fake = fake_stream()\n"
        "    async for piece in fake:\n        assert app.ask(piece)\n"
        "    await fake.aclose()\n"
    )
    assert proved(point, test)[0] == "live_only"


@pytest.mark.parametrize(
    ("options", "parameters"), [("", "text"), ("(bind=True)", "self, text"), ("()", "text")]
)
def test_a_task_that_a_test_runs_at_once_asks_the_model(
    point: Point, options: str, parameters: str
) -> None:
    task = (
        "from celery import Celery\nfrom openai import OpenAI\n"
        "worker = Celery('worker')\nclient = OpenAI(timeout=9)\n"
        f"@worker.task{options}\ndef draft({parameters}):\n"
        "    return client.responses.create(model='gpt-4.1', input=text).output_text\n"
    )
    test = (
        "def test_it():\n"
        "    with patch.object(app.client.responses, 'create', return_value=N(output_text='')):\n"
        "        assert app.draft.run('x') == ''\n"
    )
    assert proved(point, test, task) == ("edge_case", ("empty",))


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("'page.py'", "unknown"),
        ("'other.py'", "none"),
        ("str(ROOT / 'page.py')", "unknown"),
        ("ROOT / 'other.py'", "none"),
        ("sys.argv[1]", "unknown"),
    ],
)
def test_a_script_that_streamlit_runs_for_a_test_may_ask_the_model(
    point: Point, file: str, expected: str
) -> None:
    script = (
        "import streamlit as st\nfrom openai import OpenAI\n"
        "if st.button('Go'):\n"
        "    st.write(OpenAI().responses.create(model='gpt-4.1', input='x').output_text)\n"
    )
    test = (
        "import sys\nfrom pathlib import Path\nfrom streamlit.testing.v1 import AppTest\n"
        "ROOT = Path(__file__).parents[1]\n"
        f"def test_it():\n    at = AppTest.from_file({file}).run()\n"
        "    at.button[0].click().run()\n    assert at.markdown[0].value\n"
    )
    assert point({"page.py": script, "tests/test_page.py": test}).tests.state == expected


def test_a_function_that_streamlit_runs_for_a_test_is_run(point: Point) -> None:
    app = (
        "def page():\n"
        "    import streamlit as st\n    from openai import OpenAI\n"
        "    st.write(OpenAI().responses.create(model='gpt-4.1', input='x').output_text or '-')\n"
    )
    test = (
        "from unittest.mock import patch\nfrom streamlit.testing.v1 import AppTest\nimport app\n"
        "@patch('openai.OpenAI')\n"
        "def test_it(made):\n"
        "    made.return_value.responses.create.return_value.output_text = ''\n"
        "    assert AppTest.from_function(app.page).run().markdown[0].value == '-'\n"
    )
    found = point({"app.py": app, "tests/test_page.py": test}).tests
    assert (found.state, found.edge_cases) == ("edge_case", ("empty",))


LAZY = (
    "from openai import OpenAI\n"
    "class Bot:\n"
    "    def __init__(self, factory=OpenAI):\n"
    "        self._factory = factory\n        self._client = None\n"
    "    @property\n"
    "    def client(self):\n"
    "        if self._client is None:\n            self._client = self._factory()\n"
    "        return self._client\n"
    "    def ask(self, text):\n"
    "        answer = self.client.chat.completions.create(model='gpt-4o', messages=[text])\n"
    "        return answer.choices[0].message.content or 'sorry'\n"
)


@pytest.mark.parametrize(
    ("content", "expected"), [("None", ("edge_case", ("empty",))), ("'Hi'", ("happy_path", ()))]
)
def test_a_factory_that_is_handed_in_makes_the_double(
    point: Point, content: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    test = (
        "def made(content):\n"
        "    fake = MagicMock()\n"
        "    fake.chat.completions.create.return_value = said(content)\n"
        "    return fake\n"
        "def ask(content):\n    return app.Bot(factory=lambda: made(content)).ask('x')\n"
        f"def test_it():\n    assert ask({content})\n"
    )
    assert proved(point, test, LAZY) == expected


READING = (
    "import json\nfrom openai import OpenAI\n"
    "client = OpenAI(timeout=20)\n"
    "def ask(text):\n"
    "    answer = client.chat.completions.create(model='gpt-4o', messages=[text])\n"
    "    said = answer.choices[0].message.content\n"
    "    try:\n        return json.loads({read})\n"
    "    except ValueError:\n        return {}\n"
)


@pytest.mark.parametrize(
    ("read", "content", "expected"),
    [
        ("said", "'Sure, here it is'", ("edge_case", ("malformed_json",))),
        ("said.strip()", "'Sure, here it is'", ("edge_case", ("malformed_json",))),
        ("extract(said)", "'Sure, here it is'", ("unknown", ())),
        ("said) if text else (said", "'Sure, here it is'", ("unknown", ())),
        ("load(text)", "'Sure, here it is'", ("unknown", ())),
        ("said", "json.dumps({'a': 1})", ("happy_path", ())),
    ],
)
def test_prose_is_no_json_where_the_answer_itself_is_read_as_such(
    point: Point, read: str, content: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    test = (
        "import json\n"
        "def test_it():\n"
        "    with patch.object(app.client.chat.completions, 'create') as create:\n"
        f"        create.return_value = said({content})\n"
        "        assert app.ask('x') == {}\n"
    )
    assert proved(point, test, READING.replace("{read}", read)) == expected


SEVERAL = READING.replace("{read}", "said") + (
    "def title(text):\n"
    "    answer = client.chat.completions.create(model='gpt-4o', messages=[text])\n"
    "    return answer.choices[0].message.content\n"
    "def both(text):\n    return ask(text), title(text)\n"
)


@pytest.mark.parametrize(
    "answers",
    ["side_effect = [said(json.dumps({'a': 1})), said('A title')]", "side_effect = answer"],
)
def test_prose_beside_json_may_answer_another_call(points: Points, answers: str) -> None:
    test = (
        "import json\n"
        "def answer(**given):\n"
        "    if given['messages']:\n        return said(json.dumps({'a': 1}))\n"
        "    return said('A title')\n"
        "def test_it():\n"
        "    with patch.object(app.client.chat.completions, 'create') as create:\n"
        f"        create.{answers}\n"
        "        assert app.both('x') == ({'a': 1}, 'A title')\n"
    )
    found = points({"app.py": SEVERAL, "test_app.py": HEAD + test})
    assert not any(point.tests.edge_cases for point in found)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Hard to say.", ("edge_case", ("malformed_json",))),
        ('{"area": "tax"}', ("happy_path", ())),
    ],
)
def test_a_chain_may_end_with_what_reads_json(
    point: Point, content: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    app = (
        "from langchain_core.exceptions import OutputParserException\n"
        "from langchain_core.output_parsers import JsonOutputParser\n"
        "from langchain_core.prompts import ChatPromptTemplate\n"
        "from langchain_openai import ChatOpenAI\n"
        "def llm():\n    return ChatOpenAI(model='gpt-4o')\n"
        "def ask(text):\n"
        "    chain = ChatPromptTemplate.from_template('{text}') | llm() | JsonOutputParser()\n"
        "    try:\n        return chain.invoke({'text': text})\n"
        "    except OutputParserException:\n        return {}\n"
    )
    test = (
        "from langchain_core.language_models.fake_chat_models import FakeListChatModel\n"
        "def test_it(monkeypatch):\n"
        f"    fake = FakeListChatModel(responses=[{content!r}])\n"
        "    monkeypatch.setattr(app, 'llm', lambda: fake)\n"
        "    assert app.ask('x') is not None\n"
    )
    assert proved(point, test, app) == expected


def test_a_body_that_holds_the_answer_is_read_before_it(point: Point) -> None:
    app = (
        "import boto3, json\n"
        "def ask(text):\n"
        "    client = boto3.client('bedrock-runtime')\n"
        "    reply = client.invoke_model(modelId='anthropic.claude-v2', body=text)\n"
        "    body = json.loads(reply['body'].read())\n"
        "    try:\n        return json.loads(body['content'][0]['text'])\n"
        "    except ValueError:\n        return None\n"
    )
    test = (
        "import io, json\n"
        "def test_it():\n"
        "    payload = json.dumps({'content': [{'type': 'text', 'text': 'About twelve'}]})\n"
        "    with patch('app.boto3.client') as client:\n"
        "        body = io.BytesIO(payload.encode())\n"
        "        client.return_value.invoke_model.return_value = {'body': body}\n"
        "        assert app.ask('x') is None\n"
    )
    assert proved(point, test, app) == ("edge_case", ("malformed_json",))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Fake", ("happy_path", ())),
        ("Silent", ("edge_case", ("empty",))),
        ("Fake, Silent", ("edge_case", ("empty",))),
    ],
)
def test_a_class_in_a_row_answers_with_what_it_inherits(
    point: Point, rows: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    test = (
        "class Fake:\n"
        "    content = 'Hi'\n"
        "    def __init__(self, **given):\n"
        "        self.chat = N(completions=N(create=self.create))\n"
        "    def create(self, **given):\n        return said(self.content)\n"
        "class Silent(Fake):\n    content = None\n"
        f"@pytest.mark.parametrize('fake', [{rows}])\n"
        "def test_it(monkeypatch, fake):\n"
        "    monkeypatch.setattr(app, 'OpenAI', fake)\n"
        "    assert app.ask('x')\n"
    )
    assert proved(point, test) == expected


def test_what_the_double_of_a_class_makes_in_turn_is_a_double(point: Point) -> None:
    app = (
        "import google.generativeai as genai\n"
        "class Tutor:\n"
        "    def __init__(self):\n"
        "        self.model = genai.GenerativeModel('gemini-1.5-flash')\n        self.chat = None\n"
        "    def ask(self, question):\n"
        "        if self.chat is None:\n            self.chat = self.model.start_chat()\n"
        "        return self.chat.send_message(question).text\n"
    )
    test = (
        "def test_it():\n    patcher = patch('app.genai.GenerativeModel')\n"
        "    model = patcher.start().return_value\n"
        "    assert app.Tutor().ask('a')\n    model.start_chat.assert_called_once()\n"
    )
    assert proved(point, test, app) == ("happy_path", ())


@pytest.mark.parametrize("target", ["app", "'app'"])
@pytest.mark.parametrize(
    ("put", "expected"),
    [
        ("_client=fake, __doc__=DEFAULT", ("edge_case", ("empty",))),
        ("client=lambda: fake", ("edge_case", ("empty",))),
        ("ask=fake", ("replaced", ())),
    ],
)
def test_several_names_are_patched_at_once(
    point: Point, target: str, put: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    test = (
        "from unittest.mock import DEFAULT\n"
        "def test_it():\n"
        "    fake = MagicMock()\n"
        "    fake.chat.completions.create.return_value = said('')\n"
        f"    with patch.multiple({target}, {put}):\n"
        "        assert app.ask('x') == 'sorry'\n"
    )
    assert proved(point, test) == expected


def test_an_answer_that_a_hook_of_pytest_makes_is_not_told(point: Point) -> None:
    app = (
        "import litellm\n"
        "def ask(text, **options):\n"
        "    reply = litellm.completion(model='gpt-4o', messages=[text], **options)\n"
        "    return reply.choices[0].message.content or 'sorry'\n"
    )
    test = (
        "def pytest_generate_tests(metafunc):\n"
        "    if 'answer' in metafunc.fixturenames:\n"
        "        metafunc.parametrize('answer', ['', 'Hi'])\n"
        "def test_it(answer):\n    assert app.ask('x', **{'mock_response': answer})\n"
        "def test_fine():\n    assert app.ask('x', mock_response='Hi') == 'Hi'\n"
    )
    assert proved(point, test, app) == ("unknown", ())
