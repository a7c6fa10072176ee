"""LK207: one purpose is served by several models."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from lintkit.model import Finding, IntegrationPoint, Inventory, Step
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = (
    "from openai import OpenAI\n\n"
    "client = OpenAI(timeout=20)\n"
    "RULES = 'Classify the ticket as billing, shipping, refund or other. One word.'\n\n\n"
)


def _function(name: str, model: str, rules: str = "RULES") -> str:
    return (
        f"def {name}(ticket):\n"
        "    return client.chat.completions.create(\n"
        f"        model='{model}',\n"
        f"        messages=[{{'role': 'system', 'content': {rules}}},\n"
        "                  {'role': 'user', 'content': ticket}],\n"
        "    )\n\n\n"
    )


class SeveralModels(Rule[Inventory]):
    """The same instructions go to one model here and to another there.

    ## What it does
    Flags calls in different functions that give the same provider the same instructions (a text of
    40 letters or more) and name different models. Another provider's model counts as a fallback,
    and models that one call can choose from as a choice: neither is flagged.

    ## Why it matters
    The same question gets answers of two kinds, depending on the way by which it came. Most often
    one of the places was forgotten when the other was moved to a newer model.

    ## Example
    ```python
    def from_mail(text):
        return client.responses.create(model="gpt-4o-2024-11-20", instructions=RULES, input=text)

    def from_chat(text):
        return client.responses.create(model="gpt-4.1-2025-04-14", instructions=RULES, input=text)
    ```

    ## Use instead
    ```python
    MODEL = "gpt-4.1-2025-04-14"  # in one place, for both
    ```

    ## When to ignore
    Where the two are compared, or one is the cheaper way for what matters less.

    ## References
    - [The twelve-factor app: config](https://12factor.net/config)
    """

    code = "LK207"
    name = "several-models"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": _HEAD
                + _function("from_mail", "gpt-4o-2024-11-20")
                + _function("from_chat", "gpt-4.1-2025-04-14")
            },
            "the same instructions, two models",
        ),
    )
    valid = (
        Example(
            {
                "app.py": _HEAD
                + _function("from_mail", "gpt-4.1-2025-04-14")
                + _function("from_chat", "gpt-4.1-2025-04-14")
            },
            "one model for both",
        ),
        Example(
            {
                "app.py": _HEAD
                + _function("classify", "gpt-4o-2024-11-20")
                + _function(
                    "translate",
                    "gpt-4.1-2025-04-14",
                    "'Translate the ticket into English. Keep names as they are.'",
                )
            },
            "two purposes",
        ),
        Example(
            {
                "app.py": _HEAD
                + _function("from_mail", "gpt-4o-2024-11-20", "'You are a helpful assistant.'")
                + _function("from_chat", "gpt-4.1-2025-04-14", "'You are a helpful assistant.'")
            },
            "words that say nothing of the purpose",
        ),
        Example(
            {
                "app.py": (
                    "from openai import OpenAI\n\n"
                    "client = OpenAI(timeout=20)\n"
                    "TOOLS = [{'description': 'Looks an order up by its number or its address.'}]\n"
                    "\n\n"
                    "def plan(messages):\n"
                    "    return client.responses.create(\n"
                    "        model='gpt-4o-2024-11-20', input=messages, tools=TOOLS\n"
                    "    )\n\n\n"
                    "def act(messages):\n"
                    "    return client.responses.create(\n"
                    "        model='gpt-4.1-2025-04-14', input=messages, tools=TOOLS\n"
                    "    )\n"
                )
            },
            "the same tools for two purposes",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def classify(ticket):\n"
                    "    for model in ('gpt-4o-2024-11-20', 'gpt-4.1-2025-04-14'):\n"
                    "        try:\n"
                    "            return client.responses.create(\n"
                    "                model=model, instructions=RULES, input=ticket\n"
                    "            )\n"
                    "        except OSError:\n"
                    "            continue\n"
                )
            },
            "one is there in case the other fails",
        ),
    )

    def check(self, subject: Inventory) -> Iterator[Finding]:
        """Yields one finding for each purpose, provider and kind of call with several models."""
        told: set[tuple[IntegrationPoint, ...]] = set()
        for purpose in subject.purposes:
            known = sorted(filter(_names_one_model, purpose.points), key=_asked)
            for _, group in groupby(known, key=_asked):
                points = tuple(group)
                if points not in told and _differ(points):
                    told.add(points)
                    yield self._several(points)

    def _several(self, points: tuple[IntegrationPoint, ...]) -> Finding:
        models = ", ".join(
            f"`{model}`" for model in sorted({str(one.model.value) for one in points})
        )
        last = points[-1]
        return self.finding(
            f"The same instructions go to several models: {models}.",
            span=last.span,
            symbol=last.symbol,
            evidence=tuple(
                Step(one.path, one.line, f"asked of `{one.model.value}` here") for one in points
            ),
            remedy="Name the model in one place for both, or say why they differ.",
            confidence=last.confidence,
        )


def _names_one_model(point: IntegrationPoint) -> bool:
    return point.model.value is not None and not point.model.others


def _asked(point: IntegrationPoint) -> tuple[str, str]:
    return point.provider, point.kind


def _differ(points: tuple[IntegrationPoint, ...]) -> bool:
    """Whether each model is asked for in a function of its own, so that none is a fallback."""
    models = {point.model.value for point in points}
    functions = {point.symbol for point in points}
    pairs = {(point.symbol, point.model.value) for point in points}
    return len(models) > 1 and len(pairs) == len(functions)
