"""LK403: a test asks the live model wherever the suite runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, IntegrationPoint
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_APP = (
    "from openai import OpenAI\n\n"
    "client = OpenAI(timeout=20)\n\n"
    "def ask(messages):\n"
    "    answer = client.chat.completions.create(\n"
    "        model='gpt-4o-2024-11-20', messages=messages\n"
    "    )\n"
    "    return answer.choices[0].message.content\n"
)
_TEST = "def test_ask():\n    assert app.ask([{'role': 'user', 'content': 'hi'}])\n"


class LiveTest(Rule[IntegrationPoint]):
    """A test calls the live model, and no marker or skip keeps it out of an ordinary run.

    ## What it does
    Flags an integration point that a test runs with nothing in the model's place, where neither
    the test, its file nor a hook marks it or skips it.

    ## Why it matters
    The suite then costs money, needs a key and a network, and fails on days when nobody changed
    the code. What a model happens to say today proves none of the odd answers.

    ## Example
    ```python
    def test_ask():
        assert ask("capital of France?")
    ```

    ## Use instead
    ```python
    @pytest.mark.live  # and addopts = "-m 'not live'"
    def test_ask():
        assert ask("capital of France?")
    ```

    ## When to ignore
    In a suite that exists to judge the live model and runs by itself.

    ## References
    - [pytest: working with custom markers](https://docs.pytest.org/en/stable/example/markers.html)
    """

    code = "LK403"
    name = "live-test"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example({"app.py": _APP, "test_app.py": f"import app\n\n{_TEST}"}, "runs everywhere"),
    )
    valid = (
        Example(
            {
                "app.py": _APP,
                "test_app.py": f"import app\nimport pytest\n\n@pytest.mark.live\n{_TEST}",
            },
            "a marker lets a run leave it out",
        ),
        Example(
            {
                "app.py": _APP,
                "test_app.py": (
                    "import os\n\nimport app\nimport pytest\n\n"
                    "pytestmark = pytest.mark.skipif('OPENAI_API_KEY' not in os.environ, "
                    f"reason='asks the live model')\n\n{_TEST}"
                ),
            },
            "skipped where there is no key",
        ),
        Example(
            {
                "app.py": _APP,
                "conftest.py": (
                    "import pytest\n\n"
                    "@pytest.fixture(autouse=True)\ndef answers(monkeypatch):\n"
                    "    monkeypatch.setenv('OPENAI_BASE_URL', 'http://127.0.0.1:8080')\n"
                ),
                "test_app.py": f"import app\n\n{_TEST}",
            },
            "a fixture may send it elsewhere",
        ),
    )

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        """Yields a finding where a test that nothing leaves out asks the live model."""
        live = subject.tests.live
        if not live:
            return
        tests = "1 test leads" if len(live) == 1 else f"{len(live)} tests lead"
        yield self.finding(
            f"{tests} to the live model here (`{subject.call}`), in every run of the suite.",
            span=subject.span,
            symbol=subject.symbol,
            evidence=live,
            remedy="Put a fake in the model's place, or mark the test so that a run can leave it "
            "out.",
            confidence=subject.confidence,
        )
