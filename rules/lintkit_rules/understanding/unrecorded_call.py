"""LK508: nothing records that a model was called, or that the call failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, ModuleAccount
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_APP = (
    "from fastapi import FastAPI\n"
    "from openai import OpenAI\n\n"
    "app = FastAPI()\n"
    "client = OpenAI(timeout=20)\n\n"
    "def ask(question):\n"
    "{before}"
    "    return client.responses.create(model='gpt-5.2', input=question).output_text\n\n"
    "@app.post('/chat')\n"
    "def chat(question: str):\n"
    "    return {{'answer': ask(question)}}\n"
)


class UnrecordedCall(Rule[ModuleAccount]):
    """When the model stops answering, nothing in the program will have noticed.

    ## What it does
    Flags a call to a model that a route, a task or a handler of events leads to where nothing on
    any way to it logs, counts, traces, prints, stores or raises anything, and the program uses no
    package that watches it from outside, such as Sentry, OpenTelemetry or LangSmith. Whoever starts
    a script or a command sees how it ends.

    ## Why it matters
    How would we know if it stopped? Without a line in a log there is no telling how often the
    model is asked, how long it takes, what it costs and since when it fails.

    ## Example
    ```python
    def ask(question):
        return client.responses.create(model=MODEL, input=question).output_text
    ```

    ## Use instead
    ```python
    def ask(question):
        answer = client.responses.create(model=MODEL, input=question)
        log.info("%s answered, %d tokens", answer.model, answer.usage.total_tokens)
        return answer.output_text
    ```

    ## When to ignore
    Where the SDK or a proxy in front of it is made to record the calls.

    ## References
    - [OpenTelemetry: semantic conventions for generative AI](https://opentelemetry.io/docs/specs/semconv/gen-ai/)
    """

    code = "LK508"
    name = "unrecorded-call"
    severity = "note"
    since = "0.1.0"
    invalid = (Example({"app.py": _APP.format(before="")}, "nothing tells"),)
    valid = (
        Example(
            {
                "app.py": "import logging\n\n"
                + _APP.format(before="    logging.info('the model is asked')\n")
            },
            "logged where it is called",
        ),
        Example(
            {
                "app.py": _APP.format(before="    if not question:\n        raise ValueError\n"),
            },
            "a failure is raised",
        ),
        Example(
            {"app.py": "import sentry_sdk\n\nsentry_sdk.init()\n\n" + _APP.format(before="")},
            "watched from outside",
        ),
        Example(
            {"app.py": _APP.format(before="").partition("@app")[0]},
            "no entry point leads to it",
        ),
        Example(
            {"app.py": _APP.format(before="").partition("@app")[0] + "print(ask('hi'))\n"},
            "whoever starts it sees how it ends",
        ),
    )

    def check(self, subject: ModuleAccount) -> Iterator[Finding]:
        """Yields a finding for each call to a model of which nothing keeps a record."""
        for found in subject.unrecorded:
            yield self.finding(
                f"Nothing on the way from {found.subject} records that the model was asked, or "
                "how that went: no log, metric, trace, print or raise.",
                span=found.span,
                symbol=found.symbol,
                evidence=found.evidence,
                remedy="Log or count each call with its model, its duration and its failure.",
            )
