from collections.abc import Callable

import pytest

from lintkit.model import Inventory, Remark

APP = """\
from openai import OpenAI

client = OpenAI()


def search(question):
    {body}


def reply(question):
    found = search(question)
    return client.responses.create(model="m", input=f"{{question}} {{found}}")


if __name__ == "__main__":
    reply("hi")
"""


def found(inventory: Callable[..., Inventory], body: str) -> list[Remark]:
    modules = inventory(APP.format(body=body)).modules
    return [one for module in modules for one in module.placeholders]


@pytest.mark.parametrize(
    "comment",
    [
        "In a real implementation, this would ask the index.",
        "In a production system, you would query Elasticsearch here",
        "Real implementation would look this up",
        "This is just a placeholder",
        "This is a simple mock implementation.",
        "Mock response for now",
        "Build a mock response for now",
        "TODO: placeholder logic",
        "Return a dummy value.",
        "Simulate an API call",
        "Simulating the database request",
        "Replace this with your actual lookup",
        "Not implemented yet",
    ],
)
@pytest.mark.parametrize("form", ["# {}\n    return ['x']", '"""{}"""\n    return ["x"]'])
def test_authors_who_say_so_are_believed(
    inventory: Callable[..., Inventory], comment: str, form: str
) -> None:
    (one,) = found(inventory, form.format(comment))
    assert (one.subject, one.symbol) == (comment, "app.search")
    assert [step.text for step in one.evidence[1:]] == [
        "python app.py starts here",
        "`reply` is called here",
        "`search` is called here",
        "the model is asked here: `openai.OpenAI.responses.create`",
    ]


@pytest.mark.parametrize(
    "comment",
    [
        "fills each placeholder of the template",
        "this is a placeholder for the user's name",
        "simulates a user who types slowly",
        "the mock response that the dry run asked for is dropped",
        "models behave otherwise in the real world",
        "In a real application, you'd likely add additional checks here.",
        "raises where the format is not implemented by the reader",
        "replace the dashes with spaces",
        "If there are tools, create placeholder functions",
        "Filter out placeholder values.",
        "Check if this is a placeholder record",
        "what cannot be read is not. Instead we return a placeholder value:",
    ],
)
def test_the_same_words_of_real_work_are_none(
    inventory: Callable[..., Inventory], comment: str
) -> None:
    assert found(inventory, f"# {comment}\n    return question.split()") == []


def test_what_is_said_of_an_entry_is_said_of_no_code(inventory: Callable[..., Inventory]) -> None:
    body = "return {\n        'streaming': False,  # not implemented yet\n    }"
    assert found(inventory, body) == []


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        ("pass", "`search` has no body, and its result is used"),
        ("return None", "`search` has no body, and its result is used"),
        ("...", "`search` has no body, and its result is used"),
        ("raise NotImplementedError", "`search` only raises NotImplementedError"),
        ("raise NotImplementedError('later')", "`search` only raises NotImplementedError"),
    ],
)
def test_functions_without_a_body(
    inventory: Callable[..., Inventory], body: str, subject: str
) -> None:
    (one,) = found(inventory, body)
    assert one.subject == subject


@pytest.mark.parametrize(
    "body",
    [
        "return ''",
        "if not question:\n        raise NotImplementedError\n    return question",
    ],
)
def test_functions_that_decide_something_are_none(
    inventory: Callable[..., Inventory], body: str
) -> None:
    assert found(inventory, body) == []


def test_hook_whose_result_nobody_uses_is_none(inventory: Callable[..., Inventory]) -> None:
    unused = "search(question)\n    found = ''"
    text = APP.format(body="pass").replace("found = search(question)", unused)
    assert [module.placeholders for module in inventory(text).modules] == [()]
