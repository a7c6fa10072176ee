"""LK308: a check or a handler that never applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, Inventory
from lintkit.rule import Example, Rule
from lintkit_rules.outputs.faults import faults

if TYPE_CHECKING:
    from collections.abc import Iterator

_CALL = "client.chat.completions.create(model='gpt-5.2', messages=messages)"
_HEAD = "from openai import OpenAI\n\nclient = OpenAI()\n\n"


class IdleCheck(Rule[Inventory]):
    """A check of the answer, or a handler of errors, can never apply with this SDK.

    ## What it does
    Flags a comparison with None of content that this SDK gives as an empty text, where nothing
    else looks at it; and a comparison of the stop reason with a word that the vendor of this SDK
    does not use. Other vendors behind the same SDK have words of their own and do not count.
    Flags `except` around what only makes the generator or coroutine that calls the model, and
    `except` of an error that the SDK never raises, where nothing else in the `try` does.

    ## Why it matters
    Whoever reads the code takes the edge case, or the failure, for handled. It was written for
    another SDK or another moment, and the case goes on unseen.

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
    Where the same code serves several vendors.

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
        Example(
            {
                "app.py": (
                    "from openai import OpenAI, OpenAIError\n\n"
                    "client = OpenAI(timeout=20)\n\n"
                    "def parts(messages):\n"
                    f"    for part in {_CALL.replace(')', ', stream=True)')}:\n"
                    "        yield part\n\n"
                    "def ask(messages):\n"
                    "    try:\n"
                    "        return parts(messages)\n"
                    "    except OpenAIError:\n"
                    "        return []\n"
                )
            },
            "the handler is left before the generator runs",
        ),
        Example(
            {
                "app.py": (
                    "from openai import OpenAI\n\n"
                    "client = OpenAI(timeout=20)\n\n"
                    "def ask(messages):\n"
                    "    try:\n"
                    f"        return {_CALL}\n"
                    "    except TimeoutError:\n"
                    "        return None\n"
                )
            },
            "the SDK raises an error of its own",
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
        """Yields a finding where a check or a handler cannot apply."""
        for found in faults(subject, "idle"):
            fault = found.fault
            yield found.finding(
                self,
                f"A check of {fault.subject} never applies: {fault.reason}{found.also}.",
                remedy="Check for what this SDK gives.",
            )
        for point in subject.points:
            for idle in point.idle_guards:
                if idle.is_handler:
                    yield self.finding(
                        f"{idle.guard} does nothing for `{point.call}`: {idle.reason}.",
                        span=point.span,
                        symbol=point.symbol,
                        evidence=idle.evidence,
                        remedy="Handle the errors of this SDK, where the call runs.",
                        confidence=point.confidence,
                    )
