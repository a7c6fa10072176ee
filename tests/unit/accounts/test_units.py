"""Timeouts in the wrong unit."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

ASK = "def ask():\n    return client.chat.completions.create(model='gpt-5.2', messages=[])\n"
OPENAI = "import httpx\nfrom datetime import timedelta\nfrom openai import OpenAI, Timeout\n"
GOOGLE = "from google import genai\nfrom google.genai import types\n"
CONTENT = "    return client.models.generate_content(model='gemini-2.5-pro', contents='')\n"
EMBEDDING = "    return client.models.embed_content(model='gemini-embedding-001', contents='')\n"


def openai(timeout: str) -> str:
    return f"{OPENAI}client = OpenAI(timeout={timeout})\n{ASK}"


def google(timeout: str, call: str = CONTENT) -> str:
    options = f"types.HttpOptions(timeout={timeout})"
    return f"{GOOGLE}client = genai.Client(http_options={options})\ndef ask():\n{call}"


@pytest.mark.parametrize("timeout", ["30000", "30_000.0", "180000", "httpx.Timeout(60000)"])
def test_milliseconds_for_seconds(point: Callable[..., IntegrationPoint], timeout: str) -> None:
    found = point(openai(timeout)).wrong_unit
    assert found is not None
    assert found.takes == "s"
    assert found.number == float(timeout.removeprefix("httpx.Timeout(").rstrip(")"))
    assert found.evidence[-1].path == "app.py"


@pytest.mark.parametrize(
    "timeout",
    ["30", "0.5", "600", "3600", "7200", "36000", "86400", "10000", "1_000_000", "None", "unknown"],
)
def test_seconds_are_seconds(point: Callable[..., IntegrationPoint], timeout: str) -> None:
    assert point(openai(timeout)).wrong_unit is None


@pytest.mark.parametrize("timeout", ["30", "120", "600", "0.5"])
def test_seconds_for_milliseconds(point: Callable[..., IntegrationPoint], timeout: str) -> None:
    found = point(google(timeout)).wrong_unit
    assert found is not None
    assert (found.number, found.takes) == (float(timeout), "ms")


@pytest.mark.parametrize("timeout", ["1000", "30_000", "30 * 1000", "None"])
def test_milliseconds_are_milliseconds(
    point: Callable[..., IntegrationPoint], timeout: str
) -> None:
    assert point(google(timeout)).wrong_unit is None


def test_an_embedding_may_be_given_half_a_second(point: Callable[..., IntegrationPoint]) -> None:
    assert point(google("500", EMBEDDING)).wrong_unit is None
    assert point(google("30", EMBEDDING)).wrong_unit is not None


def test_a_call_takes_its_own_unit(point: Callable[..., IntegrationPoint]) -> None:
    call = "    return client.interactions.create(model='gemini-2.5-pro', input='', timeout=30)\n"
    assert point(f"{GOOGLE}client = genai.Client()\ndef ask():\n{call}").wrong_unit is None


def test_a_timeout_that_another_one_overrides_does_not_count(
    point: Callable[..., IntegrationPoint],
) -> None:
    source = openai("30000").replace("messages=[]", "messages=[], timeout=20")
    assert point(source).wrong_unit is None


def test_a_timeout_that_some_callers_override_counts(
    point: Callable[..., IntegrationPoint],
) -> None:
    options = "def ask(**options):"
    source = openai("30000").replace("def ask():", options).replace("[])", "[], **options)")
    found = point(f"{source}ask()\nask(timeout=20)\n").wrong_unit
    assert found is not None
    assert found.number == 30000


def test_a_timedelta_names_its_unit(point: Callable[..., IntegrationPoint]) -> None:
    assert point(openai("timedelta(seconds=30000)")).wrong_unit is None
