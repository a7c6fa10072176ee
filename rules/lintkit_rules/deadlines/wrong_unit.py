"""LK108: a timeout in the wrong unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, IntegrationPoint
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator


class WrongUnit(Rule[IntegrationPoint]):
    """A timeout is given in milliseconds where seconds are taken, or the reverse.

    ## What it does
    Flags a timeout that makes sense only in another unit than the library takes: in seconds,
    whole quarters of a minute once they are read as milliseconds (30000, 120000), but no whole
    hours; in milliseconds, less than a second for an answer that a model has to write.

    ## Why it matters
    Most SDKs take seconds; google-genai's `HttpOptions` and mistralai take milliseconds. A
    timeout that is a thousand times too long never acts. One that is a thousand times too short
    fails every call, often behind a handler that asks for patience.

    ## Example
    ```python
    client = OpenAI(timeout=30000)
    ```

    ## Use instead
    ```python
    client = OpenAI(timeout=30)
    ```

    ## When to ignore
    Where the number is meant as it stands, which calls for a comment anyway.

    ## References
    - [Google Gen AI SDK: `HttpOptions.timeout`](https://googleapis.github.io/python-genai/genai.html#genai.types.HttpOptions.timeout)
    - [openai-python: timeouts](https://github.com/openai/openai-python#timeouts)
    """

    code = "LK108"
    name = "wrong-unit"
    severity = "error"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    "from openai import OpenAI\n\n"
                    "client = OpenAI(timeout=30000)\n\n"
                    "def ask(messages):\n"
                    "    return client.chat.completions.create(model='gpt-5.2', messages=messages)"
                    "\n"
                )
            },
            "milliseconds for seconds",
        ),
        Example(
            {
                "app.py": (
                    "from google import genai\n"
                    "from google.genai import types\n\n"
                    "client = genai.Client(http_options=types.HttpOptions(timeout=60))\n\n"
                    "def ask(question):\n"
                    "    return client.models.generate_content(\n"
                    "        model='gemini-2.5-pro', contents=question\n"
                    "    )\n"
                )
            },
            "seconds for milliseconds",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    "from google import genai\n"
                    "from google.genai import types\n\n"
                    "client = genai.Client(http_options=types.HttpOptions(timeout=60_000))\n\n"
                    "def ask(question):\n"
                    "    return client.models.generate_content(\n"
                    "        model='gemini-2.5-pro', contents=question\n"
                    "    )\n"
                )
            },
            "milliseconds where they are taken",
        ),
        Example(
            {
                "app.py": (
                    "from openai import OpenAI\n\n"
                    "client = OpenAI(timeout=7200)\n\n"
                    "def ask(messages):\n"
                    "    return client.chat.completions.create(model='gpt-5.2', messages=messages)"
                    "\n"
                )
            },
            "two hours on purpose",
        ),
    )

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        """Yields a finding where the timeout in force makes sense only in another unit."""
        mistake = subject.wrong_unit
        if mistake is None:
            return
        number = f"{mistake.number:.15g}"
        if mistake.takes == "s":
            hours = f"{mistake.number / 3600:.3g} h"
            message = (
                f"The timeout of `{subject.call}` is {number} seconds, which are {hours}: it "
                "seems to be meant in milliseconds."
            )
        else:
            message = (
                f"The timeout of `{subject.call}` is {number} milliseconds, so that hardly a call "
                "can succeed: it seems to be meant in seconds."
            )
        yield self.finding(
            message,
            span=subject.span,
            symbol=subject.symbol,
            evidence=mistake.evidence,
            remedy=(
                "Pass the timeout in seconds here."
                if mistake.takes == "s"
                else "Pass the timeout in milliseconds here."
            ),
            confidence=subject.confidence,
        )
