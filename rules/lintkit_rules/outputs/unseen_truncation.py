"""LK302: truncation that nobody looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, Inventory
from lintkit.rule import Example, Rule
from lintkit_rules.outputs.faults import faults

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = "from openai import OpenAI\n\nclient = OpenAI()\n\n"
_CALL = "client.chat.completions.create(model='gpt-5.2', messages=messages)"
_LIMITED = _CALL.replace(")", ", max_tokens=300)")


class UnseenTruncation(Rule[Inventory]):
    """The output has a limit, and nobody looks whether it was hit.

    ## What it does
    Flags a call with a limit on the output's length whose stop reason no code ever reads, although
    the answer could be followed everywhere that it goes. Limits of up to 16 tokens are meant to
    cut off and do not count, nor does JSON whose parser has a handler: what was cut off does not
    parse.

    ## Why it matters
    An answer that was cut off looks like one that ends early: half a list, a summary without its
    conclusion, code without its last lines. Only the stop reason tells.

    ## Example
    ```python
    answer = client.chat.completions.create(model="gpt-5.2", messages=messages, max_tokens=300)
    return answer.choices[0].message.content
    ```

    ## Use instead
    ```python
    answer = client.chat.completions.create(model="gpt-5.2", messages=messages, max_tokens=300)
    if answer.choices[0].finish_reason == "length":
        raise AnswerCutOff
    return answer.choices[0].message.content
    ```

    ## When to ignore
    Where half an answer is as good as a whole one, as in a preview.

    ## References
    - [OpenAI: the chat completion object](https://platform.openai.com/docs/api-reference/chat/object)
    - [Anthropic: stop reasons](https://docs.claude.com/en/api/handling-stop-reasons)
    """

    code = "LK302"
    name = "unseen-truncation"
    severity = "note"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def ask(messages):\n"
                    f"    return {_LIMITED}.choices[0].message.content\n"
                    "\n"
                    "print(ask([]))\n"
                )
            },
            "a limit, and only the text is read",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def ask(messages):\n"
                    f"    answer = {_LIMITED}\n"
                    "    if answer.choices[0].finish_reason == 'length':\n"
                    "        raise ValueError('cut off')\n"
                    "    return answer.choices[0].message.content\n"
                    "\n"
                    "print(ask([]))\n"
                )
            },
            "the stop reason is looked at",
        ),
        Example(
            {"app.py": (f"{_HEAD}def ask(messages):\n    return {_LIMITED}\n")},
            "the answer goes to callers that are not seen",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def ask(messages):\n"
                    f"    return {_CALL[:-1]}, max_tokens=5).choices[0].message.content\n"
                    "\n"
                    "print(ask([]))\n"
                )
            },
            "one word is meant",
        ),
    )

    def check(self, subject: Inventory) -> Iterator[Finding]:
        """Yields a finding where a limit can be hit unseen."""
        for found in faults(subject, "truncation"):
            fault, point = found.fault, found.point
            yield found.finding(
                self,
                f"The output of `{point.call}` may be {fault.reason}, and nothing reads "
                f"{fault.subject}: half an answer looks like a whole one{found.also}.",
                remedy=f"Read {fault.subject}, and say so where an answer was cut off.",
            )
