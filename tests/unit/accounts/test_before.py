"""Tests that end before the program asks the model: what their doubles would say is no proof."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

Point = Callable[..., IntegrationPoint]

APP = (
    "from openai import OpenAI\nclient = OpenAI(timeout=20)\n"
    "class TooLong(Exception):\n    pass\n"
    "def charge(text):\n    if len(text) > 9:\n        raise TooLong(text)\n"
    "def ask(text, user):\n"
    "    GUARD\n"
    "    answer = client.chat.completions.create(\n"
    "        model='gpt-4o-2024-11-20', messages=[{'content': text}])\n"
    "    AFTER\n"
    "    return answer.choices[0].message.content or 'nothing'\n"
    "def command(text, user):\n    return ask(text, user)\n"
)
OWN = "if len(text) > 9: raise TooLong(text)"
CALLED = "charge(text)"
BUILTIN = "if len(text) > 9: raise ValueError(text)"
STRANGER = "if not user.is_known: return 'who are you?'"
AFTER = "if not answer.choices: raise TooLong(text)"
WAITS = "        with pytest.raises(WHAT):\n            app.command('x' * 99, user)\n"
COMPARES = "        assert app.command('x', user) == 'WHAT'\n"
FED = ("edge_case", ("empty",))
UNKNOWN = ("unknown", ())
NONE = ("none", ())


@pytest.mark.parametrize(
    ("guard", "after", "asserted", "expected"),
    [
        (OWN, "pass", WAITS.replace("WHAT", "app.TooLong"), NONE),
        (CALLED, "pass", WAITS.replace("WHAT", "app.TooLong"), NONE),
        (BUILTIN, "pass", WAITS.replace("WHAT", "ValueError"), UNKNOWN),
        (OWN, AFTER, WAITS.replace("WHAT", "app.TooLong"), FED),
        (STRANGER, "pass", COMPARES.replace("WHAT", "who are you?"), NONE),
        (STRANGER, "pass", COMPARES.replace("WHAT", "nothing"), FED),
        ("pass", AFTER, WAITS.replace("WHAT", "app.TooLong"), FED),
    ],
)
def test_what_only_a_guard_gives_is_no_answer_of_the_model(
    point: Point, guard: str, after: str, asserted: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    app = APP.replace("GUARD", guard).replace("AFTER", after)
    test = (
        "import app, pytest\nfrom unittest.mock import MagicMock, patch\n"
        "def test_odd():\n    user = MagicMock()\n"
        "    with patch.object(app.client.chat.completions, 'create') as create:\n"
        f"        create.return_value.choices[0].message.content = None\n{asserted}"
    )
    found = point({"app.py": app, "test_app.py": test}).tests
    assert (found.state, found.edge_cases) == expected


def test_a_test_that_ends_before_the_call_leaves_the_others_what_they_show(point: Point) -> None:
    app = APP.replace("GUARD", OWN).replace("AFTER", "pass")
    test = (
        "import app, pytest\nfrom unittest.mock import patch\n"
        "def test_long():\n"
        "    with patch.object(app.client.chat.completions, 'create') as create:\n"
        "        create.return_value.choices[0].message.content = None\n"
        "        with pytest.raises(app.TooLong):\n            app.ask('x' * 99, None)\n"
        "def test_usual():\n"
        "    with patch.object(app.client.chat.completions, 'create') as create:\n"
        "        create.return_value.choices[0].message.content = 'fine'\n"
        "        assert app.ask('x', None) == 'fine'\n"
    )
    found = point({"app.py": app, "test_app.py": test}).tests
    assert (found.state, found.tests) == ("happy_path", ("test_app.py::test_usual",))


@pytest.mark.parametrize(
    ("fed", "expected"), [("", "happy_path"), ("create.side_effect = app.BROKEN", "unknown")]
)
def test_a_test_that_waits_for_a_guard_and_feeds_nothing_odd_leaves_the_others(
    point: Point, fed: str, expected: str
) -> None:
    app = APP.replace("GUARD", BUILTIN).replace("AFTER", "pass")
    test = (
        "import app, pytest\nfrom unittest.mock import patch\n"
        "def test_long():\n"
        "    with patch.object(app.client.chat.completions, 'create') as create:\n"
        f"        {fed or 'pass'}\n"
        "        with pytest.raises(ValueError):\n            app.ask('x' * 99, None)\n"
        "def test_usual():\n"
        "    with patch.object(app.client.chat.completions, 'create') as create:\n"
        "        create.return_value.choices[0].message.content = 'fine'\n"
        "        assert app.ask('x', None) == 'fine'\n"
    )
    app += "BROKEN = unknown()\n"
    assert point({"app.py": app, "test_app.py": test}).tests.state == expected


@pytest.mark.parametrize(
    ("usual", "expected"),
    [
        ("", "unknown"),
        ("def test_usual():\n    assert app.ask('x', None) == 'fine'\n", "live_only"),
    ],
)
def test_a_test_that_waits_for_a_guard_asks_no_live_model(
    point: Point, usual: str, expected: str
) -> None:
    app = APP.replace("GUARD", BUILTIN).replace("AFTER", "pass")
    test = (
        "import app, pytest\n"
        "def test_long():\n    with pytest.raises(ValueError):\n        app.ask('x' * 99, None)\n"
    )
    found = point({"app.py": app, "test_app.py": test + usual}).tests
    assert (found.state, len(found.live)) == (expected, len(found.tests))
    assert "test_app.py::test_long" not in found.tests
