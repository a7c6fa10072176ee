"""LK101: nothing bounds the wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, IntegrationPoint
from lintkit.rule import Example, Rule
from lintkit_rules.deadlines.bound import bound, remedy, waited_for

if TYPE_CHECKING:
    from collections.abc import Iterator


class NoDeadline(Rule[IntegrationPoint]):
    """A call to a model may wait for ever.

    ## What it does
    Flags an integration point for which neither the program nor the SDK bounds the wait.

    ## Why it matters
    A model server that accepts the connection and never answers is an ordinary failure. Without
    a bound the thread, the worker or the request that waits is lost, one after the other.

    ## Example
    ```python
    requests.post("https://api.openai.com/v1/chat/completions", json=body)
    ```

    ## Use instead
    ```python
    requests.post("https://api.openai.com/v1/chat/completions", json=body, timeout=30)
    ```

    ## When to ignore
    In a script that a person watches and can stop.

    ## References
    - [Requests: timeouts](https://requests.readthedocs.io/en/latest/user/advanced/#timeouts)
    """

    code = "LK101"
    name = "no-deadline"
    severity = "error"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    "import requests\n\n"
                    "def ask(body):\n"
                    "    url = 'https://api.openai.com/v1/chat/completions'\n"
                    "    return requests.post(url, json=body)\n"
                )
            },
            "requests has no default timeout",
        ),
        Example(
            {
                "app.py": (
                    "from openai import OpenAI\n\n"
                    "client = OpenAI(timeout=None)\n\n"
                    "def ask(messages):\n"
                    "    return client.chat.completions.create(\n"
                    "        model='gpt-4o-2024-11-20', messages=messages\n"
                    "    )\n"
                )
            },
            "`timeout=None` turns the default off",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    "from openai import OpenAI\n\n"
                    "client = OpenAI(timeout=20)\n\n"
                    "def ask(messages):\n"
                    "    return client.chat.completions.create(\n"
                    "        model='gpt-4o-2024-11-20', messages=messages\n"
                    "    )\n"
                )
            },
            "bound at the constructor",
        ),
    )

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        """Yields a finding where the wait is infinite."""
        deadline = subject.deadline
        if deadline.state != "infinite":
            return
        endless = [caller for caller in deadline.callers if caller.state == "infinite"]
        through = (
            f" when called from {', '.join(f'`{caller.symbol}`' for caller in endless)}"
            if endless and len(endless) < len(deadline.callers)
            else ""
        )
        yield self.finding(
            f"Nothing bounds the wait for {waited_for(subject)}{through}: "
            "if no answer comes, this call never returns.",
            span=subject.span,
            symbol=subject.symbol,
            evidence=(*deadline.evidence, *deadline.others),
            remedy=remedy(subject),
            confidence=subject.confidence,
            fix=bound(deadline, self.settings),
        )
