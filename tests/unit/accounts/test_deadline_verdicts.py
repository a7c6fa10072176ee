"""Which bound is in force: the call's, the client's, the SDK's, or none."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

CREATE = 'chat.completions.create(model="gpt-4o-2024-08-06", messages=[]'

VERDICTS = {
    "left_out": ("OpenAI()", CREATE + ")", ("default", 600, 3, 1800)),
    "constructor": ("OpenAI(timeout=20, max_retries=0)", CREATE + ")", ("bounded", 20, 1, 20)),
    "retries": ("OpenAI(timeout=20, max_retries=4)", CREATE + ")", ("bounded", 20, 5, 100)),
    "call": ("OpenAI(timeout=20)", CREATE + ", timeout=5)", ("bounded", 5, 3, 15)),
    "none_at_the_call": ("OpenAI(timeout=20)", CREATE + ", timeout=None)", ("infinite",)),
    "none": ("OpenAI(timeout=None)", CREATE + ")", ("infinite",)),
    "not_given": ("OpenAI(timeout=openai.NOT_GIVEN)", CREATE + ")", ("default", 600)),
    "with_options": (
        "OpenAI(max_retries=5)",
        "with_options(timeout=5, max_retries=0)." + CREATE + ")",
        ("bounded", 5, 1, 5),
    ),
    "options_of_one_call": (
        "OpenAI(timeout=20)",
        "with_options(max_retries=0)." + CREATE + ")",
        ("bounded", 20, 1, 20),
    ),
    "timeout_object": ("OpenAI(timeout=httpx.Timeout(30))", CREATE + ")", ("bounded", 30)),
    "read_timeout": ("OpenAI(timeout=httpx.Timeout(60, read=9))", CREATE + ")", ("bounded", 9)),
    "none_in_an_object": ("OpenAI(timeout=httpx.Timeout(None))", CREATE + ")", ("infinite",)),
    "http_client": (
        "OpenAI(http_client=httpx.Client(timeout=9))",
        CREATE + ")",
        ("bounded", 9, 3, 27),
    ),
    "http_client_without": ("OpenAI(http_client=httpx.Client())", CREATE + ")", ("default", 600)),
    "timeout_before_http_client": (
        "OpenAI(timeout=4, http_client=httpx.Client(timeout=9))",
        CREATE + ")",
        ("bounded", 4),
    ),
    "unknown": ("OpenAI(timeout=load())", CREATE + ")", ("unknown", None)),
}


@pytest.mark.parametrize(("client", "call", "expected"), VERDICTS.values(), ids=VERDICTS.keys())
def test_the_bound_in_force(
    point: Callable[..., IntegrationPoint], client: str, call: str, expected: tuple[object, ...]
) -> None:
    found = point(
        "import httpx\nimport openai\nfrom openai import OpenAI\nfrom settings import load\n"
        f"client = {client}\nclient.{call}\n"
    ).deadline
    told = (found.state, found.seconds, found.attempts, found.worst_case_seconds)
    assert told[: len(expected)] == expected
    assert found.evidence


def test_evidence_leads_from_the_call_to_the_constructor(
    point: Callable[..., IntegrationPoint],
) -> None:
    found = point(
        {
            "app/__init__.py": "",
            "app/llm.py": "from openai import OpenAI\nclient = OpenAI()\n",
            "app/chat.py": f"from app.llm import client\nclient.{CREATE})\n",
        }
    )
    assert [(step.path, step.line) for step in found.deadline.evidence] == [
        ("app/chat.py", 2),
        ("app/llm.py", 2),
        ("app/chat.py", 2),
    ]
    assert "600 s × 3 attempts = 1800 s" in found.deadline.evidence[-1].text


def test_one_verdict_for_each_caller_of_a_wrapper(
    point: Callable[..., IntegrationPoint],
) -> None:
    found = point(
        f"""
        from openai import OpenAI
        client = OpenAI()
        def ask(timeout=None):
            return client.{CREATE}, timeout=timeout)
        def quick():
            return ask(timeout=5)
        def slow():
            return ask()
        """
    ).deadline
    assert found.state == "infinite"
    assert [(one.symbol, one.line, one.state, one.seconds) for one in found.callers] == [
        ("app.quick", 7, "bounded", 5),
        ("app.slow", 9, "infinite", None),
    ]


def test_keywords_that_a_wrapper_hands_on(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        f"""
        from openai import OpenAI
        client = OpenAI()
        def ask(**options):
            return client.{CREATE}, **options)
        def quick():
            return ask(timeout=5)
        def slow():
            return ask(temperature=0)
        """
    ).deadline
    assert (found.state, found.seconds) == ("default", 600)
    assert [(one.line, one.state, one.seconds) for one in found.callers] == [
        (7, "bounded", 5),
        (9, "default", 600),
    ]


WRITTEN = {
    "setdefault": 'options.setdefault("timeout", 30)',
    "if_absent": 'if "timeout" not in options:\n        options["timeout"] = 30',
}


@pytest.mark.parametrize("statement", WRITTEN.values(), ids=WRITTEN.keys())
def test_a_default_that_a_wrapper_writes_into_its_keywords(
    point: Callable[..., IntegrationPoint], statement: str
) -> None:
    found = point(
        "from openai import OpenAI\nclient = OpenAI()\n"
        f"def ask(**options):\n    {statement}\n    return client.{CREATE}, **options)\n"
        "def quick():\n    return ask(timeout=5)\ndef slow():\n    return ask()\n"
    ).deadline
    assert (found.state, found.seconds) == ("bounded", 30)
    assert [(one.symbol, one.seconds) for one in found.callers] == [
        ("app.quick", 5),
        ("app.slow", 30),
    ]


def test_a_wrapper_that_overrides_its_keywords(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        f"""
        from openai import OpenAI
        client = OpenAI()
        def ask(**options):
            options["timeout"] = 30
            return client.{CREATE}, **options)
        ask(timeout=None)
        """
    ).deadline
    assert (found.state, found.seconds, found.callers) == ("bounded", 30, ())


HANDED_CLIENTS = {
    "parameter": "def ask(client):\n    return client.{call})\n{callers}",
    "attribute": (
        "class Chat:\n    def __init__(self, client):\n        self.client = client\n"
        "    def ask(self):\n        return self.client.{call})\n"
        "def ask(client):\n    return Chat(client).ask()\n{callers}"
    ),
}


@pytest.mark.parametrize("source", HANDED_CLIENTS.values(), ids=HANDED_CLIENTS.keys())
def test_one_verdict_for_each_caller_that_hands_in_a_client(
    point: Callable[..., IntegrationPoint], source: str
) -> None:
    callers = (
        "def quick():\n    return ask(OpenAI(timeout=5))\ndef slow():\n    return ask(OpenAI())\n"
    )
    found = point("from openai import OpenAI\n" + source.format(call=CREATE, callers=callers))
    assert (found.deadline.state, found.deadline.seconds) == ("default", 600)
    assert [(one.symbol, one.state, one.seconds) for one in found.deadline.callers] == [
        ("app.quick", "bounded", 5),
        ("app.slow", "default", 600),
    ]


def test_callers_that_agree_need_no_verdicts_of_their_own(
    point: Callable[..., IntegrationPoint],
) -> None:
    found = point(
        f"""
        from openai import OpenAI
        client = OpenAI()
        def ask(timeout):
            return client.{CREATE}, timeout=timeout)
        ask(5)
        ask(timeout=5)
        """
    ).deadline
    assert (found.state, found.seconds, found.callers) == ("bounded", 5, ())


def test_tests_do_not_say_how_long_a_program_waits(
    point: Callable[..., IntegrationPoint],
) -> None:
    found = point(
        {
            "app.py": (
                "from openai import OpenAI\nclient = OpenAI()\n"
                f"def ask(timeout=9):\n    return client.{CREATE}, timeout=timeout)\nask()\n"
            ),
            "tests/test_app.py": "from app import ask\ndef test_ask():\n    ask(timeout=None)\n",
        }
    ).deadline
    assert (found.state, found.seconds, found.callers) == ("bounded", 9, ())


def test_the_pinned_version_chooses_the_default(point: Callable[..., IntegrationPoint]) -> None:
    source = """
        from mistralai import Mistral
        Mistral(api_key="x").chat.complete(model="mistral-small-2503", messages=[])
        """
    assert point(source).deadline.state in ("default", "infinite")


SETTINGS = {
    "module_attribute": (
        (
            "import litellm\nlitellm.request_timeout = 9\n"
            'litellm.completion(model="openai/gpt-4o-2024-08-06", messages=[])\n'
        ),
        9,
    ),
    "settings_class": (
        f"""
        from openai import OpenAI
        from pydantic_settings import BaseSettings
        class Settings(BaseSettings):
            timeout: float = 12
        settings = Settings()
        client = OpenAI(timeout=settings.timeout)
        client.{CREATE})
        """,
        12,
    ),
    "environment_default": (
        f"""
        import os
        from openai import OpenAI
        client = OpenAI(timeout=float(os.getenv("LLM_TIMEOUT", "15")))
        client.{CREATE})
        """,
        15,
    ),
    "fallback": (
        f"""
        import os
        from openai import OpenAI
        client = OpenAI(timeout=None or 30)
        client.{CREATE})
        """,
        30,
    ),
    "params": (
        f"""
        from openai import OpenAI
        client = OpenAI()
        params = {{"temperature": 0}}
        params["timeout"] = 8
        client.{CREATE}, **params)
        """,
        8,
    ),
    "update": (
        f"""
        from openai import OpenAI
        client = OpenAI()
        params = {{"temperature": 0}}
        params.update({{"timeout": 8}})
        client.{CREATE}, **params)
        """,
        8,
    ),
    "constructor_params": (
        f"""
        from openai import OpenAI
        params = dict(timeout=8)
        OpenAI(**params).{CREATE})
        """,
        8,
    ),
    "milliseconds": (
        """
        from google import genai
        from google.genai import types
        client = genai.Client(http_options=types.HttpOptions(timeout=30000))
        client.models.generate_content(model="gemini-2.0-flash-001", contents="x")
        """,
        30,
    ),
}


@pytest.mark.parametrize(("source", "seconds"), SETTINGS.values(), ids=SETTINGS.keys())
def test_where_a_timeout_comes_from(
    point: Callable[..., IntegrationPoint], source: str, seconds: float
) -> None:
    found = point(source).deadline
    assert (found.state, found.seconds) == ("bounded", seconds)


GOOGLE = """
from google import genai
from google.genai import types
client = genai.Client()
def ask(shared: types.HttpOptions, seconds):
    options = {made}
    {change}
    config = types.GenerateContentConfig(http_options=options)
    return client.models.generate_content(model="gemini-2.0-flash-001", contents="x", config=config)
"""


@pytest.mark.parametrize(
    ("made", "change", "expected"),
    [
        ("types.HttpOptions()", "options.timeout = 5000", ("bounded", 5)),
        ("types.HttpOptions(timeout=9000)", "options.timeout = 5000", ("bounded", 5)),
        ("types.HttpOptions()", "options.timeout = int(seconds * 1000)", ("bounded", None)),
        ("types.HttpOptions()", "if seconds: options.timeout = 5000", ("infinite", None)),
        ("shared.model_copy()", "options.timeout = 5000", ("bounded", 5)),
        ("shared.model_copy()", "options.base_url = seconds", ("unknown", None)),
    ],
)
def test_options_are_copied_and_changed(
    point: Callable[..., IntegrationPoint],
    made: str,
    change: str,
    expected: tuple[str, float | None],
) -> None:
    found = point(GOOGLE.format(made=made, change=change)).deadline
    assert (found.state, found.seconds) == expected


def test_a_timeout_on_some_paths_only(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        f"""
        from openai import OpenAI
        client = OpenAI()
        def ask(hurry):
            params = {{}}
            if hurry:
                params["timeout"] = 8
            return client.{CREATE}, **params)
        """
    ).deadline
    assert (found.state, found.seconds) == ("default", 600)


def test_one_branch_bounded_another_not(point: Callable[..., IntegrationPoint]) -> None:
    found = point(
        f"""
        from openai import OpenAI
        def make(slow):
            if slow:
                return OpenAI(timeout=None)
            return OpenAI(timeout=5)
        def ask(slow):
            return make(slow).{CREATE})
        """
    ).deadline
    assert found.state == "infinite"


def test_no_default_holds_for_a_call_that_the_pinned_version_lacks(
    point: Callable[..., IntegrationPoint],
) -> None:
    source = "import openai\nopenai.ChatCompletion.create(model='gpt-4', messages=[])\n"
    assert point(source).deadline.state == "default"
    found = point(source, {"openai": "==1.29.0"}).deadline
    assert (found.state, found.evidence[-1].text) == (
        "unknown",
        "openai 1.29.0 does not have this call",
    )


def test_a_call_of_one_of_several_libraries_has_no_verdict_where_they_differ(
    points: Callable[..., tuple[IntegrationPoint, ...]],
) -> None:
    source = (
        "from openai import OpenAI\nimport google.genai\n"
        "client, gemini = OpenAI(), google.genai.Client()\n"
        "FUNCTIONS = [client.chat.completions.create, gemini.models.generate_content]\n"
        "for function in FUNCTIONS:\n    function()\n"
    )
    found = points(source)[-1].deadline
    assert found.state == "unknown"
    assert found.evidence[-1].text == (
        "which of google-genai, openai is called here is decided elsewhere"
    )


@pytest.mark.parametrize(
    ("signature", "options"),
    [("options", "options"), ("options: dict", "dict(options)"), ("**options", "options")],
)
@pytest.mark.parametrize("method", ["get", "pop"])
def test_a_default_stands_for_options_that_are_not_known(
    point: Callable[..., IntegrationPoint], signature: str, options: str, method: str
) -> None:
    ask = f"from openai import OpenAI\ndef ask({signature}):\n    options = {options}\n"
    wait = f"options.{method}('timeout'{{default}})"
    call = f"    return OpenAI().{CREATE}, timeout={wait})\n"
    found = point(ask + call.format(default=", 30")).deadline
    assert (found.state, found.seconds) == ("bounded", 30)
    assert point(ask + call.format(default="")).deadline.state != "bounded"


def test_a_crew_waits_as_the_llm_that_its_agents_make_for_themselves(
    point: Callable[..., IntegrationPoint],
) -> None:
    found = point(
        """
        from crewai import Agent, Crew, Task
        from shelf import tools
        writer = Agent(role="x", goal="y", backstory="z", tools=tools)
        Crew(agents=[writer], tasks=[Task(description="x", agent=writer)]).kickoff()
        """
    )
    assert (found.deadline.state, found.deadline.seconds) == ("default", 600)
    assert found.model.source == "sdk_default"


def test_what_none_means_is_told_last(point: Callable[..., IntegrationPoint]) -> None:
    text = (
        "from openai import OpenAI\nclient = OpenAI(timeout=None)\n"
        "client.responses.create(model='m', input='x')\n"
    )
    assert [(step.line, step.text) for step in point(text).deadline.evidence][1:] == [
        (2, "called here with `timeout` = None"),
        (3, "with that, openai waits without a bound"),
    ]
