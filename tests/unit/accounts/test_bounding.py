"""Where a bound could be chosen: the client's construction before the call, and often nowhere."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint, Span, TimeoutPlace

Points = Callable[..., tuple[IntegrationPoint, ...]]

CALL = "client.chat.completions.create(model='gpt-5.2', messages=[])\n"
HEAD = "from openai import OpenAI\nimport httpx\n"


MISTRAL = (
    "from mistralai import Mistral\n"
    "client = Mistral()\n"
    "client.chat.complete(model='m', messages=[])\n"
)
LANGCHAIN = (
    "from langchain_openai import ChatOpenAI\n"
    "llm = ChatOpenAI()\n"
    "def ask(q):\n"
    "    return llm.invoke(q)\n"
)
PARTIAL = f"import functools\nclient = functools.partial(OpenAI, api_key='k')()\n{CALL}"
AIOHTTP = (
    "import aiohttp\n"
    "async def ask(body):\n"
    "    async with aiohttp.ClientSession() as session:\n"
    "        await session.post('https://api.openai.com/v1/chat/completions', json=body)\n"
)
GENAI = (
    "from google import genai\n"
    "client = genai.Client()\n"
    "client.models.generate_content(model='gemini-2.5-pro', contents='')\n"
)


BEDROCK = (
    "import boto3\nfrom langchain_aws import ChatBedrock\n"
    "ChatBedrock(client=boto3.client('bedrock-runtime'), model='x').invoke('hi')\n"
)


@pytest.mark.parametrize(
    ("text", "line", "parameter", "unit"),
    [
        (f"client = OpenAI()\n{CALL}", 3, "timeout", "s"),
        (f"client = OpenAI(timeout=None)\n{CALL}", 3, "timeout", "s"),
        (f"client = OpenAI().with_options(max_retries=1)\n{CALL}", 3, "timeout", "s"),
        (f"client = OpenAI().with_options(timeout=None)\n{CALL}", 3, "timeout", "s"),
        (f"client = OpenAI(timeout=5)\n{CALL[:-2]}, timeout=None)\n", 4, "timeout", "s"),
        (f"class Own(OpenAI):\n    pass\nclient = Own()\n{CALL}", 6, "timeout", "s"),
        (f"import openai\nopenai.{CALL.partition('.')[2]}", 4, "timeout", "s"),
        (MISTRAL, 4, "timeout_ms", "ms"),
        (LANGCHAIN, 4, "timeout", "s"),
        (PARTIAL, 5, "timeout", "s"),
    ],
)
def test_the_place(points: Points, text: str, line: int, parameter: str, unit: str) -> None:
    (point,) = points(HEAD + text)
    place = point.deadline.place
    assert place is not None
    assert (place.call.line, place.parameter, place.unit) == (line, parameter, unit)


@pytest.mark.parametrize(
    "text",
    [
        f"client = OpenAI(timeout=5)\n{CALL}",  # bounded
        f"client = OpenAI(timeout=5 if DEBUG else None)\n{CALL}",
        f"client = OpenAI(http_client=httpx.Client())\n{CALL}",
        BEDROCK,  # is handed the client that waits
        f"client = OpenAI() if DEBUG else OpenAI(api_key='k')\n{CALL}",
        f"def ask(client: OpenAI):\n    {CALL}",
        f"import openai\nopenai.timeout = None\nopenai.{CALL.partition('.')[2]}",
        AIOHTTP,  # takes an object
        GENAI,  # takes it within options
        "OpenAI().realtime.connect(model='m')",  # takes no notice of the client's
    ],
)
def test_no_place(points: Points, text: str) -> None:
    (point,) = points(HEAD + text)
    assert point.deadline.place is None


def test_a_timeout_that_a_caller_decides_has_no_place(points: Points) -> None:
    (point,) = points(
        HEAD + f"def ask(timeout=None):\n    client = OpenAI(timeout=timeout)\n    {CALL}ask()\n"
    )
    assert point.deadline.state == "infinite"
    assert point.deadline.place is None


def test_a_place_is_the_call_expression(points: Points) -> None:
    (point,) = points(f"{HEAD}client = OpenAI(\n    api_key='k',\n)\n{CALL}")
    assert point.deadline.place == TimeoutPlace(Span("app.py", 3, 9, 5, 1), "timeout", "s")


@pytest.mark.parametrize(
    ("source", "takes_none"),
    [
        (
            (
                "import claude_agent_sdk as sdk\nasync def ask():\n"
                "    async for one in sdk.query(prompt='x'):\n        print(one)\n"
            ),
            True,
        ),
        ("from openai import OpenAI\nOpenAI().responses.create(model='m', input='x')\n", False),
        # It polls: what the client takes bounds each of its requests.
        ("from openai import OpenAI\nOpenAI().videos.create_and_poll(prompt='x')\n", True),
        (
            "from llama_index.llms.anthropic import Anthropic\nAnthropic('m').complete('x')\n",
            False,
        ),
    ],
)
def test_whether_the_library_takes_a_bound_at_all(
    point: Callable[..., IntegrationPoint], source: str, takes_none: bool
) -> None:
    deadline = point(source).deadline
    assert deadline.state in {"default", "infinite"}
    assert deadline.takes_none is takes_none
