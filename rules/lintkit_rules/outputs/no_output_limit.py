"""LK305: output without a limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, Inventory
from lintkit.rule import Example, Rule
from lintkit_rules.outputs.faults import faults

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = "from openai import OpenAI\n\nclient = OpenAI()\n\n"
_CALL = "client.chat.completions.create(model='gpt-5.2', messages=messages)"
_LIMITED = _CALL.replace(")", ", max_tokens=300)")


class NoOutputLimit(Rule[Inventory]):
    """The program does not limit how long the answer can become.

    ## What it does
    Flags a call of a chat or completion model that passes no limit of the output's length, on a
    client that sets none, with an SDK that does not require one. It stays silent where arguments
    or settings are not known.

    ## Why it matters
    The model's own maximum is the limit then: up to tens of thousands of tokens, minutes of
    waiting and the price of both. A prompt that makes it repeat itself is enough.

    ## Example
    ```python
    client.chat.completions.create(model="gpt-5.2", messages=messages)
    ```

    ## Use instead
    ```python
    client.chat.completions.create(model="gpt-5.2", messages=messages, max_completion_tokens=1_000)
    ```

    ## When to ignore
    Where the length is the purpose, or a gateway limits it.

    ## References
    - [OpenAI: controlling the length](https://help.openai.com/en/articles/5072518)
    - [OWASP LLM10: unbounded consumption](https://genai.owasp.org/llmrisk/llm102025-unbounded-consumption/)
    """

    code = "LK305"
    name = "no-output-limit"
    severity = "note"
    since = "0.1.0"
    invalid = (
        Example(
            {"app.py": (f"{_HEAD}def ask(messages):\n    return {_CALL}\n")},
            "no limit",
        ),
    )
    valid = (
        Example(
            {"app.py": (f"{_HEAD}def ask(messages):\n    return {_LIMITED}\n")},
            "a limit at the call",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}def ask(messages, **options):\n    return {_CALL[:-1]}, **options)\n"
                )
            },
            "arguments that are not known",
        ),
    )

    def check(self, subject: Inventory) -> Iterator[Finding]:
        """Yields a finding where no limit is in force."""
        for found in faults(subject, "no_limit"):
            fault, point = found.fault, found.point
            yield self.finding(
                f"`{point.call}` is called without {fault.subject}: {fault.reason}.",
                span=found.span,
                symbol=point.symbol,
                evidence=fault.evidence,
                remedy=f"Pass {fault.subject}, with room for the longest answer that is of use.",
                confidence=point.confidence,
            )
