"""LK102: only the SDK's default bounds the wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Deadline, Finding, IntegrationPoint
from lintkit.rule import Example, Rule
from lintkit_rules.deadlines.bound import bound, remedy, waited_for

if TYPE_CHECKING:
    from collections.abc import Iterator


class DefaultDeadline(Rule[IntegrationPoint]):
    """A call to a model waits as long as the SDK happens to allow.

    ## What it does
    Flags an integration point whose wait is bounded by the SDK's own default alone.

    ## Why it matters
    The default was chosen for every user of the SDK: ten minutes an attempt and three attempts
    are common. It is far beyond what a web request or a person waits for, it can change with an
    upgrade, and nobody on the project ever decided that it is right.

    ## Example
    ```python
    client = OpenAI()
    ```

    ## Use instead
    ```python
    client = OpenAI(timeout=20, max_retries=1)
    ```

    ## When to ignore
    In batch jobs for which the default is long enough and short enough; write it down by passing
    the same figure.

    ## References
    - [openai-python: timeouts](https://github.com/openai/openai-python#timeouts)
    """

    code = "LK102"
    name = "default-deadline"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    "from openai import OpenAI\n\n"
                    "client = OpenAI()\n\n"
                    "def ask(messages):\n"
                    "    return client.chat.completions.create(\n"
                    "        model='gpt-4o-2024-11-20', messages=messages\n"
                    "    )\n"
                )
            },
            "neither the client nor the call names a timeout",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    "from openai import OpenAI\n\n"
                    "client = OpenAI()\n\n"
                    "def ask(messages):\n"
                    "    return client.with_options(timeout=20).chat.completions.create(\n"
                    "        model='gpt-4o-2024-11-20', messages=messages\n"
                    "    )\n"
                )
            },
            "bound through `with_options`",
        ),
        Example(
            {
                "app.py": (
                    "from huggingface_hub import hf_hub_download\n\n"
                    "hf_hub_download('acme/tiny', 'model.gguf', revision='0' * 40)\n"
                )
            },
            "a download, of which the default bounds the look-up",
        ),
    )

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        """Yields a finding where only a default bounds the wait."""
        deadline = subject.deadline
        if deadline.state != "default" or subject.kind == "weights":
            return  # what bounds a download bounds its look-up only, and briefly
        yield self.finding(
            f"Only the SDK's default bounds the wait for {waited_for(subject)}: "
            f"{_worst_case(deadline)}, and nobody chose that.",
            span=subject.span,
            symbol=subject.symbol,
            evidence=(*deadline.evidence, *deadline.others),
            remedy=remedy(subject, "as long as the caller can afford, retries included"),
            confidence=subject.confidence,
            fix=bound(deadline, self.settings),
        )


def _worst_case(deadline: Deadline) -> str:
    """The wait in words, as in "600 s × 3 attempts = 1800 s (30 min) of silence in the worst case".

    What bounds each read does not bound an answer that comes in drops.
    """
    of = " of silence" if deadline.covers == "read" else ""
    if deadline.seconds is None:
        return "its length depends on the version in use"
    each = f"{deadline.seconds:g} s"
    if deadline.attempts is None or deadline.worst_case_seconds is None:
        return f"{each}{of} an attempt"
    total = deadline.worst_case_seconds
    minutes = f" ({total / 60:.3g} min)" if total >= 2 * 60 else ""
    if deadline.attempts == 1:
        return f"{each}{minutes}{of} in the worst case"
    return f"{each} × {deadline.attempts} attempts = {total:g} s{minutes}{of} in the worst case"
