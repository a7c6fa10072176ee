"""LK507: a function on the way to a model repeats another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, ModuleAccount
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = "import json\n\nfrom openai import OpenAI\n\nclient = OpenAI(timeout=20)\n\n"


def _function(name: str, text: str, prompt: str, extra: str = "") -> str:
    return (
        f"def {name}({text}):\n"
        f"    messages = [{{'role': 'system', 'content': '{prompt}'}}]\n"
        f"    for line in {text}.splitlines():\n"
        "        if line.strip():\n"
        "            messages.append({'role': 'user', 'content': line.strip()})\n"
        f"{extra}"
        "    answer = client.chat.completions.create(model='gpt-5.2', messages=messages)\n"
        "    content = answer.choices[0].message.content\n"
        "    if content is None:\n"
        "        raise ValueError('no answer')\n"
        "    found = json.loads(content)\n"
        "    return found.get('title', ''), found.get('text', '')\n\n"
    )


class CopiedFunction(Rule[ModuleAccount]):
    """Two functions on the way to a model do the same, word for word or nearly so.

    ## What it does
    Flags a function of some length from which a model is asked where another one consists of
    the same instructions but for a tenth at most; names of variables, texts and numbers do not
    count.

    ## Why it matters
    A timeout, a check of the answer or a new model then reaches one of the copies. Which of them
    is the right one nobody can say later.

    ## Example
    ```python
    def summarize_mail(text): ...  # twenty lines

    def summarize_ticket(text): ...  # the same twenty lines with another prompt
    ```

    ## Use instead
    ```python
    def summarize(text, prompt): ...
    ```

    ## When to ignore
    In examples that shall be read on their own.

    ## References
    - [Roy, Cordy and Koschke: Comparison and Evaluation of Code Clone Detection Techniques and Tools](https://doi.org/10.1016/j.scico.2009.02.007)
    """

    code = "LK507"
    name = "copied-function"
    severity = "note"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": f"{_HEAD}{_function('mail', 'text', 'Summarize this mail.')}"
                f"{_function('ticket', 'body', 'Summarize this ticket.')}"
            },
            "another prompt, other names",
        ),
    )
    valid = (
        Example(
            {
                "app.py": f"{_HEAD}{_function('mail', 'text', 'Summarize this mail.')}"
                + _function(
                    "ticket",
                    "body",
                    "Summarize this ticket.",
                    "    if len(messages) > 20:\n"
                    "        head, tail = messages[:10], messages[-10:]\n"
                    "        messages = head + [{'role': 'user', 'content': 'cut'}] + tail\n",
                )
            },
            "one of them does more",
        ),
        Example(
            {
                "app.py": f"{_HEAD}"
                "def one(text):\n"
                "    return client.responses.create(model='gpt-5.2', input=text)\n\n"
                "def two(text):\n"
                "    return client.responses.create(model='gpt-5.2', input=text)\n"
            },
            "too short to be a copy",
        ),
    )

    def check(self, subject: ModuleAccount) -> Iterator[Finding]:
        """Yields a finding for each function that repeats another one."""
        for found in subject.copies:
            yield self.finding(
                f"This function on the way to a model repeats {found.subject} nearly word for "
                "word.",
                span=found.span,
                symbol=found.symbol,
                evidence=found.evidence,
                remedy="Make one function of the two, with what differs as its parameters.",
            )
