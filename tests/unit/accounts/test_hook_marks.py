"""Marks that a hook in conftest.py puts on tests: a cassette may answer them all."""

from collections.abc import Callable

import pytest

from lintkit.model import IntegrationPoint

APP = (
    "from openai import OpenAI\n"
    "def ask():\n"
    "    return OpenAI(timeout=9).responses.create(model='gpt-4.1', input='x').output_text\n"
)
TEST = "import app, pytest\n@pytest.mark.openai\ndef test_it():\n    assert app.ask() == 'Hi'\n"
HEAD = "import pytest\ndef pytest_collection_modifyitems(config, items):\n    for item in items:\n"


@pytest.mark.parametrize(
    ("hook", "expected"),
    [
        ("item.add_marker(pytest.mark.vcr)", "happy_path"),
        ("item.add_marker('vcr')", "happy_path"),
        ("item.add_marker(pytest.mark.slow)", "live_only"),
        ("if 'openai' in item.keywords: item.add_marker(pytest.mark.vcr)", "happy_path"),
        ("if 'claude' in item.keywords: item.add_marker(pytest.mark.vcr)", "live_only"),
        ("if 'openai' not in item.keywords: item.add_marker(pytest.mark.vcr)", "live_only"),
        (
            "if any(m in item.keywords for m in ('a', 'openai')): item.add_marker('vcr')",
            "happy_path",
        ),
    ],
)
def test_a_hook_may_let_cassettes_answer(
    point: Callable[..., IntegrationPoint], hook: str, expected: str
) -> None:
    files = {"app.py": APP, "test_app.py": TEST, "conftest.py": f"{HEAD}        {hook}\n"}
    assert point(files).tests.state == expected


def test_a_hook_reaches_the_tests_below_it(point: Callable[..., IntegrationPoint]) -> None:
    hook = f"{HEAD}        item.add_marker(pytest.mark.vcr)\n"
    files = {"app.py": APP, "tests/test_app.py": TEST, "other/conftest.py": hook}
    assert point(files).tests.state == "live_only"
