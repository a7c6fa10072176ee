"""LK405: a test feeds an edge case and asserts nothing."""

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
    "    return answer.choices[0].message.content or 'no answer'\n"
)


def _test(after: str) -> str:
    return (
        "from unittest.mock import patch\n\n"
        "import app\n\n"
        "def test_empty_answer():\n"
        "    with patch.object(app.client.chat.completions, 'create') as create:\n"
        "        create.return_value.choices[0].message.content = None\n"
        f"        {after}\n"
    )


class IdleTest(Rule[IntegrationPoint]):
    """A test feeds the model's odd answer to the code and looks at nothing that comes of it.

    ## What it does
    Flags an integration point to which a test feeds an edge case as the model's output, where
    neither the test nor its helpers assert anything that could fail.

    ## Why it matters
    The test looks like proof and is none: whatever the code makes of the answer, short of an
    exception, it passes.

    ## Example
    ```python
    create.return_value = completion(None)
    ask("capital of France?")
    ```

    ## Use instead
    ```python
    create.return_value = completion(None)
    assert ask("capital of France?") == "no answer"
    ```

    ## When to ignore
    Where that no exception leaves the code is all that is promised; an assertion says so better.

    ## References
    - [pytest: how to write assertions](https://docs.pytest.org/en/stable/how-to/assert.html)
    """

    code = "LK405"
    name = "idle-test"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example(
            {"app.py": _APP, "test_app.py": _test("app.ask([])")}, "the answer goes unlooked at"
        ),
    )
    valid = (
        Example(
            {"app.py": _APP, "test_app.py": _test("assert app.ask([]) == 'no answer'")},
            "the outcome is asserted",
        ),
    )

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        """Yields a finding where a test feeds an edge case and asserts nothing."""
        if not subject.tests.idle:
            return
        yield self.finding(
            f"A test feeds this call (`{subject.call}`) an edge case and asserts nothing that "
            "could fail.",
            span=subject.span,
            symbol=subject.symbol,
            evidence=subject.tests.idle,
            remedy="Assert what the code is to return or raise in that case.",
            confidence=subject.confidence,
        )
