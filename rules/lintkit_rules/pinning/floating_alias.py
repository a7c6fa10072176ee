"""LK201: the model is named by an alias that moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, Fix, IntegrationPoint, ModelPin, ReplaceString
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator


class FloatingAlias(Rule[IntegrationPoint]):
    """The model behind this name can change without a change of the code.

    ## What it does
    Flags a model id that its provider points at another snapshot from time to time.

    ## Why it matters
    Prompts, parsers and evaluations were tried against one snapshot. When the alias moves, the
    program behaves differently on a day that nobody chose and that no commit explains.

    ## Example
    ```python
    client.chat.completions.create(model="gpt-5.2", messages=messages)
    ```

    ## Use instead
    ```python
    client.chat.completions.create(model="gpt-5.2-2025-12-11", messages=messages)
    ```

    ## When to ignore
    Where following the newest snapshot is the point, and evaluations run on a schedule.

    ## References
    - [OpenAI: model snapshots](https://platform.openai.com/docs/models)
    """

    code = "LK201"
    name = "floating-model-alias"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    "from openai import OpenAI\n\n"
                    "client = OpenAI(timeout=20)\n\n"
                    "def ask(messages):\n"
                    "    return client.chat.completions.create(\n"
                    "        model='gpt-5.2', messages=messages\n"
                    "    )\n"
                )
            },
            "an alias with dated snapshots",
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
                    "        model='gpt-5.2-2025-12-11', messages=messages\n"
                    "    )\n"
                )
            },
            "a dated snapshot",
        ),
        Example(
            {
                "app.py": (
                    "from anthropic import Anthropic\n\n"
                    "client = Anthropic(timeout=20)\n\n"
                    "def ask(messages):\n"
                    "    return client.messages.create(\n"
                    "        model='claude-opus-4-6', max_tokens=500, messages=messages\n"
                    "    )\n"
                )
            },
            "Claude ids from generation 4.6 on are pinned without a date",
        ),
    )

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        """Yields a finding for each alias that the point can use."""
        for pin in (subject.model, *subject.model.others):
            if pin.state == "alias" and subject.kind != "weights" and pin.source != "sdk_default":
                yield self._alias(subject, pin)

    def _alias(self, subject: IntegrationPoint, pin: ModelPin) -> Finding:
        if pin.pins:
            remedy = f"Name the snapshot you tested with; the newest known is `{pin.pins[-1]}`."
        else:
            remedy = "Name the id of the snapshot that you tested with, where the provider has one."
        return self.finding(
            f"`{pin.value}` is an alias: the provider decides, and can change, "
            "which model answers.",
            span=subject.span,
            symbol=subject.symbol,
            evidence=pin.evidence,
            remedy=remedy,
            confidence=subject.confidence,
            fix=_pinned(pin),
        )


def _pinned(pin: ModelPin) -> Fix | None:
    """Names the snapshot that the alias names today; other code may know a shared name."""
    if pin.value is None or pin.snapshot is None or pin.written is None:
        return None
    return Fix(
        title=f"Name the snapshot `{pin.snapshot}`",
        safe=not pin.written.shared,
        change=ReplaceString(pin.written.within, pin.value, pin.snapshot),
    )
