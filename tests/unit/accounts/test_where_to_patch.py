"""Which patches count where, and which of what doubles give is meant for which call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from lintkit.model import IntegrationPoint

CLIENTS = "from openai import OpenAI\ndef make():\n    return OpenAI(timeout=20)\n"
ASK = "responses.create(model='gpt-4.1', input=text)"
HEAD = "from unittest.mock import MagicMock, patch\nimport app, clients\n"


@pytest.mark.parametrize(
    ("app", "patched", "expected"),
    [
        ("from clients import make\ndef ask(text):\n    return make()", "clients", "unknown"),
        ("from clients import make\ndef ask(text):\n    return make()", "app", "happy_path"),
        ("import clients\ndef ask(text):\n    return clients.make()", "clients", "happy_path"),
        (
            "def ask(text):\n    from clients import make\n    return make()",
            "clients",
            "happy_path",
        ),
    ],
)
def test_a_patch_counts_where_the_name_is_looked_up(
    point: Callable[..., IntegrationPoint], app: str, patched: str, expected: str
) -> None:
    test = (
        f"{HEAD}def test_it():\n    with patch('{patched}.make') as made:\n"
        "        made.return_value.responses.create.return_value.output_text = 'Hi'\n"
        "        assert app.ask('x')\n"
    )
    files = {"clients.py": CLIENTS, "app.py": f"{app}.{ASK}.output_text\n", "test_app.py": test}
    assert point(files).tests.state == expected


def test_what_makes_a_client_that_is_handed_on_is_replaced_by_the_name_of_its_file(
    point: Callable[..., IntegrationPoint],
) -> None:
    app = (
        "from functools import partial\nfrom clients import make\n"
        f"def ask(client, text):\n    return client.{ASK}.output_text or '-'\n"
        "def ask_all(texts):\n    return list(map(partial(ask, make()), texts))\n"
    )
    test = (
        f"{HEAD}def test_it(monkeypatch):\n    stub = MagicMock()\n"
        "    stub.responses.create.return_value.output_text = ''\n"
        "    monkeypatch.setattr(app, 'make', lambda: stub)\n"
        "    assert app.ask_all(['x']) == ['-']\n"
    )
    found = point({"clients.py": CLIENTS, "app.py": app, "test_app.py": test}).tests
    assert (found.state, found.edge_cases) == ("edge_case", ("empty",))


@pytest.mark.parametrize(
    ("raised", "expected"), [("openai", "error_only"), ("anthropic", "happy_path")]
)
def test_what_only_another_sdk_raises_is_meant_for_another_call(
    point: Callable[..., IntegrationPoint], raised: str, expected: str
) -> None:
    app = (
        "from clients import make\n"
        f"def ask(text):\n    try:\n        return make().{ASK}.output_text\n"
        "    except Exception:\n        return '-'\n"
    )
    test = (
        f"{HEAD}import anthropic, openai\ndef test_it():\n"
        "    with patch('app.make') as made, patch('app.other') as other:\n"
        "        made.return_value.responses.create.return_value.output_text = 'Hi'\n"
        f"        other.side_effect = {raised}.APITimeoutError('slow')\n"
        "        assert app.ask('x')\n"
    )
    found = point({"clients.py": CLIENTS, "app.py": app, "test_app.py": test}).tests
    assert found.state == expected


@pytest.mark.parametrize("wait", ["", "await "])
def test_no_answer_is_odd_at_which_nobody_looks(
    point: Callable[..., IntegrationPoint], wait: str
) -> None:
    word = "async def" if wait else "def"
    app = f"{word} ask(client: 'openai.OpenAI', text):\n    {wait}client.{ASK}\n"
    test = (
        f"{HEAD}def test_it():\n    client = MagicMock()\n"
        "    client.responses.create.return_value.output_text = ''\n"
        "    app.ask(client, 'x')\n    assert client.responses.create.call_count == 1\n"
    )
    files = {"clients.py": "", "app.py": f"import openai\n{app}", "test_app.py": test}
    assert point(files).tests.edge_cases == ()
