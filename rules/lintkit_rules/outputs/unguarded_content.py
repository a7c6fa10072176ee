"""LK301: content that this SDK may not give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, Inventory
from lintkit.rule import Example, Rule
from lintkit_rules.outputs.faults import faults

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = "from openai import OpenAI\n\nclient = OpenAI()\n\n"
_CALL = "client.chat.completions.create(model='gpt-5.2', messages=messages)"


class UnguardedContent(Rule[Inventory]):
    """What this SDK may not give is used without looking.

    ## What it does
    Flags the use of a model's output where this SDK gives None, or raises, in an edge case that
    the model decides: a refusal, a filter, an answer cut off before its first word. It follows the
    output through variables, functions and returns, and stays silent where a condition looks at
    the content, at what stands beside it or at the reason the answer ended, and where a handler
    may catch the error.

    ## Why it matters
    The code works until a model declines for the first time. Then the error is an `AttributeError`
    or an `IndexError` far from its cause, and the answer that would explain it is gone.

    ## Example
    ```python
    answer = client.chat.completions.create(model="gpt-5.2", messages=messages)
    return answer.choices[0].message.content.strip()
    ```

    ## Use instead
    ```python
    answer = client.chat.completions.create(model="gpt-5.2", messages=messages)
    content = answer.choices[0].message.content
    if content is None:
        raise NoAnswer(answer.choices[0].finish_reason)
    return content.strip()
    ```

    ## When to ignore
    In a script that somebody watches, and runs again. In a notebook, where that is so, it is a
    note.

    ## References
    - [OpenAI: the chat completion object](https://platform.openai.com/docs/api-reference/chat/object)
    - [Anthropic: stop reasons](https://docs.claude.com/en/api/handling-stop-reasons)
    """

    code = "LK301"
    name = "unguarded-content"
    severity = "warning"
    severity_in_notebooks = "note"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def ask(messages):\n"
                    f"    answer = {_CALL}\n"
                    "    return answer.choices[0].message.content.strip()\n"
                )
            },
            "content is None where the model declines",
        ),
        Example(
            {
                "app.py": (
                    "import anthropic\n"
                    "\n"
                    "client = anthropic.Anthropic()\n"
                    "\n"
                    "def ask(messages):\n"
                    "    return client.messages.create(\n"
                    "        model='claude-sonnet-4-5', max_tokens=500, messages=messages\n"
                    "    ).content[0].text\n"
                )
            },
            "a refusal has no content",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def ask(messages):\n"
                    f"    return {_CALL}.choices[0].message.content\n"
                    "\n"
                    "def shout(messages):\n"
                    "    return ask(messages).upper()\n"
                )
            },
            "the use is in a caller",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def ask(messages):\n"
                    f"    content = {_CALL}.choices[0].message.content\n"
                    "    if content is None:\n"
                    "        raise ValueError('no answer')\n"
                    "    return content.strip()\n"
                )
            },
            "a condition looks at it",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def ask(messages):\n"
                    f"    return ({_CALL}.choices[0].message.content or '').strip()\n"
                )
            },
            "with a default",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def ask(messages):\n"
                    "    try:\n"
                    f"        return {_CALL}.choices[0].message.content.strip()\n"
                    "    except AttributeError:\n"
                    "        return 'The model did not answer.'\n"
                )
            },
            "a handler catches the error",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}def ask(messages):\n    return {_CALL}.choices[0].message.content\n"
                )
            },
            "handed on as it is",
        ),
    )

    def check(self, subject: Inventory) -> Iterator[Finding]:
        """Yields a finding where content is used that may not be there."""
        for found in faults(subject, "unguarded"):
            fault = found.fault
            yield found.finding(
                self,
                f"{fault.subject} is used without a check: {fault.reason}{found.also}.",
                remedy="Look at the content, or at why the answer ended, before it is used.",
            )
