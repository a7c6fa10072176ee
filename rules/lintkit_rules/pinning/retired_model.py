"""LK202: the model is retired, or soon will be."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lintkit.model import Finding, IntegrationPoint, ModelPin
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator


class RetiredModel(Rule[IntegrationPoint]):
    """The provider has shut this model down, or has named the day.

    ## What it does
    Flags a model id whose announced retirement is past, or lies within
    `retirement-horizon-days` (90 unless configured).

    ## Why it matters
    From that day on every call fails, or is answered by another model.

    ## Example
    ```python
    client.chat.completions.create(model="gpt-4-32k", messages=messages)
    ```

    ## Use instead
    ```python
    client.chat.completions.create(model="gpt-4.1-2025-04-14", messages=messages)
    ```

    ## When to ignore
    Where a gateway of your own maps the id to another model.

    ## References
    - [OpenAI: deprecations](https://platform.openai.com/docs/deprecations)
    - [Anthropic: model deprecations](https://docs.anthropic.com/en/docs/about-claude/model-deprecations)
    """

    code = "LK202"
    name = "retired-model"
    severity = "error"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    "from openai import OpenAI\n\n"
                    "client = OpenAI(timeout=20)\n\n"
                    "def ask(messages):\n"
                    "    return client.chat.completions.create(\n"
                    "        model='gpt-4-32k', messages=messages\n"
                    "    )\n"
                )
            },
            "shut down on 2025-06-06",
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
                    "        model='my-company-model', messages=messages\n"
                    "    )\n"
                )
            },
            "an id absent from every list is unknown, not retired",
        ),
    )

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        """Yields a finding for each retired or retiring model that the point can use."""
        told = set()
        for pin in (subject.model, *subject.model.others):
            ends = (pin.value, pin.retires)  # the same at each service that knows the id
            if pin.state in ("retired", "retiring") and pin.retires and ends not in told:
                told.add(ends)
                yield self._retirement(subject, pin, pin.retires)

    def _retirement(self, subject: IntegrationPoint, pin: ModelPin, retires: str) -> Finding:
        days = (date.fromisoformat(retires) - date.fromisoformat(self.settings.today)).days
        source = f" (source: {pin.retires_source})" if pin.retires_source else ""
        if days <= 0:
            message = f"`{pin.value}` was retired on {retires}{source}: calls to it fail."
        else:
            unit = "day" if days == 1 else "days"
            message = f"`{pin.value}` retires on {retires}, in {days} {unit}{source}."
        return self.finding(
            message,
            span=subject.span,
            symbol=subject.symbol,
            evidence=pin.evidence,
            remedy="Move to a current model, and try prompts and parsers against it first.",
            confidence=subject.confidence,
        )
