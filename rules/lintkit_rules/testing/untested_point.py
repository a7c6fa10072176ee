"""LK401: no test reaches the point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

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
_TEST = "Write a test that calls this code with the SDK's transport or method replaced."
_MOVE = "Move the call into a module: a test cannot call the cells of a notebook."


class UntestedPoint(Rule[IntegrationPoint]):
    """No test runs this call to a model, not even against a fake.

    ## What it does
    Flags an integration point that no test reaches through the call graph.

    ## Why it matters
    What the program does with an answer, and without one, is then known from demos alone.

    ## Example
    ```python
    def test_prompt():
        assert "Paris" in build_prompt("Paris")
    ```

    ## Use instead
    ```python
    def test_reply(monkeypatch):
        monkeypatch.setattr(app.client.chat.completions, "create", lambda **_: completion(""))
        assert reply("hi") == "The assistant had no answer."
    ```

    ## When to ignore
    In throw-away scripts. In a notebook, whose cells no test can call, it is a note; so it is where
    weights are loaded, since that gives no answer.

    ## References
    - [unittest.mock: where to patch](https://docs.python.org/3/library/unittest.mock.html#where-to-patch)
    """

    code = "LK401"
    name = "untested-point"
    severity = "warning"
    severity_in_notebooks = "note"
    since = "0.1.0"
    invalid = (Example({"app.py": _APP}, "there is no test"),)
    valid = (
        Example(
            {
                "app.py": _APP,
                "test_app.py": (
                    "from unittest.mock import patch\n\n"
                    "import app\n\n"
                    "def test_empty_answer():\n"
                    "    with patch.object(app.client.chat.completions, 'create') as create:\n"
                    "        create.return_value.choices[0].message.content = None\n"
                    "        assert app.ask([]) is None\n"
                ),
            },
            "a test runs the call against a fake",
        ),
    )

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        """Yields a finding where no test runs the call."""
        if subject.tests.state != "none":
            return
        loads = subject.kind == "weights"
        in_notebook = subject.path.endswith(".ipynb")
        found = self.finding(
            f"No test reaches this call (`{subject.call}`): "
            "nothing shows what happens when it fails.",
            span=subject.span,
            symbol=subject.symbol,
            evidence=subject.tests.evidence,
            remedy=_MOVE if in_notebook else _TEST,
            confidence=subject.confidence,
        )
        yield replace(found, severity="note") if loads else found
