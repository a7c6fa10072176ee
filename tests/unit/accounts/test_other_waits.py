"""What holds on the other ways to a call, where branches choose among several clients."""

from collections.abc import Callable

from lintkit_rules.deadlines.no_deadline import NoDeadline

from lintkit.model import IntegrationPoint
from lintkit.rule import Example
from lintkit.testing import findings_in

Found = Callable[..., IntegrationPoint]


def test_what_other_clients_wait_is_told(point: Found) -> None:
    text = (
        "from openai import OpenAI\nfrom config import how, time\n"
        "if how == 'a':\n    client = OpenAI()\n"
        "elif how == 'b':\n    client = OpenAI(timeout=5, max_retries=0)\n"
        "elif how == 'c':\n    client = OpenAI(timeout=20)\n"
        "elif how == 'd':\n    client = OpenAI(timeout=30)\n"
        "else:\n    client = OpenAI(timeout=None)\n"
        "client.responses.create(model='m', input='x')\n"
    )
    found = point(text).deadline
    assert found.state == "infinite"
    assert [(step.line, step.text) for step in found.others] == [
        (
            4,
            "on another way only the SDK's default bounds it: 600 s, 3 attempts, 1800 s at worst",
        ),
        (6, "on another way the program bounds it: 5 s"),
        (8, "on another way the program bounds it: 20 s, 3 attempts, 60 s at worst"),
        (10, "on another way the program bounds it: 30 s, 3 attempts, 90 s at worst"),
    ]


def test_of_one_client_nothing_more_is_told(point: Found) -> None:
    text = "from openai import OpenAI\nOpenAI().responses.create(model='m', input='x')\n"
    assert point(text).deadline.others == ()


def test_a_finding_does_not_name_a_client_that_is_bounded() -> None:
    text = (
        "from langchain_anthropic import ChatAnthropic\nfrom langchain_ollama import ChatOllama\n"
        "from config import local\n"
        "if local:\n    model = ChatOllama(model='m')\n"
        "else:\n    model = ChatAnthropic(model='m', timeout=60)\n"
        "model.invoke('x')\n"
    )
    (found,) = findings_in(NoDeadline, Example({"app.py": text}, ""))
    assert "ChatAnthropic" not in found.message
    assert found.evidence[-1].text.startswith("on another way the program bounds it: 60 s")


def test_another_way_is_told_where_its_bound_is_written(point: Found) -> None:
    text = (
        "from google import genai\nfrom config import url\n"
        "def options():\n"
        "    if not url:\n        return None\n"
        "    return genai.types.HttpOptions(timeout=9000)\n"
        "client = genai.Client(http_options=options())\n"
        "client.models.generate_content(model='m', contents='x')\n"
    )
    assert [(step.line, step.text) for step in point(text).deadline.others] == [
        (6, "on another way the program bounds it: 9 s")
    ]
