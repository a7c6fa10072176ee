"""LK304: output that does something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, Inventory, Span
from lintkit.rule import Example, Rule
from lintkit_rules.outputs.faults import faults

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = "from openai import OpenAI\n\nclient = OpenAI()\n\n"
_REMEDY = "Let the model choose among what is allowed, or give it a sandbox."
_CALL = "client.chat.completions.create(model='gpt-5.2', messages=messages)"


class OutputReachesSink(Rule[Inventory]):
    """What the model says is run, queried, opened, rendered or unpickled.

    ## What it does
    Flags a model's output that reaches `exec` or `eval`, a shell, the text of an SQL statement, a
    path that is opened, the source of a template, or a deserialiser that can run code. The whole
    way from the call to that place is known; where one step is not, it stays silent. A comparison
    with what is allowed, in the same function, counts as a guard, and so does a cleaned file name,
    or a person who is asked in between.

    An argument that a model chooses for a tool is output like any other. Files that it names are
    not flagged, for reading and writing them is what many tools are for; commands and queries are,
    for the same reason, with less confidence.

    ## Why it matters
    Whoever can put text before the model, in a document, a web page or a ticket, chooses what it
    says. Here that text does something.

    ## Example
    ```python
    code = answer.choices[0].message.content or ""
    exec(code)
    ```

    ## Use instead
    ```python
    action = json.loads(content)["action"]
    if action not in ACTIONS:
        raise UnknownAction(action)
    ACTIONS[action]()
    ```

    ## When to ignore
    Where running the model's code is the purpose, and it runs in a sandbox without secrets or
    network.

    ## References
    - [OWASP LLM05: improper output handling](https://genai.owasp.org/llmrisk/llm052025-improper-output-handling/)
    - [CWE-94: code injection](https://cwe.mitre.org/data/definitions/94.html)
    """

    code = "LK304"
    name = "output-reaches-sink"
    severity = "error"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def run(messages):\n"
                    f"    code = {_CALL}.choices[0].message.content or ''\n"
                    "    exec(code.strip())\n"
                )
            },
            "exec",
        ),
        Example(
            {
                "app.py": (
                    "import json\n"
                    "import subprocess\n"
                    "\n"
                    f"{_HEAD}"
                    "def ask(messages):\n"
                    f"    return json.loads({_CALL}.choices[0].message.content or '')\n"
                    "\n"
                    "def run(messages):\n"
                    "    subprocess.run(ask(messages)['command'], shell=True)\n"
                )
            },
            "a shell, in another function",
        ),
        Example(
            {
                "app.py": (
                    "import sqlite3\n"
                    "\n"
                    f"{_HEAD}"
                    "def run(messages):\n"
                    f"    query = {_CALL}.choices[0].message.content\n"
                    "    return sqlite3.connect('shop.db').cursor().execute('EXPLAIN ' + query)\n"
                )
            },
            "the text of a statement",
        ),
        Example(
            {
                "app.py": (
                    "from langchain_core.tools import tool\n"
                    "\n"
                    "@tool\n"
                    "def calculate(expression: str) -> str:\n"
                    '    """Works out an expression."""\n'
                    "    return str(eval(expression))\n"
                )
            },
            "an argument that the model chooses for a tool",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    "import ast\n"
                    "\n"
                    "from langchain_core.tools import tool\n"
                    "\n"
                    "@tool\n"
                    "def literal(text: str) -> str:\n"
                    '    """Reads a Python literal."""\n'
                    "    return str(ast.literal_eval(text))\n"
                )
            },
            "an argument of a tool that is read, and not run",
        ),
        Example(
            {
                "app.py": (
                    "import sqlite3\n"
                    "\n"
                    "FIND = 'VALUES (?)'\n"
                    "\n"
                    f"{_HEAD}"
                    "def run(messages):\n"
                    f"    name = {_CALL}.choices[0].message.content\n"
                    "    shop = sqlite3.connect('shop.db')\n"
                    "    shop.execute(FIND, (name,))\n"
                )
            },
            "a parameter of a statement",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def run(messages):\n"
                    f"    word = {_CALL}.choices[0].message.content\n"
                    "    if word not in ('2 + 2', '3 + 3'):\n"
                    "        raise ValueError(word)\n"
                    "    return eval(word)\n"
                )
            },
            "compared with what is allowed",
        ),
        Example(
            {
                "app.py": (
                    "import subprocess\n"
                    "\n"
                    f"{_HEAD}"
                    "def run(messages):\n"
                    f"    text = {_CALL}.choices[0].message.content\n"
                    "    subprocess.run(['say', text])\n"
                )
            },
            "an argument of a program, without a shell",
        ),
    )

    def check(self, subject: Inventory) -> Iterator[Finding]:
        """Yields a finding for each whole chain to a sink."""
        told: set[Span] = set()
        for found in faults(subject, "sink"):
            fault, point = found.fault, found.point
            told.add(found.span)
            yield found.finding(
                self,
                f"The output of `{point.call}` reaches {fault.subject}: "
                f"{fault.reason}{found.also}.",
                remedy=_REMEDY,
            )
        for one in subject.tool_faults:
            if one.fault.span is not None and one.fault.span not in told:
                told.add(one.fault.span)
                tool = one.tool.label.removeprefix("tool ")
                yield self.finding(
                    f"What a model passes as `{one.argument}` to the tool `{tool}` "
                    f"reaches {one.fault.subject}: {one.fault.reason}.",
                    span=one.fault.span,
                    symbol=one.fault.symbol,
                    evidence=one.fault.evidence,
                    remedy=_REMEDY,
                    confidence="high" if one.likely else "medium",
                )
