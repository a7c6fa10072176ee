from collections.abc import Callable

import pytest

from lintkit.model import Inventory, ModuleAccount

ASK = """\
from openai import OpenAI

client = OpenAI()


def ask(question):
    {inside}
    return client.responses.create(model="m", input=question)
"""


def module(inventory: Inventory, path: str = "app.py") -> ModuleAccount:
    (found,) = [one for one in inventory.modules if one.path == path]
    return found


@pytest.mark.parametrize(
    ("comment", "note"),
    [
        ("# TODO: try again", "TODO: try again"),
        ("#TODO try again", "TODO try again"),
        ("# @FIXME(ana) limits", "FIXME(ana) limits"),
        ("# [HACK] no limit", "HACK] no limit"),
        ("# for now. TODO: stream", "TODO: stream"),
        ("# XXX", "XXX"),
    ],
)
def test_notes_are_told_in_their_own_words(
    inventory: Callable[..., Inventory], comment: str, note: str
) -> None:
    (found,) = module(inventory(ASK.format(inside=comment))).notes
    assert (found.subject, found.span.line, found.symbol) == (note, 7, "app.ask")


@pytest.mark.parametrize(
    "comment",
    [
        "# keys look like sk-XXX",
        "# XXX-XXX-XXXX is a number",
        "# shows the user's TODO list",
        "# the dirty HACK of old",
        "# todo in a sentence",
        "text = '# TODO: in a text'",
    ],
)
def test_the_same_letters_elsewhere_are_no_note(
    inventory: Callable[..., Inventory], comment: str
) -> None:
    assert module(inventory(ASK.format(inside=comment))).notes == ()


def test_note_above_a_function_belongs_to_it(inventory: Callable[..., Inventory]) -> None:
    text = (
        ASK.format(inside="pass") + "\n\n# TODO: limits\ndef reply(text):\n    return ask(text)\n"
    )
    (found,) = module(inventory(text)).notes
    assert found.symbol == "app.reply"
    assert [step.text for step in found.evidence] == [
        "the note stands here",
        "`ask` is called here",
        "the model is asked here: `openai.OpenAI.responses.create`",
    ]


def test_notes_off_the_way_to_a_model_are_left_out(inventory: Callable[..., Inventory]) -> None:
    text = ASK.format(inside="pass") + "\n\ndef clean(text):\n    return text  # TODO: spaces\n"
    assert module(inventory(text)).notes == ()


def test_long_note_is_shortened(inventory: Callable[..., Inventory]) -> None:
    (found,) = module(inventory(ASK.format(inside="# TODO " + "very " * 50))).notes
    assert len(found.subject) == 100
    assert found.subject.endswith("…")


def test_modules_hold_points_entries_and_callers(inventory: Callable[..., Inventory]) -> None:
    found = inventory(
        {
            "app.py": ASK.format(inside="pass"),
            "main.py": "import app\n\nif __name__ == '__main__':\n    app.ask('hi')\n",
            "test_app.py": "import app\n\n# TODO: more\ndef test_ask():\n    app.ask('hi')\n",
        }
    )
    assert [one.path for one in found.modules] == ["app.py", "main.py"]
    app = module(found)
    assert app.points == found.points
    assert (app.name, app.callers) == ("app", 1)
    assert [entry.label for entry in app.entry_points] == ["python main.py"]


def test_a_note_far_from_the_model_is_none_of_its_way(
    inventory: Callable[..., Inventory],
) -> None:
    callers = "".join(
        f"def step{one}(text):\n    # TODO: tidy {one}\n    return {before}(text)\n"
        for one, before in enumerate(["ask", "step0", "step1", "step2"])
    )
    found = module(inventory(ASK.format(inside="pass") + callers)).notes
    assert [one.symbol for one in found] == ["app.step0", "app.step1", "app.step2"]


def test_a_way_to_weights_ends_where_they_are_loaded(inventory: Callable[..., Inventory]) -> None:
    text = (
        "from transformers import AutoTokenizer\n"
        "def load():\n    # TODO: pin it\n    return AutoTokenizer.from_pretrained('gpt2')\n"
    )
    (found,) = module(inventory(text)).notes
    last = found.evidence[-1].text
    assert last == "what it needs is loaded here: `transformers.AutoTokenizer.from_pretrained`"


WRAPPERS = """
import functools
from openai import OpenAI

def logged(message):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            print(message)
            return function(*args)
        return wrapper
    return decorate

@logged("asks")
def ask(question):
    return OpenAI().responses.create(model="m", input=question)

"""


@pytest.mark.parametrize("count", [1, 20])
def test_a_wrapper_of_many_functions_does_not_lead_from_one_to_the_others(
    inventory: Callable[..., Inventory], count: int
) -> None:
    others = "".join(
        f"@logged('quiet')\ndef quiet{one}(a):\n    return a\n\n"
        f"def use{one}(a):\n    # TODO: more\n    return quiet{one}(a)\n\n"
        for one in range(count)
    )
    asking = "def reply(a):\n    # TODO: limits\n    return ask(a)\n"
    found = module(inventory(WRAPPERS + others + asking)).notes
    assert [one.symbol for one in found] == ["app.reply"]
    assert [step.text for step in found[0].evidence] == [
        "the note stands here",
        "`logged.decorate.wrapper` is called here",
        "`ask` is called here",
        "the model is asked here: `openai.OpenAI.responses.create`",
    ]
