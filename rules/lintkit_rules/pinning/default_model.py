"""LK203: the SDK or a library picks the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, IntegrationPoint, ModelPin
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator


class DefaultModel(Rule[IntegrationPoint]):
    """Nobody in this program chose the model that answers.

    ## What it does
    Flags a call that names no model, where the SDK, a framework or the service then picks one.
    Deployments and agents whose model is set up at the provider do not count: somebody chose it
    there.

    ## Why it matters
    The next version of the library, or the provider, may pick another: answers, price and limits
    change with an upgrade of something else. Defaults also grow old; some name models that are
    shut down.

    ## Example
    ```python
    llm = ChatOpenAI(timeout=20)
    ```

    ## Use instead
    ```python
    llm = ChatOpenAI(model="gpt-4.1-2025-04-14", timeout=20)
    ```

    ## When to ignore
    Where the result does not depend on the model: a check that a key works, a demonstration.

    ## References
    - [OpenAI: model snapshots](https://platform.openai.com/docs/models)
    """

    code = "LK203"
    name = "default-model"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    "from langchain_openai import ChatOpenAI\n\n"
                    "llm = ChatOpenAI(timeout=20)\n\n"
                    "def ask(question):\n"
                    "    return llm.invoke(question)\n"
                )
            },
            "a framework's default",
        ),
        Example(
            {
                "app.py": (
                    "from transformers import pipeline\n\n"
                    "classify = pipeline('sentiment-analysis')\n"
                )
            },
            "weights that the library picks by the task",
        ),
        Example(
            {
                "app.py": (
                    "from openai import OpenAI\n\n"
                    "client = OpenAI(timeout=20)\n\n"
                    "def is_allowed(text):\n"
                    "    return not client.moderations.create(input=text).results[0].flagged\n"
                )
            },
            "the service picks one",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    "from langchain_openai import ChatOpenAI\n\n"
                    "llm = ChatOpenAI(model='gpt-4.1-2025-04-14', timeout=20)\n\n"
                    "def ask(question):\n"
                    "    return llm.invoke(question)\n"
                )
            },
            "the program names the model",
        ),
        Example(
            {
                "app.py": (
                    "from openai import AzureOpenAI\n\n"
                    "client = AzureOpenAI(azure_deployment='support', timeout=20)\n\n"
                    "def ask(messages):\n"
                    "    return client.chat.completions.create(\n"
                    "        model='support', messages=messages\n"
                    "    )\n"
                )
            },
            "somebody chose it where the deployment was made",
        ),
        Example(
            {
                "app.py": (
                    "import os\n\n"
                    "from langchain_openai import ChatOpenAI\n\n"
                    "llm = ChatOpenAI(model=os.environ['MODEL'], timeout=20)\n\n"
                    "def ask(question):\n"
                    "    return llm.invoke(question)\n"
                )
            },
            "the configuration names it",
        ),
        Example(
            {
                "app.py": (
                    "import dspy\n\n"
                    "dspy.configure(lm=dspy.LM('openai/gpt-4.1-2025-04-14', timeout=20))\n"
                    "answer = dspy.Predict('question -> answer')\n\n"
                    "def ask(question):\n"
                    "    return answer(question=question)\n"
                )
            },
            "set once for the whole program",
        ),
    )

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        """Yields a finding for each way to the point on which nobody names a model."""
        for pin in (subject.model, *subject.model.others):
            if pin.source == "sdk_default" and (pin.value is not None or subject.kind != "agent"):
                yield self._default(subject, pin)

    def _default(self, subject: IntegrationPoint, pin: ModelPin) -> Finding:
        if pin.value is None:
            picks = f"{pin.chosen_by} or the service picks the one that answers"
        else:
            picks = f"{pin.chosen_by} picks `{pin.value}`, and can pick another"
        message = f"No model is named: {picks}."
        return self.finding(
            message,
            span=subject.span,
            symbol=subject.symbol,
            evidence=pin.evidence,
            remedy="Name the model that you tested with.",
            confidence=subject.confidence,
        )
