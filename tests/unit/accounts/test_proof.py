from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint, TestProof
from lintkit.sources.coverage_data import Observed

APP = (
    "import json\n"
    "from openai import OpenAI\n"
    "client = OpenAI(timeout=20)\n"
    "def ask(messages):\n"
    "    answer = client.chat.completions.create(model='gpt-4o-2024-11-20', messages=messages)\n"
    "    return answer.choices[0].message.content\n"
    "def greet():\n"
    "    return ask([])\n"
)
PATCH = "from unittest.mock import patch\nimport app\n"
CREATE = "    with patch.object(app.client.chat.completions, 'create') as create:\n"


def proved(point: Callable[..., IntegrationPoint], test: str) -> tuple[str, tuple[str, ...]]:
    found = point({"app.py": APP, "test_app.py": test}).tests
    return found.state, found.edge_cases


def test_without_tests_nothing_reaches_the_point(point: Callable[..., IntegrationPoint]) -> None:
    assert point(APP).tests.state == "none"


def test_tests_of_something_else_do_not_reach_it(point: Callable[..., IntegrationPoint]) -> None:
    assert proved(point, "def test_sum():\n    assert 1 + 1 == 2\n") == ("none", ())


@pytest.mark.parametrize(
    ("filled", "expected"),
    [
        ("choices[0].message.content = None", "empty"),
        ("choices[0].message.content = ''", "empty"),
        ("choices[0].finish_reason = 'length'", "truncated"),
        ("choices[0].message.refusal = 'I cannot help with that.'", "refusal"),
        ("choices[0].message.content = '{\"a\":'", "malformed_json"),
        ("choices = []", "no_choice"),
    ],
)
def test_an_edge_case_that_is_fed_and_asserted_on_counts(
    point: Callable[..., IntegrationPoint], filled: str, expected: str
) -> None:
    test = (
        f"{PATCH}def test_odd():\n{CREATE}"
        f"        create.return_value.{filled}\n        assert app.ask([]) == 'x'\n"
    )
    assert proved(point, test) == ("edge_case", (expected,))


def test_an_edge_case_without_an_assertion_is_not_credited(
    point: Callable[..., IntegrationPoint],
) -> None:
    test = (
        f"{PATCH}def test_odd():\n{CREATE}"
        "        create.return_value.choices[0].message.content = None\n        app.ask([])\n"
    )
    assert proved(point, test) == ("unknown", ())


def test_what_another_test_proves_stands_beside_what_none_asserts(
    point: Callable[..., IntegrationPoint],
) -> None:
    content = "        create.return_value.choices[0].message.content"
    test = (
        f"{PATCH}def test_odd():\n{CREATE}{content} = None\n        app.ask([])\n"
        f"def test_answer():\n{CREATE}{content} = 'Paris'\n        assert app.ask([]) == 'Paris'\n"
    )
    assert proved(point, test) == ("happy_path", ())


def test_a_perfect_answer_is_the_happy_path(point: Callable[..., IntegrationPoint]) -> None:
    test = (
        f"{PATCH}def test_answer():\n{CREATE}"
        "        create.return_value.choices[0].message.content = 'Paris'\n"
        "        assert app.greet() == 'Paris'\n"
    )
    found = point({"app.py": APP, "test_app.py": test}).tests
    assert found.state == "happy_path"
    assert found.tests == ("test_app.py::test_answer",)
    assert found.missing == ("empty", "truncated", "refusal", "rate_limit", "timeout")


def test_a_test_that_replaces_the_code_does_not_reach_it(
    point: Callable[..., IntegrationPoint],
) -> None:
    test = f"{PATCH}def test_greet():\n    with patch('app.ask', return_value=''):\n"
    assert proved(point, f"{test}        assert app.greet() == ''\n") == ("replaced", ())


def test_a_skipped_test_reaches_nothing(point: Callable[..., IntegrationPoint]) -> None:
    test = "import pytest\nimport app\n@pytest.mark.skip\ndef test_it():\n    assert app.ask([])\n"
    assert proved(point, test) == ("none", ())


def test_an_error_of_the_service_alone_is_no_output(
    point: Callable[..., IntegrationPoint],
) -> None:
    test = (
        f"import openai\nimport pytest\n{PATCH}def test_slow():\n"
        "    with patch.object(app.client.chat.completions, 'create',"
        " side_effect=openai.APITimeoutError):\n"
        "        with pytest.raises(openai.APITimeoutError):\n            app.ask([])\n"
    )
    assert proved(point, test) == ("error_only", ("timeout",))
    found = point({"app.py": APP, "test_app.py": test}).tests
    assert found.missing == ("empty", "truncated", "refusal", "rate_limit")


def test_a_fixture_leads_to_the_point(point: Callable[..., IntegrationPoint]) -> None:
    test = (
        "import pytest\n"
        f"{PATCH}@pytest.fixture\ndef answer():\n{CREATE}"
        "        create.return_value.choices[0].message.content = ''\n        yield app.ask([])\n"
        "def test_it(answer):\n    assert answer == ''\n"
    )
    assert proved(point, test) == ("edge_case", ("empty",))


def test_a_case_of_unittest_is_a_test(point: Callable[..., IntegrationPoint]) -> None:
    test = (
        f"import unittest\n{PATCH}class Asking(unittest.TestCase):\n"
        "    @patch('app.client.chat.completions.create')\n"
        "    def test_it(self, create):\n"
        "        create.return_value.choices[0].message.content = ''\n"
        "        self.assertEqual(app.ask([]), '')\n"
    )
    assert proved(point, test) == ("edge_case", ("empty",))


def test_that_the_double_was_called_shows_nothing_of_its_answer(
    point: Callable[..., IntegrationPoint],
) -> None:
    test = (
        f"{PATCH}def test_it():\n{CREATE}"
        "        create.return_value.choices[0].message.content = ''\n"
        "        app.ask([])\n        create.assert_called_once()\n"
    )
    found = point({"app.py": APP, "test_app.py": test}).tests
    assert (found.state, found.edge_cases, found.idle) == ("unknown", (), ())


def test_that_something_else_was_called_shows_what_became_of_an_answer(
    point: Callable[..., IntegrationPoint],
) -> None:
    test = (
        f"{PATCH}def test_it(alert):\n{CREATE}"
        "        create.return_value.choices[0].message.content = ''\n"
        "        app.ask([])\n        alert.assert_called_once()\n"
    )
    assert proved(point, test) == ("edge_case", ("empty",))


def test_a_case_that_takes_the_name_of_its_base_is_a_test(
    point: Callable[..., IntegrationPoint],
) -> None:
    test = (
        f"import unittest\n{PATCH}"
        "class Asking:\n    pass\n"
        "for _ in range(2):\n    class Asking(Asking, unittest.TestCase):\n"
        "        @patch('app.client.chat.completions.create')\n"
        "        def test_it(self, create):\n"
        "            create.return_value.choices[0].message.content = ''\n"
        "            self.assertEqual(app.ask([]), '')\n"
    )
    assert proved(point, test) == ("edge_case", ("empty",))


def test_a_call_that_cannot_be_resolved_leaves_it_open(
    point: Callable[..., IntegrationPoint],
) -> None:
    test = "def test_it(bot):\n    assert bot.load().greet() == ''\n"
    assert proved(point, test)[0] in {"unknown", "none"}


def test_code_that_a_library_may_run_for_a_test_is_in_doubt(
    point: Callable[..., IntegrationPoint],
) -> None:
    app = (
        "from openai import OpenAI\nfrom flows import Workflow, step\n"
        "client = OpenAI(timeout=20)\n"
        "class Flow(Workflow):\n"
        "    @step\n"
        "    async def ask(self, event):\n"
        "        return client.chat.completions.create(model='gpt-5.2', messages=[])\n"
    )
    test = "import app\nasync def test_flow():\n    assert await app.Flow().run() == 'x'\n"
    assert point({"app.py": app, "test_app.py": test}).tests.state == "unknown"
    elsewhere = "def test_sum():\n    assert 1 + 1 == 2\n"
    assert point({"app.py": app, "test_app.py": elsewhere}).tests.state == "none"


def test_a_method_that_is_handed_on_as_a_value_is_in_doubt(
    point: Callable[..., IntegrationPoint],
) -> None:
    app = (
        "from openai import OpenAI\nfrom engine import Engine\n"
        "client = OpenAI(timeout=20)\n"
        "class Store:\n"
        "    def search(self, query):\n"
        "        return client.embeddings.create(model='text-embedding-3-small', input=query)\n"
        "def made():\n    return Engine(search=Store().search)\n"
    )
    test = "import app\ndef test_engine():\n    assert app.made().run('x')\n"
    assert point({"app.py": app, "test_app.py": test}).tests.state == "unknown"


@pytest.mark.parametrize(
    ("named", "state"),
    [
        ("name", "unknown"),
        ("'ask'", "live_only"),
        ("'greet'", "none"),
        ("END", "none"),
        ("self.route.name", "none"),
    ],
)
def test_a_method_that_is_looked_up_by_name_is_in_doubt(
    point: Callable[..., IntegrationPoint], named: str, state: str
) -> None:
    app = (
        "from openai import OpenAI\nfrom langgraph.graph import END, StateGraph\n"
        "client = OpenAI(timeout=20)\n"
        "class Flow:\n"
        "    route = None\n"
        "    def ask(self, state):\n"
        "        return client.chat.completions.create(model='gpt-5.2', messages=[])\n"
        "    def greet(self, state):\n        return 'hello'\n"
        "    def build(self, names):\n"
        "        graph = StateGraph()\n"
        "        for name in names:\n"
        f"            graph.add_node(name, getattr(self, {named}))\n"
        "        return graph.compile()\n"
    )
    test = (
        "import app, json\ndef test_flow():\n"
        "    names = json.loads(open('flow.json').read())\n"
        "    assert app.Flow().build(names).invoke({}) == 'x'\n"
    )
    assert point({"app.py": app, "test_app.py": test}).tests.state == state


@pytest.mark.parametrize(("library", "state"), [("guards", "unknown"), ("pydantic", "live_only")])
def test_a_function_that_another_returns_is_in_doubt(
    point: Callable[..., IntegrationPoint], library: str, state: str
) -> None:
    app = (
        "from openai import OpenAI\n"
        "client = OpenAI(timeout=20)\n"
        "def validator(statement):\n"
        "    def check(value):\n"
        "        return client.chat.completions.create(model='gpt-5.2', messages=[value])\n"
        "    return check\n"
    )
    test = (
        f"import app\nfrom typing import Annotated\nfrom {library} import AfterValidator\n"
        "def test_it():\n    class Answer:\n"
        "        text: Annotated[str, AfterValidator(app.validator('short'))]\n"
        "    assert Answer(text='x')\n"
    )
    assert point({"app.py": app, "test_app.py": test}).tests.state == state


LIVE = "import app\ndef test_ask():\n    assert app.ask([])\n"


def test_a_test_without_any_double_is_live(point: Callable[..., IntegrationPoint]) -> None:
    tests = point({"app.py": APP, "test_app.py": LIVE}).tests
    assert (tests.state, tests.tests) == ("live_only", ("test_app.py::test_ask",))
    assert [(step.path, step.line) for step in tests.live] == [("test_app.py", 2)]


@pytest.mark.parametrize(
    "test",
    [
        "import app, pytest\n@pytest.mark.live\ndef test_ask():\n    assert app.ask([])\n",
        (
            "import app, pytest\npytestmark = pytest.mark.slow\n"
            "def test_ask():\n    assert app.ask([])\n"
        ),
        "import app, pytest\ndef test_ask():\n    pytest.skip('no')\n    assert app.ask([])\n",
        (
            "import app, unittest\nclass T(unittest.TestCase):\n"
            "    @unittest.skipUnless(app, 'no')\n"
            "    def test_ask(self):\n        assert app.ask([])\n"
        ),
    ],
)
def test_a_live_test_that_can_be_left_out_is_not_exposed(
    point: Callable[..., IntegrationPoint], test: str
) -> None:
    tests = point({"app.py": APP, "test_app.py": test}).tests
    assert (tests.state, tests.live) == ("live_only", ())


@pytest.mark.parametrize(
    "test",
    [
        "import app\ndef test_ask(fake_server):\n    assert app.ask([])\n",
        (
            "import app, helpers\ndef test_ask():\n    helpers.start()\n"
            "    helpers['x'].go()\n    app.client = helpers\n    assert app.ask([])\n"
        ),
        (
            "import os, app\ndef test_ask():\n    os.environ.setdefault('OPENAI_BASE_URL', 'x')\n"
            "    assert app.ask([])\n"
        ),
        (
            "import openai, app\nopenai.base_url = 'http://127.0.0.1'\n"
            "def test_ask():\n    assert app.ask([])\n"
        ),
        (
            "import app\ndef test_ask():\n    bot = app.Bot()\n    bot.model = app.Canned()\n"
            "    assert bot.run()\n"
        ),
    ],
)
def test_a_test_that_may_redirect_the_call_is_in_doubt(
    point: Callable[..., IntegrationPoint], test: str
) -> None:
    bot = (
        "class Live:\n    def ask(self):\n        return ask([])\n"
        "class Canned:\n    def ask(self):\n        return 'x'\n"
        "class Bot:\n    def __init__(self):\n        self.model = Live()\n"
        "    def run(self):\n        return self.model.ask()\n"
    )
    tests = point({"app.py": APP + bot, "test_app.py": test}).tests
    assert (tests.state, tests.live) == ("unknown", ())


def test_what_the_program_gives_redirects_nothing_by_its_name(
    point: Callable[..., IntegrationPoint],
) -> None:
    more = (
        "class Answer:\n    pass\ndef patched(messages):\n    ask(messages)\n    return Answer()\n"
    )
    test = "import app\ndef test_ask():\n    assert app.patched([]).text.lower()\n"
    assert point({"app.py": APP + more, "test_app.py": test}).tests.state == "live_only"


def test_a_double_that_falls_back_on_what_it_stands_for_leaves_it_open(
    point: Callable[..., IntegrationPoint],
) -> None:
    test = (
        f"{PATCH}def recorded(messages, ask=app.ask):\n    return ask(messages)\n"
        "def test_greet():\n    with patch('app.ask', recorded):\n"
        "        assert app.greet() == ''\n"
    )
    assert proved(point, test)[0] == "unknown"


def test_a_double_that_wraps_what_it_stands_for_replaces_nothing(
    point: Callable[..., IntegrationPoint],
) -> None:
    test = (
        f"{PATCH}def test_greet():\n    with patch.object(app, 'ask', wraps=app.ask) as ask:\n"
        "        assert app.greet()\n        ask.assert_called_once()\n"
    )
    assert proved(point, test)[0] == "live_only"


def test_what_a_test_keeps_on_itself_redirects_nothing(
    point: Callable[..., IntegrationPoint],
) -> None:
    test = (
        "import app, unittest\nclass T(unittest.TestCase):\n    def test_ask(self):\n"
        "        self.answer = app.ask([])\n        assert self.answer\n"
    )
    assert len(point({"app.py": APP, "test_app.py": test}).tests.live) == 1


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ("completion_kwargs={'mock_response': 'Hello'}", "happy_path"),
        ("completion_kwargs=dict(mock_response='Hello')", "happy_path"),
        ("completion_kwargs={'mock_response': ''}", "edge_case"),
        ("completion_kwargs=dict(mock_response='')", "edge_case"),
        ("completion_kwargs={'top_p': 1}", "live_only"),
    ],
)
def test_a_parameter_that_holds_the_answer_is_a_double(
    point: Callable[..., IntegrationPoint], given: str, state: str
) -> None:
    app = (
        "import litellm\n"
        "def ask(messages, completion_kwargs):\n"
        "    answer = litellm.completion(model='gpt-5.2', messages=messages, **completion_kwargs)\n"
        "    return answer.choices[0].message.content\n"
    )
    test = f"import app\ndef test_ask():\n    assert app.ask([], {given}) == 'Hello'\n"
    tests = point({"app.py": app, "test_app.py": test}).tests
    assert (tests.state, len(tests.live)) == (state, state == "live_only")


@pytest.mark.parametrize(
    ("answer", "fed"), [("''", ("empty",)), ("'```json\\n{}\\n```'", ("fenced_json",)), ("'a'", ())]
)
def test_an_answer_in_a_parameter_of_the_program_is_fed(
    point: Callable[..., IntegrationPoint], answer: str, fed: tuple[str, ...]
) -> None:
    app = (
        "import litellm\n"
        "def ask(text, **options):\n"
        "    messages = [{'role': 'user', 'content': text}]\n"
        "    answer = litellm.completion(model='gpt-5.2', messages=messages, **options)\n"
        "    return answer.choices[0].message.content\n"
    )
    test = f"import app\ndef test_ask():\n    assert app.ask('', mock_response={answer}) == 'a'\n"
    assert point({"app.py": app, "test_app.py": test}).tests.edge_cases == fed


@pytest.mark.parametrize(
    ("target", "cases"), [("smtplib.SMTP.send", ()), ("httpx.Response.json", ("empty",))]
)
def test_what_replaces_something_else_feeds_no_model_output(
    point: Callable[..., IntegrationPoint], target: str, cases: tuple[str, ...]
) -> None:
    app = (
        "import openai\nclient = openai.OpenAI()\n"
        "def ask():\n    return client.responses.create(model='gpt-5.2', input='').output_text\n"
    )
    test = (
        "import app\ndef test_ask(mocker, httpx_mock):\n"
        f"    mocker.patch('{target}', return_value=None)\n"
        "    httpx_mock.add_response(json={'output_text': 'Hello'})\n"
        "    assert app.ask() == 'Hello'\n"
    )
    assert point({"app.py": app, "test_app.py": test}).tests.edge_cases == cases


def test_a_call_that_could_take_the_answer_as_a_parameter_is_live_without(
    point: Callable[..., IntegrationPoint],
) -> None:
    test = (
        "import app, litellm\ndef test_ask():\n"
        "    expected = litellm.completion(model='gpt-5.2', messages=[])\n"
        "    assert app.ask([]) == expected\n"
    )
    assert point({"app.py": APP, "test_app.py": test}).tests.state == "live_only"


def test_a_client_of_the_sdk_that_the_test_makes_is_no_double(
    point: Callable[..., IntegrationPoint],
) -> None:
    app = (
        "def ask(client):\n"
        "    return client.chat.completions.create(model='gpt-4o-2024-11-20', messages=[])\n"
    )
    test = (
        "import app\nfrom openai import OpenAI\ndef test_ask():\n    assert app.ask(OpenAI({}))\n"
    )
    live = point({"app.py": app, "test_app.py": test.format("")}).tests
    assert live.state == "live_only"
    traced = test.replace("OpenAI({})", "tracing.wrap(OpenAI()) if app.TRACED else OpenAI()")
    wrapped = point({"app.py": app, "test_app.py": f"import tracing\n{traced}"}).tests
    assert wrapped.state == "live_only"
    elsewhere = point({"app.py": app, "test_app.py": test.format("base_url='http://x'")}).tests
    assert elsewhere.state == "unknown"


@pytest.mark.parametrize("fixture", ["httpx_mock", "respx_mock", "vcr"])
def test_a_fixture_that_answers_below_the_sdk_is_a_double(
    point: Callable[..., IntegrationPoint], fixture: str
) -> None:
    test = (
        f"import app\ndef test_ask({fixture}):\n"
        f"    {fixture}.add(json={{'choices': [{{'message': {{'content': ''}}}}]}})\n"
        "    assert app.ask([]) == ''\n"
    )
    assert proved(point, test) == ("edge_case", ("empty",))


@pytest.mark.parametrize(("sent", "state"), [("httpx", "edge_case"), ("requests", "unknown")])
def test_a_double_answers_what_the_library_sends_that_it_stands_for(
    point: Callable[..., IntegrationPoint], sent: str, state: str
) -> None:
    app = (
        f"import {sent}\ndef ask():\n"
        f"    return {sent}.post('https://api.openai.com/v1/chat/completions', json={{}}).json()\n"
    )
    test = (
        "import app\ndef test_ask(httpx_mock):\n"
        "    httpx_mock.add_response(json={'choices': [{'message': {'content': ''}}]})\n"
        "    assert app.ask() == ''\n"
    )
    assert point({"app.py": app, "test_app.py": test}).tests.state == state


def test_feeding_without_asserting_is_told(point: Callable[..., IntegrationPoint]) -> None:
    test = (
        f"{PATCH}def test_odd():\n{CREATE}"
        "        create.return_value.choices[0].message.content = None\n        app.ask([])\n"
    )
    idle = point({"app.py": APP, "test_app.py": test}).tests.idle
    assert [(step.path, step.line) for step in idle] == [("test_app.py", 3), ("test_app.py", 5)]


@pytest.mark.parametrize(
    ("begun", "noted", "looked"),
    [
        ("seen = {'n': 0}", "seen['n'] += 1", "seen['n'] == 1"),
        ("seen = []", "seen.append(1)", "seen == [1]"),
        ("seen = 0", "nonlocal seen\n        seen += 1", "seen == 1"),
        ("seen = SEEN", "seen.append(1)", "SEEN == [1]"),
    ],
)
def test_what_a_fake_notes_down_is_asserted_on(
    point: Callable[..., IntegrationPoint], begun: str, noted: str, looked: str
) -> None:
    test = (
        f"from types import SimpleNamespace as N\n{PATCH}SEEN = []\ndef test_odd():\n    {begun}\n"
        f"    def create(**given):\n        {noted}\n"
        "        return N(choices=[N(message=N(content=None))])\n"
        "    with patch.object(app.client.chat.completions, 'create', create):\n"
        f"        app.ask([])\n    assert {looked}\n"
    )
    assert point({"app.py": APP, "test_app.py": test}).tests.idle == ()


@pytest.mark.parametrize("looked", ["[1] == [1]", "ODD is None", "known == [1]"])
def test_what_nothing_can_change_is_no_assertion(
    point: Callable[..., IntegrationPoint], looked: str
) -> None:
    test = (
        f"{PATCH}ODD = None\ndef test_odd():\n    known = [1]\n{CREATE}"
        "        create.return_value.choices[0].message.content = ODD\n        app.ask([])\n"
        f"        assert {looked}\n"
    )
    assert point({"app.py": APP, "test_app.py": test}).tests.idle


@pytest.mark.parametrize(
    "looked",
    [
        "try:\n            assert app.ask([]) == ''\n        except Exception:\n            pass",
        "try:\n            assert app.ask([]) == ''\n        except:\n            print('no')",
        "with suppress(AssertionError):\n            assert app.ask([]) == ''",
        "assert app.ask([]) == '' or True",
        "assert (app.ask([]) == '', 'an empty answer')",
        "app.ask([])\n        TestCase().assertTrue(True)",
    ],
)
def test_what_cannot_fail_is_no_assertion(
    point: Callable[..., IntegrationPoint], looked: str
) -> None:
    test = (
        "from contextlib import suppress\nfrom unittest import TestCase\n"
        f"{PATCH}def test_odd():\n{CREATE}"
        f"        create.return_value.choices[0].message.content = ''\n        {looked}\n"
    )
    proof = point({"app.py": APP, "test_app.py": test}).tests
    assert (proof.state, proof.edge_cases) == ("unknown", ())


@pytest.mark.parametrize(
    "looked",
    [
        "try:\n            assert app.ask([]) == ''\n        except KeyError:\n            pass",
        "try:\n            assert app.ask([]) == ''\n        except:\n            self.fail('')",
        "try:\n            assert app.ask([]) == ''\n        except Exception:\n            raise",
        "assert app.ask([]) == '' or not create.called",
        "found = app.ask([]) or 'nothing'\n        assert found == 'nothing'",
    ],
)
def test_what_can_fail_is_an_assertion(point: Callable[..., IntegrationPoint], looked: str) -> None:
    test = (
        f"import pytest\n{PATCH}def test_odd():\n{CREATE}"
        f"        create.return_value.choices[0].message.content = ''\n        {looked}\n"
    )
    assert proved(point, test) == ("edge_case", ("empty",))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("said = app.ask([])\n    assert said is not None", "none"),
        ("app.ask([])\n    assert create.called", "none"),
        ("said = app.ask([])\n    assert asyncio.run(said)", "happy_path"),
        ("assert asyncio.run(asyncio.wait_for(app.ask([]), 1))", "happy_path"),
        ("assert run(app.ask([]))", "happy_path"),
    ],
)
def test_a_coroutine_that_nobody_awaits_runs_nothing(
    point: Callable[..., IntegrationPoint], asked: str, expected: str
) -> None:
    app = (
        "from openai import AsyncOpenAI\nclient = AsyncOpenAI(timeout=20)\n"
        "async def ask(messages):\n"
        "    answer = await client.responses.create(model='gpt-4.1', input=messages)\n"
        "    return answer.output_text\n"
    )
    test = (
        "import app, asyncio\nfrom unittest.mock import AsyncMock, patch\n"
        "def run(task):\n    return asyncio.new_event_loop().run_until_complete(task)\n"
        "@patch.object(app.client.responses, 'create', new_callable=AsyncMock)\n"
        f"def test_it(create):\n    create.return_value.output_text = 'hi'\n    {asked}\n"
    )
    assert point({"app.py": app, "test_app.py": test}).tests.state == expected


@pytest.fixture
def observed(points: Callable[..., tuple[IntegrationPoint, ...]]) -> Callable[..., TestProof]:
    """The proof of the point in APP, where coverage.py saw these lines in these contexts."""

    def found(test: str, lines: dict[int, tuple[str, ...]]) -> TestProof:
        (only,) = points({"app.py": APP, "test_app.py": test}, observed=Observed({"app.py": lines}))
        return only.tests

    return found


HIDDEN = (
    f"{PATCH}def test_odd(run):\n{CREATE}"
    "        create.return_value.choices[0].message.content = ''\n        assert run() == ''\n"
)


def test_a_measured_run_names_the_tests_that_the_code_does_not_show(
    observed: Callable[..., TestProof],
) -> None:
    assert observed(HIDDEN, {5: ()}).state == "unknown"
    proof = observed(HIDDEN, {5: ("test_app.py::test_odd[1]|run",)})
    assert (proof.state, proof.edge_cases, proof.rests_on) == ("edge_case", ("empty",), "run_time")
    assert proof.evidence[0].text == "coverage.py saw this call run while the tests ran"
    assert observed(HIDDEN, {5: ("test_app.test_odd",)}).state == "edge_case"


def test_a_measured_run_refutes_what_the_code_seems_to_show(
    observed: Callable[..., TestProof],
) -> None:
    proof = observed(LIVE, {4: ()})
    assert (proof.state, proof.rests_on) == ("none", "run_time")
    other = "def test_sum():\n    assert 1 + 1 == 2\n"
    assert observed(other, {5: ()}).state == "unknown"


def test_a_statement_that_begins_above_the_call_counts(
    points: Callable[..., tuple[IntegrationPoint, ...]],
) -> None:
    app = (
        "from openai import OpenAI\n"
        "client = OpenAI(timeout=20)\n"
        "def ask(messages):\n"
        "    return print(\n"
        "        client.chat.completions.create(model='gpt-4o-2024-11-20', messages=messages)\n"
        "    )\n"
    )
    files = {"app.py": app, "test_app.py": LIVE}
    (ran,) = points(files, observed=Observed({"app.py": {4: ()}}))
    (idle,) = points(files, observed=Observed({"app.py": {3: ()}}))
    assert (ran.tests.state, idle.tests.state) == ("live_only", "none")


def test_a_file_that_was_not_measured_is_judged_by_the_code(
    points: Callable[..., tuple[IntegrationPoint, ...]],
) -> None:
    files = {"app.py": APP, "test_app.py": LIVE}
    (point,) = points(files, observed=Observed({"test_app.py": {1: ()}}))
    assert (point.tests.state, point.tests.rests_on) == ("live_only", "code")


def test_what_no_test_imports_runs_in_none(point: Callable[..., IntegrationPoint]) -> None:
    call = "OpenAI().chat.completions.create(model='gpt-5.2', messages=[])\n"
    script = f"from openai import OpenAI\n{call}"
    job = f"from openai import OpenAI\nclass Job:\n    def run(self):\n        {call}"
    for app, made in ((script, ""), (job, "bot.load(app.Job())")):
        test = f"def test_it(bot):\n    {made}\n    bot.load().run()\n"
        alone = test.replace("app.Job", "object")
        assert point({"app.py": app, "test_app.py": alone}).tests.state == "none"
        assert point({"app.py": app, "test_app.py": f"import app\n{test}"}).tests.state == "unknown"


TWO = (
    "from openai import OpenAI\n"
    "class Bot:\n"
    "    def run(self):\n        return self.ask()\n"
    "class Old(Bot):\n"
    "    def ask(self):\n        return None\n"
    "class New(Bot):\n"
    "    def ask(self):\n"
    "        return OpenAI().chat.completions.create(model='gpt-5.2', messages=[])\n"
    "def made(name):\n    return Old() if name == 'old' else New()\n"
)


@pytest.mark.parametrize(
    ("makes", "state"),
    [
        ("app.New()", "live_only"),
        ("app.Old()", "none"),
        ("app.made('x')", "live_only"),
        ("app.made('old')", "none"),
        ("app.made(input())", "unknown"),
    ],
)
def test_methods_run_on_objects_that_the_test_makes(
    point: Callable[..., IntegrationPoint], makes: str, state: str
) -> None:
    test = f"import app\ndef test_it():\n    assert {makes}.run()\n"
    others = "import app\ndef test_new():\n    assert app.New\n"
    files = {"app.py": TWO, "test_app.py": test, "test_others.py": others}
    assert point(files).tests.state == state


WRAPPED = (
    "import functools\nfrom openai import OpenAI\n"
    "def logged(function):\n"
    "    @functools.wraps(function)\n"
    "    {kind} wrapper(*args, **options):\n"
    "        def run():\n            return function(*args, **options)\n"
    "        return {waiting}run()\n"
    "    return wrapper\n"
    "class Bot:\n"
    "    @logged\n    {kind} greet(self):\n        return 'hello'\n"
    "    @logged\n    {kind} ask(self):\n"
    "        return OpenAI().chat.completions.create(model='gpt-5.2', messages=[])\n"
)


@pytest.mark.parametrize("kind", ["def", "async def"])
@pytest.mark.parametrize(("called", "state"), [("ask", "live_only"), ("greet", "none")])
def test_a_shared_decorator_connects_no_functions(
    point: Callable[..., IntegrationPoint], kind: str, called: str, state: str
) -> None:
    waiting = "await " if kind == "async def" else ""
    test = f"import app\n{kind} test_it():\n    assert {waiting}app.Bot().{called}()\n"
    files = {"app.py": WRAPPED.format(kind=kind, waiting=waiting), "test_app.py": test}
    assert point(files).tests.state == state


def test_a_library_runs_methods_only_of_objects_that_a_test_makes(
    point: Callable[..., IntegrationPoint],
) -> None:
    app = (
        "from openai import OpenAI\nfrom engine import Engine\n"
        "class Store(Engine):\n"
        "    def search(self):\n"
        "        return OpenAI().embeddings.create(model='text-embedding-3-small', input='')\n"
        "def started(store):\n    return store.start()\n"
    )
    one = "import {name}\ndef test_{name}():\n    assert {name}.started({given}).ok\n"
    files = {"app.py": app, "other.py": "def started(store):\n    return store\n"}
    apart = one.format(name="other", given="None")
    files |= {"test_other.py": apart, "test_app.py": one.format(name="app", given="None")}
    assert point(files).tests.state == "none"
    files["test_app.py"] = one.format(name="app", given="app.Store()")
    assert point(files).tests.state == "unknown"


@pytest.mark.parametrize(("makes", "state"), [("app.chat()", "unknown"), ("None", "none")])
def test_a_closure_runs_once_it_is_made(
    point: Callable[..., IntegrationPoint], makes: str, state: str
) -> None:
    app = (
        "from openai import OpenAI\nfrom streams import begin\n"
        "class Stream:\n"
        "    def __init__(self, create):\n        self.create = create\n"
        "    def start(self):\n        return begin(self.create)\n"
        "def chat():\n"
        "    def create():\n"
        "        return OpenAI().chat.completions.create(model='gpt-5.2', messages=[])\n"
        "    return Stream(create)\n"
    )
    test = f"import app\ndef test_it():\n    {makes}\n    assert app.Stream(None).start()\n"
    assert point({"app.py": app, "test_app.py": test}).tests.state == state


ENGINE = (
    "from openai import OpenAI\n"
    "from llama_index.core.query_engine import BaseQueryEngine\n"
    "from llama_index.core.response_synthesizers import BaseSynthesizer\n"
    "class Summarizer(BaseSynthesizer):\n"
    "    async def aget_response(self, query, texts):\n"
    "        return OpenAI().chat.completions.create(model='gpt-5.2', messages=[])\n"
    "    def get_response(self, query, texts):\n        return ''\n"
    "class Engine(BaseQueryEngine):\n"
    "    def __init__(self):\n        self.summarizer = Summarizer()\n"
    "    def _query(self, bundle):\n        return self.summarizer.synthesize(bundle, [])\n"
    "    async def _aquery(self, bundle):\n"
    "        return await self.summarizer.asynthesize(bundle, [])\n"
)


@pytest.mark.parametrize(
    ("asks", "state"),
    [
        ("await app.Engine().aquery('x')", "live_only"),
        ("app.Engine().query('x')", "none"),
        ("library.run(app.Engine())", "unknown"),
    ],
)
def test_a_base_of_a_library_calls_what_a_subclass_fills_in(
    point: Callable[..., IntegrationPoint], asks: str, state: str
) -> None:
    test = f"import app, library\nasync def test_it():\n    assert {asks}\n"
    assert point({"app.py": ENGINE, "test_app.py": test}).tests.state == state


@pytest.mark.parametrize("decorator", ["step", "step(num_workers=4)"])
@pytest.mark.parametrize(
    ("asks", "state"), [("run(topic='x')", "live_only"), ("draw()", "unknown")]
)
def test_a_workflow_runs_its_steps(
    point: Callable[..., IntegrationPoint], decorator: str, asks: str, state: str
) -> None:
    app = (
        "from openai import AsyncOpenAI\n"
        "from llama_index.core.workflow import StartEvent, StopEvent, Workflow, step\n"
        "class Flow(Workflow):\n"
        "    def __init__(self):\n"
        "        super().__init__(timeout=9)\n        self.llm = AsyncOpenAI()\n"
        f"    @{decorator}\n    async def write(self, ev: StartEvent) -> StopEvent:\n"
        "        return await self.llm.responses.create(model='gpt-4.1', input=ev.topic)\n"
        "    def draw(self):\n        return self\n"
    )
    test = f"import app\nasync def test_it():\n    flow = app.Flow()\n    assert flow.{asks}\n"
    assert point({"app.py": app, "test_app.py": test}).tests.state == state


@pytest.mark.parametrize(
    ("put", "state"), [("asynthesize = AsyncMock()", "replaced"), ("verbose = True", "live_only")]
)
def test_a_double_on_an_object_replaces_its_method(
    point: Callable[..., IntegrationPoint], put: str, state: str
) -> None:
    test = (
        "import app\nfrom unittest.mock import AsyncMock\nasync def test_it():\n"
        f"    engine = app.Engine()\n    engine.summarizer.{put}\n"
        "    assert await engine.aquery('x')\n"
    )
    assert point({"app.py": ENGINE, "test_app.py": test}).tests.state == state


def test_only_a_patch_on_the_way_to_the_call_replaces_it(
    point: Callable[..., IntegrationPoint],
) -> None:
    test = "import app\nfrom unittest.mock import patch\ndef test_it():\n"
    rest = "def test_other():\n    assert app.APP\n"
    for put, state in (
        ("    with patch.object(app, 'ask'):\n        assert app.greet()\n", "replaced"),
        ("    with patch.object(app, 'other'):\n        assert app.greet\n", "none"),
    ):
        assert point({"app.py": APP, "test_app.py": test + put + rest}).tests.state == state


MANY = (
    "from openai import OpenAI\n"
    "class Bot:\n"
    "    def run(self):\n        return self.ask()\n"
    "class Old(Bot):\n"
    "    def ask(self):\n        return None\n"
    "class New(Bot):\n"
    "    def ask(self):\n"
    "        return OpenAI().chat.completions.create(model='gpt-5.2', messages=[])\n"
)


@pytest.mark.parametrize(("made", "state"), [("New", "live_only"), ("Old", "none")])
def test_objects_that_are_made_at_many_places_are_told_apart_by_test(
    point: Callable[..., IntegrationPoint], made: str, state: str
) -> None:
    tests = "".join(
        f"def test_{number}():\n    assert app.{made}().run()\n" for number in range(30)
    )
    unrun = "".join(f"def made_{number}():\n    return New().run()\n" for number in range(30))
    files = {"app.py": MANY + unrun, "test_app.py": f"import app\n{tests}"}
    assert point(files).tests.state == state


def test_an_object_that_nobody_is_seen_to_make_is_a_rival_of_those_that_are_made(
    point: Callable[..., IntegrationPoint],
) -> None:
    app = (
        f"{MANY}def handle(bot: New):\n    return (bot or Old()).run()\n"
        "def old():\n    return Old()\ndef serve(queue):\n    queue.on('x')(handle)\n"
    )
    for run, state in (("serve(queue)", "unknown"), ("old().run()", "none")):
        test = f"import app\ndef test_it(queue):\n    assert app.{run}\n"
        assert point({"app.py": app, "test_app.py": test}).tests.state == state


@pytest.mark.parametrize(
    ("asking", "state"), [("kind(check)", "none"), ("Thread(target=check).start()", "unknown")]
)
def test_what_only_looks_at_a_function_runs_none(
    point: Callable[..., IntegrationPoint], asking: str, state: str
) -> None:
    app = (
        "from openai import OpenAI\nfrom jobs import Thread\n"
        "def check():\n"
        "    return OpenAI().chat.completions.create(model='gpt-5.2', messages=[])\n"
        "def kind(function):\n    return isinstance(function, type)\n"
        f"def start():\n    return {asking}\n"
    )
    test = "import app\ndef test_it():\n    assert app.start()\n"
    assert point({"app.py": app, "test_app.py": test}).tests.state == state


@pytest.mark.parametrize(
    "filled",
    [
        "Start(message=Message(content=[Block(text='')]))",
        "Message(content=None, tool_calls=[Call(name='x')])",
        "Message(content='', parsed=Call(name='x'))",
        "Output(text='', choices=[Choice(content='Paris')])",
    ],
)
def test_no_text_beside_something_else_is_no_empty_answer(
    point: Callable[..., IntegrationPoint], filled: str
) -> None:
    test = (
        "from sdk.types import Start, Message, Block, Call, Output, Choice\n"
        f"{PATCH}def test_it():\n{CREATE}"
        f"        create.return_value = {filled}\n        assert app.ask([]) == 'x'\n"
    )
    assert proved(point, test) == ("happy_path", ())


def test_what_a_test_asks_is_no_answer(point: Callable[..., IntegrationPoint]) -> None:
    test = (
        f"{PATCH}def test_it():\n{CREATE}"
        "        create.return_value.choices[0].message.content = 'Paris'\n"
        "        assert app.ask([{'role': 'user', 'content': ''}]) == 'Paris'\n"
    )
    assert proved(point, test) == ("happy_path", ())


def test_a_patch_of_something_else_leaves_the_call_live(
    point: Callable[..., IntegrationPoint],
) -> None:
    test = f"{PATCH}def test_it():\n    with patch('time.sleep'):\n        assert app.ask([])\n"
    tests = point({"app.py": APP, "test_app.py": test}).tests
    assert (tests.state, tests.live) == ("live_only", ())


def test_a_file_that_no_runner_collects_holds_no_tests(
    point: Callable[..., IntegrationPoint],
) -> None:
    test = "import app\ndef test_it():\n    assert app.ask([])\n"
    assert point({"app.py": APP, "tests/e2e.py": test}).tests.state == "none"


@pytest.mark.parametrize(
    ("put", "states"),
    [("model.socket = Socket()", {"unknown", "none"}), ("pass", {"live_only"})],
)
def test_a_double_put_into_an_object_may_answer_in_a_live_model_s_place(
    point: Callable[..., IntegrationPoint], put: str, states: set[str]
) -> None:
    app = (
        "import os\nfrom openai import OpenAI\n"
        "class Model:\n"
        "    def __init__(self):\n        self.socket = None\n"
        "        self.uses_socket = os.environ['SOCKET'] == '1'\n"
        "    def ask(self):\n        if self.uses_socket:\n            return self.socket.ask()\n"
        "        return OpenAI().responses.create(model='gpt-4o-2024-11-20', input='x')\n"
    )
    test = (
        "import app\nclass Socket:\n    def ask(self):\n        return 'hi'\n"
        f"def test_it():\n    model = app.Model()\n    {put}\n    assert model.ask() == 'hi'\n"
    )
    assert point({"app.py": app, "test_app.py": test}).tests.state in states


def test_tests_beside_those_with_a_double_are_told_as_well(
    point: Callable[..., IntegrationPoint],
) -> None:
    fake = f"{PATCH}def test_fake():\n{CREATE}        app.greet()\n"
    asks = "def test_asks():\n    assert app.greet()\n"
    sent = "    monkeypatch.setenv('OPENAI_BASE_URL', 'http://x')\n    assert app.greet()\n"
    elsewhere = f"def test_elsewhere(monkeypatch):\n{sent}"
    tests = point({"app.py": APP, "test_app.py": f"{fake}{asks}{elsewhere}"}).tests
    assert tests.tests == ("test_app.py::test_fake",)
    assert tests.asking == ("test_app.py::test_asks",)
    assert tests.unclear == ("test_app.py::test_elsewhere",)


@pytest.mark.parametrize(
    ("variable", "state"),
    [
        ("APP_DATABASE_URL", "live_only"),
        ("REDIS_HOST", "live_only"),
        ("APP_URL", "unknown"),
        ("OPENAI_BASE_URL", "unknown"),
    ],
)
def test_the_address_of_a_store_leads_no_call_elsewhere(
    point: Callable[..., IntegrationPoint], variable: str, state: str
) -> None:
    test = (
        "import app, pytest\n@pytest.fixture(autouse=True)\ndef store(monkeypatch):\n"
        f"    monkeypatch.setenv({variable!r}, 'x')\ndef test_ask():\n    assert app.greet()\n"
    )
    assert proved(point, test)[0] == state


def test_of_tests_that_are_not_all_clear_none_is_said_to_ask_the_live_model(
    point: Callable[..., IntegrationPoint],
) -> None:
    asks = "import app\ndef test_asks():\n    assert app.greet()\n"
    sent = "    monkeypatch.setenv('OPENAI_BASE_URL', 'http://x')\n    assert app.greet()\n"
    text = f"{asks}def test_elsewhere(monkeypatch):\n{sent}"
    tests = point({"app.py": APP, "test_app.py": text}).tests
    assert (tests.state, tests.asking) == ("unknown", ())
    assert tests.unclear == ("test_app.py::test_asks", "test_app.py::test_elsewhere")
