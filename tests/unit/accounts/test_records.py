from collections.abc import Callable

import pytest

from lintkit.model import Inventory, Remark

APP = """\
{imports}
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI()


def ask(question):
    {inside}
    return client.responses.create(model="m", input=question)


{helper}
{start}
def run(question):
    {caller}
    return ask(question)
"""


def unrecorded(inventory: Callable[..., Inventory], **parts: str) -> list[Remark]:
    blank = {"imports": "", "inside": "pass", "helper": "", "caller": "pass"}
    blank["start"] = "@app.get('/ask')"
    modules = inventory(APP.format(**(blank | parts))).modules
    return [one for module in modules for one in module.unrecorded]


def test_silent_way_is_told_from_its_start(inventory: Callable[..., Inventory]) -> None:
    (one,) = unrecorded(inventory)
    assert one.subject == "GET /ask"
    assert [step.text for step in one.evidence] == [
        "GET /ask starts here",
        "`ask` is called here",
        "the model is asked here: `openai.OpenAI.responses.create`",
    ]


@pytest.mark.parametrize(
    "parts",
    [
        {"inside": "log.info(question)", "imports": "from app_log import log"},
        {"inside": "raise ValueError"},
        {"caller": "print(question)"},
        {"caller": "count_calls()", "imports": "from app_stats import call_counter as count_calls"},
        {"caller": "keep(question)", "helper": "def keep(text):\n    database.insert(text)\n\n\n"},
        {"imports": "import langfuse"},
        {"imports": "from opentelemetry import baggage"},
    ],
)
def test_whatever_may_record_it_counts(
    inventory: Callable[..., Inventory], parts: dict[str, str]
) -> None:
    assert unrecorded(inventory, **parts) == []


@pytest.mark.parametrize(
    "parts",
    [
        {"start": "", "helper": "if __name__ == '__main__':\n    ask('hi')\n\n\n"},
        {"start": "@click.command()", "imports": "import click"},
        {"start": "@tool", "imports": "from langchain_core.tools import tool"},
    ],
    ids=["script", "command", "tool"],
)
def test_whoever_starts_it_sees_how_it_ends(
    inventory: Callable[..., Inventory], parts: dict[str, str]
) -> None:
    assert unrecorded(inventory, **parts) == []
