"""LK404: tests replace the code that makes the call and handles the output."""

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
    "    return answer.choices[0].message.content\n\n"
    "def reply(text):\n"
    "    return ask([{'role': 'user', 'content': text}])\n"
)


class ReplacedSite(Rule[IntegrationPoint]):
    """The tests replace the code that calls the model, so nothing proves what it does.

    ## What it does
    Flags an integration point where every test that comes near replaces the function around the
    call, and with it the handling of the output.

    ## Why it matters
    Such tests pass whatever that function does: they show how its callers treat a string, and
    nothing of an answer that is empty, cut off, refused or malformed.

    ## Example
    ```python
    def test_reply(monkeypatch):
        monkeypatch.setattr("app.ask", lambda messages: "hello")
        assert reply("hi") == "hello"
    ```

    ## Use instead
    ```python
    def test_reply(monkeypatch):
        monkeypatch.setattr(app.client.chat.completions, "create", lambda **_: completion(""))
        assert reply("hi") == "The assistant had no answer."
    ```

    ## When to ignore
    Where another suite, which lintkit is not shown, tests the function by itself.

    ## References
    - [unittest.mock: where to patch](https://docs.python.org/3/library/unittest.mock.html#where-to-patch)
    """

    code = "LK404"
    name = "replaced-site"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": _APP,
                "test_app.py": (
                    "from unittest.mock import patch\n\n"
                    "import app\n\n"
                    "def test_reply():\n"
                    "    with patch('app.ask', return_value=''):\n"
                    "        assert app.reply('hi') == ''\n"
                ),
            },
            "the function around the call is replaced",
        ),
    )
    valid = (
        Example(
            {
                "app.py": _APP,
                "test_app.py": (
                    "from unittest.mock import patch\n\n"
                    "import app\n\n"
                    "def test_reply():\n"
                    "    with patch.object(app.client.chat.completions, 'create') as create:\n"
                    "        create.return_value.choices[0].message.content = ''\n"
                    "        assert app.reply('hi') == ''\n"
                ),
            },
            "only the SDK's method is replaced",
        ),
        Example({"app.py": _APP}, "there is no test: that is LK401"),
    )

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        """Yields a finding where tests replace the code that makes the call."""
        if subject.tests.state != "replaced":
            return
        yield self.finding(
            f"Every test that comes near replaces the code that makes this call (`{subject.call}`) "
            "and handles its output: nothing proves what it does.",
            span=subject.span,
            symbol=subject.symbol,
            evidence=subject.tests.evidence,
            remedy="Replace the SDK's transport or method instead, so that this code runs.",
            confidence=subject.confidence,
        )
