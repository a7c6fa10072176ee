"""LK504: what only stands for work is run on the way to a model, or by one as a tool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, ModuleAccount
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = "from openai import OpenAI\n\nclient = OpenAI(timeout=20)\n\n"
_REPLY = (
    "def reply(question):\n"
    "    found = search(question)\n"
    "    text = f'{question} {found}'\n"
    "    return client.responses.create(model='gpt-5.2', input=text).output_text\n\n"
    "if __name__ == '__main__':\n"
    "    print(reply('hi'))\n"
)


class Placeholder(Rule[ModuleAccount]):
    """The program runs code that only stands for the work it should do.

    ## What it does
    Flags a function that execution arrives in from an entry point, and that asks a model, is called
    by one that does, or is run by a model as a tool, where its author says that it is a stand-in
    ("in a real implementation …", "mock response", "replace this with your own"), where it only
    raises NotImplementedError, or where it has no body although its result is used.

    ## Why it matters
    Code that was generated or sketched often looks complete and passes a review: the signature,
    the docstring and the types are right, and what comes out is made up.

    ## Example
    ```python
    def search(question):
        # In a real implementation, this would ask the index.
        return ["Our shop opens at 9."]
    ```

    ## Use instead
    ```python
    def search(question):
        return index.query(question, limit=3)
    ```

    ## When to ignore
    In a demonstration that says so to whoever runs it.

    ## References
    - [Maldonado and Shihab: Detecting and Quantifying Different Types of Self-Admitted Technical Debt](https://doi.org/10.1109/MTD.2015.7332619)
    """

    code = "LK504"
    name = "placeholder-code"
    severity = "warning"
    since = "0.1.0"
    invalid = (
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def search(question):\n"
                    "    # In a real implementation, this would ask the index.\n"
                    "    return ['Our shop opens at 9.']\n\n"
                    f"{_REPLY}"
                )
            },
            "its author says so",
        ),
        Example({"app.py": f"{_HEAD}def search(question):\n    pass\n\n{_REPLY}"}, "no body"),
        Example(
            {
                "app.py": (
                    "from agents import Agent, Runner, function_tool\n\n"
                    "@function_tool\n"
                    "def cancel(order: str) -> str:\n"
                    '    """Cancels an order."""\n'
                    "    # In a real application, this would ask whether the order is theirs.\n"
                    "    return 'cancelled'\n\n"
                    "agent = Agent(name='shop', tools=[cancel])\n\n"
                    "if __name__ == '__main__':\n"
                    "    print(Runner.run_sync(agent, 'hi').final_output)\n"
                )
            },
            "a model runs it as a tool",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def search(question):\n"
                    '    """Finds what is known."""\n'
                    "    raise NotImplementedError\n\n"
                    f"{_REPLY}"
                )
            },
            "it only raises",
        ),
    )
    valid = (
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def search(question):\n"
                    "    # Simulates a user who types, with a placeholder for the name.\n"
                    "    return question.format(name='Ana')\n\n"
                    f"{_REPLY}"
                )
            },
            "the words mean real work",
        ),
        Example(
            {
                "app.py": (
                    "from abc import ABC, abstractmethod\n\n"
                    f"{_HEAD}"
                    "class Index(ABC):\n"
                    "    @abstractmethod\n"
                    "    def query(self, question):\n"
                    "        raise NotImplementedError\n\n"
                    "class Shop(Index):\n"
                    "    def query(self, question):\n"
                    "        return [question]\n\n"
                    "def search(question):\n"
                    "    return Shop().query(question)\n\n"
                    f"{_REPLY}"
                )
            },
            "an interface",
        ),
        Example(
            {
                "app.py": (
                    f"{_HEAD}"
                    "def sketch():\n"
                    "    # In a real implementation, this would draw.\n"
                    "    return None\n\n"
                    f"{_REPLY.replace('search', 'str')}"
                )
            },
            "nothing runs it",
        ),
    )

    def check(self, subject: ModuleAccount) -> Iterator[Finding]:
        """Yields a finding for each placeholder that is run."""
        for found in subject.placeholders:
            yield self.finding(
                f"What runs here only stands for work: {found.subject}.",
                span=found.span,
                symbol=found.symbol,
                evidence=found.evidence,
                remedy="Do the work, or take away what leads here until it is done.",
            )
