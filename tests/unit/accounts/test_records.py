from collections.abc import Callable

import pytest

from lintkit.model import Inventory, Remark

APP = """\
{imports}
from openai import OpenAI

client = OpenAI()


def ask(question):
    {inside}
    return client.responses.create(model="m", input=question)


{helper}
def run(question):
    {caller}
    return ask(question)


if __name__ == "__main__":
    run("hi")
"""


def unrecorded(inventory: Callable[..., Inventory], **parts: str) -> list[Remark]:
    blank = {"imports": "", "inside": "pass", "helper": "", "caller": "pass"}
    modules = inventory(APP.format(**(blank | parts))).modules
    return [one for module in modules for one in module.unrecorded]


def test_silent_way_is_told_from_its_start(inventory: Callable[..., Inventory]) -> None:
    (one,) = unrecorded(inventory)
    assert one.subject == "python app.py"
    assert [step.text for step in one.evidence] == [
        "python app.py starts here",
        "`run` is called here",
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
