"""LK402: tests reach the point, and none feeds it an edge case."""

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


def _test(content: str, expected: str) -> str:
    return (
        "from unittest.mock import patch\n\n"
        "import app\n\n"
        "def test_answer():\n"
        "    with patch.object(app.client.chat.completions, 'create') as create:\n"
        f"        create.return_value.choices[0].message.content = {content}\n"
        f"        assert app.ask([]) == {expected}\n"
    )


_FAILING = (
    "import openai\n"
    "import pytest\n"
    "from unittest.mock import patch\n\n"
    "import app\n\n"
    "def test_failure():\n"
    "    lost = openai.APITimeoutError(request=None)\n"
    "    with patch.object(app.client.chat.completions, 'create', side_effect=lost):\n"
    "        with pytest.raises(openai.APITimeoutError):\n"
    "            app.ask([])\n"
)


class HappyPathOnly(Rule[IntegrationPoint]):
    """The tests show a model that always answers well.

    ## What it does
    Flags an integration point that tests reach, when none of them feeds it, as the model's output,
    one of the edge cases that can occur there, and asserts on what follows.

    ## Why it matters
    Models answer with nothing, with half an answer, with a refusal, with text that is not the
    JSON that was asked for. A test with a perfect answer proves none of that.

    ## Example
    ```python
    create.return_value = completion("Paris")
    assert ask("capital of France?") == "Paris"
    ```

    ## Use instead
    ```python
    create.return_value = completion(None, finish_reason="content_filter")
    assert ask("capital of France?") == "no answer"
    ```

    ## When to ignore
    Where the output is not read at all.

    ## References
    - [OpenAI: handling edge cases](https://platform.openai.com/docs/guides/structured-outputs)
    """

    code = "LK402"
    name = "happy-path-only"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example({"app.py": _APP, "test_app.py": _test("'hi'", "'hi'")}, "one perfect answer"),
        Example({"app.py": _APP, "test_app.py": _FAILING}, "only a failure"),
    )
    valid = (
        Example(
            {"app.py": _APP, "test_app.py": _test("None", "'no answer'")}, "an empty answer is fed"
        ),
    )

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        """Yields a finding where tests reach the call and feed it no edge case."""
        tests = subject.tests
        if not tests.is_one_sided:
            return
        count = len(tests.tests)
        reached = f"{count} test reaches" if count == 1 else f"{count} tests reach"
        live = ", only with a live model" if tests.state == "live_only" else ""
        missing = ", ".join(case.replace("_", " ") for case in tests.missing)
        odd = "an odd answer" if tests.edge_cases else "an odd answer or a failure"
        yield self.finding(
            f"{reached} this call{live}, and none feeds it {odd}. Missing: {missing}.",
            span=subject.span,
            symbol=subject.symbol,
            evidence=tests.evidence,
            remedy="Feed the missing answers through a fake and assert on what the code returns.",
            confidence=subject.confidence,
        )
