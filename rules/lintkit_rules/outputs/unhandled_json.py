"""LK303: JSON that may be none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, Inventory
from lintkit.rule import Example, Rule
from lintkit_rules.outputs.faults import faults

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = "from openai import OpenAI\n\nclient = OpenAI()\n\n"
_CALL = "client.chat.completions.create(model='gpt-5.2', messages=messages)"


class UnhandledJson(Rule[Inventory]):
    """Output is parsed as JSON, and nothing handles text that is none.

    ## What it does
    Flags `json.loads` and its kin where the text comes from a model and no handler for malformed
    text stands around it, nor around any caller on the way. Parsers that repair what they read,
    and functions with a retry, do not count.

    ## Why it matters
    Sooner or later the model wraps its JSON in prose or in a code fence, or is cut off in the
    middle, whatever the prompt says. The error then ends the request, and the text that would
    explain it is lost.

    ## Example
    ```python
    data = json.loads(answer.choices[0].message.content)
    ```

    ## Use instead
    ```python
    try:
        data = json.loads(content)
    except json.JSONDecodeError:
        log.warning("no JSON: %r", content)
        data = ask_again(content)
    ```

    ## When to ignore
    In a script that somebody watches, and runs again. In a notebook, where that is so, it is a
    note.

    ## References
    - [OpenAI: structured outputs](https://platform.openai.com/docs/guides/structured-outputs)
    - [json.JSONDecodeError](https://docs.python.org/3/library/json.html#json.JSONDecodeError)
    """

    code = "LK303"
    name = "unhandled-json"
    severity = "warning"
    severity_in_notebooks = "note"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    "import json\n"
                    "\n"
                    f"{_HEAD}"
                    "def ask(messages):\n"
                    f"    content = {_CALL}.choices[0].message.content or ''\n"
                    "    return json.loads(content)\n"
                )
            },
            "no handler",
        ),
        Example(
            {
                "app.py": (
                    "import json\n"
                    "\n"
                    f"{_HEAD}"
                    "def ask(messages):\n"
                    f"    return {_CALL}.choices[0].message.content or ''\n"
                    "\n"
                    "def parse(text):\n"
                    "    try:\n"
                    "        return json.loads(text.strip())\n"
                    "    except KeyError:\n"
                    "        return None\n"
                    "\n"
                    "def run(messages):\n"
                    "    return parse(ask(messages))\n"
                )
            },
            "a handler of another error, in another function",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    "import json\n"
                    "\n"
                    f"{_HEAD}"
                    "def ask(messages):\n"
                    f"    content = {_CALL}.choices[0].message.content or ''\n"
                    "    try:\n"
                    "        return json.loads(content)\n"
                    "    except json.JSONDecodeError:\n"
                    "        return None\n"
                )
            },
            "handled",
        ),
        Example(
            {
                "app.py": (
                    "import json\n"
                    "\n"
                    f"{_HEAD}"
                    "def ask(messages):\n"
                    f"    return json.loads({_CALL}.choices[0].message.content or '')\n"
                    "\n"
                    "def run(messages):\n"
                    "    try:\n"
                    "        return ask(messages)\n"
                    "    except ValueError:\n"
                    "        return None\n"
                )
            },
            "the caller handles it",
        ),
        Example(
            {
                "app.py": (
                    "import json\n"
                    "\n"
                    "def read(path):\n"
                    "    with open(path) as file:\n"
                    "        return json.loads(file.read())\n"
                )
            },
            "no model's output",
        ),
    )

    def check(self, subject: Inventory) -> Iterator[Finding]:
        """Yields a finding where malformed JSON meets no handler."""
        for found in faults(subject, "malformed"):
            fault, point = found.fault, found.point
            yield found.finding(
                self,
                f"{fault.subject} reads the output of `{point.call}` with no handler: "
                f"{fault.reason}{found.also}.",
                remedy="Catch the parser's error, keep the text, and ask again or say so.",
            )
