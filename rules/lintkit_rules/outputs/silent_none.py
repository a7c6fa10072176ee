"""LK307: a parsed answer that may be None."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, Inventory
from lintkit.rule import Example, Rule
from lintkit_rules.outputs.faults import faults

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = "from openai import OpenAI\n\nclient = OpenAI()\n\n"


class SilentNone(Rule[Inventory]):
    """A parsed answer is used although the SDK gives None where it cannot parse, and says nothing.

    ## What it does
    Flags the use of a structured answer (`parsed`, `output_parsed`, `parsed_output` …) for which
    this SDK gives None, without an exception, where the model declines, is cut off or answers in
    another form, if no condition looks at it first and no handler may catch the error.

    ## Why it matters
    Structured output looks as though the schema were guaranteed. It is, where there is an answer.

    ## Example
    ```python
    event = client.responses.parse(model="gpt-5.2", input=text, text_format=Event).output_parsed
    return event.name
    ```

    ## Use instead
    ```python
    answer = client.responses.parse(model="gpt-5.2", input=text, text_format=Event)
    if answer.output_parsed is None:
        raise NoEvent(answer.status)
    return answer.output_parsed.name
    ```

    ## When to ignore
    In a script that somebody watches, and runs again. In a notebook, where that is so, it is a
    note.

    ## References
    - [OpenAI: refusals with structured outputs](https://platform.openai.com/docs/guides/structured-outputs#refusals)
    """

    code = "LK307"
    name = "silent-none"
    severity = "warning"
    severity_in_notebooks = "note"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "from pydantic import BaseModel\n"
                    "\n"
                    "class Event(BaseModel):\n"
                    "    name: str\n"
                    "\n"
                    "def read(text):\n"
                    "    answer = client.responses.parse(\n"
                    "        model='gpt-5.2', input=text, text_format=Event\n"
                    "    )\n"
                    "    return answer.output_parsed.name\n"
                )
            },
            "output_parsed is None for a refusal",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "from pydantic import BaseModel\n"
                    "\n"
                    "class Event(BaseModel):\n"
                    "    name: str\n"
                    "\n"
                    "def read(text):\n"
                    "    event = client.responses.parse(\n"
                    "        model='gpt-5.2', input=text, text_format=Event\n"
                    "    ).output_parsed\n"
                    "    return event.name if event else ''\n"
                )
            },
            "a condition looks at it",
        ),
    )

    def check(self, subject: Inventory) -> Iterator[Finding]:
        """Yields a finding where a silent None is used."""
        for found in faults(subject, "silent_none"):
            fault = found.fault
            yield found.finding(
                self,
                f"{fault.subject} is used without a check: {fault.reason}{found.also}.",
                remedy="Look whether there is a parsed answer before it is used.",
            )
