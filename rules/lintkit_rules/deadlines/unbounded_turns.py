"""LK105: a loop around a model call that counts no turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, IntegrationPoint
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = "from openai import OpenAI\n\nclient = OpenAI(timeout=20)\n\n"
_ASK = (
    "answer = client.chat.completions.create(model='gpt-5.2', messages=messages)\n"
    "        choice = answer.choices[0]\n"
)


class UnboundedTurns(Rule[IntegrationPoint]):
    """A loop goes on until the model says that it is done.

    ## What it does
    Flags a call to a model in a `while` loop that nothing but the model's answer ends. Loops that
    wait for a person, a message or a time are services and do not count. A `while True` that asks
    again after an error, or where the answer cannot be read, and ends with success only, does; and
    so does a decorator of a retrying library to which nothing says when to stop.

    ## Why it matters
    A model that calls the same tool again and again, or never says the word, is an ordinary
    failure. Each turn costs money, and a timeout bounds one turn, not the loop.

    ## Example
    ```python
    while True:
        answer = client.chat.completions.create(model="gpt-5.2", messages=messages)
        if answer.choices[0].finish_reason != "tool_calls":
            break
    ```

    ## Use instead
    ```python
    for turn in range(20):
        answer = client.chat.completions.create(model="gpt-5.2", messages=messages)
        if answer.choices[0].finish_reason != "tool_calls":
            break
    ```

    ## When to ignore
    Where something outside of the program ends it in time.

    ## References
    - [OWASP: unbounded consumption](https://genai.owasp.org/llmrisk/llm102025-unbounded-consumption/)
    """

    code = "LK105"
    name = "unbounded-turns"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    f"{_HEAD}def run(messages):\n"
                    "    while True:\n"
                    f"        {_ASK}"
                    "        messages.append(choice.message)\n"
                    "        if choice.finish_reason != 'tool_calls':\n"
                    "            return choice.message.content\n"
                )
            },
            "until the model stops calling tools",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}def run(messages):\n"
                    "    done = False\n"
                    "    while not done:\n"
                    f"        {_ASK}"
                    "        done = 'DONE' in choice.message.content\n"
                )
            },
            "until the model says a word",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    f"{_HEAD}def run(messages):\n"
                    "    turns = 0\n"
                    "    while True:\n"
                    f"        {_ASK}"
                    "        turns += 1\n"
                    "        if choice.finish_reason != 'tool_calls' or turns > 20:\n"
                    "            return choice.message.content\n"
                )
            },
            "turns are counted",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}def run(messages):\n"
                    "    while True:\n"
                    "        messages.append({'role': 'user', 'content': input()})\n"
                    f"        {_ASK}"
                    "        if 'bye' in choice.message.content:\n"
                    "            break\n"
                )
            },
            "a person takes part in each turn",
        ),
    )

    def check(self, subject: IntegrationPoint) -> Iterator[Finding]:
        """Yields a finding where nothing but the answer ends a loop around the call."""
        if subject.unbounded_turns:
            yield self.finding(
                f"Nothing bounds how often `{subject.call}` is called again: "
                f"{subject.unbounded_turns[-1].text}.",
                span=subject.span,
                symbol=subject.symbol,
                evidence=subject.unbounded_turns,
                remedy="Count the turns, and end them with an error after the most that a "
                "task can need.",
                confidence=subject.confidence,
            )
