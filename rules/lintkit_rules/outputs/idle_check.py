"""LK308: a check that never applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, Inventory
from lintkit.rule import Example, Rule
from lintkit_rules.outputs.faults import faults

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = "from openai import OpenAI\n\nclient = OpenAI()\n\n"


class IdleCheck(Rule[Inventory]):
    """A check of the answer can never come true with this SDK.

    ## What it does
    Flags a comparison with None of content that this SDK gives as an empty text, where nothing
    else looks at it; and a comparison of the stop reason with a word that the vendor of this SDK
    does not use. Other vendors behind the same SDK have words of their own and do not count.

    ## Why it matters
    Whoever reads the code takes the edge case for handled. The check was written for another SDK,
    and the case goes on unseen.

    ## Example
    ```python
    answer = client.messages.create(model="claude-sonnet-4-5", max_tokens=500, messages=messages)
    if answer.stop_reason == "length":
        raise AnswerCutOff
    ```

    ## Use instead
    ```python
    answer = client.messages.create(model="claude-sonnet-4-5", max_tokens=500, messages=messages)
    if answer.stop_reason == "max_tokens":
        raise AnswerCutOff
    ```

    ## When to ignore
    Where the same code reads the answers of several vendors.

    ## References
    - [Anthropic: stop reasons](https://docs.claude.com/en/api/handling-stop-reasons)
    - [OpenAI: the response object](https://platform.openai.com/docs/api-reference/responses/object)
    """

    code = "LK308"
    name = "idle-check"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    "import anthropic\n"
                    "\n"
                    "client = anthropic.Anthropic()\n"
                    "\n"
                    "def ask(messages):\n"
                    "    answer = client.messages.create(\n"
                    "        model='claude-sonnet-4-5', max_tokens=500, messages=messages\n"
                    "    )\n"
                    "    if answer.stop_reason == 'length':\n"
                    "        raise ValueError('cut off')\n"
                    "    return answer\n"
                )
            },
            "the word of another vendor",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def ask(text):\n"
                    "    answer = client.responses.create(model='gpt-5.2', input=text)\n"
                    "    if answer.output_text is None:\n"
                    "        raise ValueError('no answer')\n"
                    "    print(answer.output_text)\n"
                )
            },
            "an empty text is not None",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    "import anthropic\n"
                    "\n"
                    "client = anthropic.Anthropic()\n"
                    "\n"
                    "def ask(messages):\n"
                    "    answer = client.messages.create(\n"
                    "        model='claude-sonnet-4-5', max_tokens=500, messages=messages\n"
                    "    )\n"
                    "    if answer.stop_reason == 'max_tokens':\n"
                    "        raise ValueError('cut off')\n"
                    "    return answer\n"
                )
            },
            "the vendor's own word",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def ask(text):\n"
                    "    answer = client.responses.create(model='gpt-5.2', input=text)\n"
                    "    if not answer.output_text:\n"
                    "        raise ValueError('no answer')\n"
                    "    print(answer.output_text)\n"
                )
            },
            "an empty text is looked for",
        ),
    )

    def check(self, subject: Inventory) -> Iterator[Finding]:
        """Yields a finding where a check cannot come true."""
        for found in faults(subject, "idle"):
            fault = found.fault
            yield found.finding(
                self,
                f"A check of {fault.subject} never applies: {fault.reason}{found.also}.",
                remedy="Check for what this SDK gives.",
            )
