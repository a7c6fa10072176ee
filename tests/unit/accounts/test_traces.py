from collections.abc import Callable

import pytest

from lintkit.model import Inventory

APP = """\
{imports}
from openai import OpenAI

client = OpenAI()


def ask(question):
    {inside}
    return client.responses.create(model="m", input=question)


def run(question):
    {caller}
    return ask(question)


def far(question):
    {far}
    return run(question)
"""


def near(inventory: Callable[..., Inventory], **parts: str) -> list[tuple[int, str]]:
    blank = {"imports": "", "inside": "pass", "caller": "pass", "far": "pass"}
    (module,) = inventory(APP.format(**(blank | parts))).modules
    return [(step.line, step.text) for one in module.traces for step in one.evidence]


def test_the_nearest_line_that_tells_comes_first(inventory: Callable[..., Inventory]) -> None:
    found = near(
        inventory,
        imports="import logging\nlog = logging.getLogger()",
        inside="log.debug('a'); log.warning('b')",
        caller="logging.info('c')",
    )
    assert found == [
        (9, "`logging.getLogger.debug` is called here"),
        (14, "`logging.info` is called here"),
    ]


@pytest.mark.parametrize(
    ("imports", "inside"),
    [
        ("", "pass"),
        ("import logging", "logging.getLogger('x').setLevel(10)"),
        ("import sentry_sdk", "sentry_sdk.init()"),
        ("log = None", "log.debug('x')"),
    ],
    ids=["nothing", "set up only", "started only", "not known"],
)
def test_what_only_prepares_tells_nothing(
    inventory: Callable[..., Inventory], imports: str, inside: str
) -> None:
    assert near(inventory, imports=imports, inside=inside) == []


def test_what_is_called_by_the_name_of_its_module_tells_nothing(
    inventory: Callable[..., Inventory],
) -> None:
    assert near(inventory, imports="import plugin", inside="plugin()") == []


def test_what_one_of_several_callers_leaves_is_none_of_the_others(
    inventory: Callable[..., Inventory],
) -> None:
    text = APP.format(imports="import logging", inside="pass", caller="logging.info('x')", far="")
    assert len(inventory(text).modules[0].traces) == 1
    more = f"{text}    return 1\ndef other(q):\n    return ask(q)\n"
    assert inventory(more).modules[0].traces == ()


def test_what_is_far_from_the_call_is_left_out(inventory: Callable[..., Inventory]) -> None:
    text = APP.format(imports="import logging", inside="pass", caller="pass", far="pass")
    text += "def further(q):\n    return far(q)\n"
    text += "def farthest(q):\n    logging.info('x')\n    return further(q)\n"
    (module,) = inventory(text).modules
    assert module.traces == ()
    near_enough = text.replace("def further(q):\n", "def further(q):\n    logging.info('y')\n")
    assert len(inventory(near_enough).modules[0].traces) == 1


@pytest.mark.parametrize(
    ("name", "body", "found"),
    [
        ("record_call", "logging.info(text)", ["`Book.record_call` is called here"]),
        ("_track_usage", "self.write(text)", ["`Book._track_usage` is called here"]),
        ("debug", "self.write(text)", ["`Book.debug` is called here"]),
        ("record_call", "self.calls.append(text)", []),
        ("keep", "logging.info(text)", []),
    ],
)
def test_what_a_method_of_the_program_leaves_is_seen_by_its_name_and_what_it_calls(
    inventory: Callable[..., Inventory], name: str, body: str, found: list[str]
) -> None:
    book = (
        "import logging\nclass Book:\n    calls = []\n    def write(self, text):\n"
        f"        logging.info(text)\n    def {name}(self, text):\n        {body}\nbook = Book()\n"
    )
    told = near(inventory, imports=book, inside=f"book.{name}('x')")
    assert [text for _, text in told] == found
