"""LK503: a model is asked in the middle of a complex function that no test runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, ModuleAccount
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = (
    "import sys\n\n"
    "from openai import OpenAI\n\n"
    "client = OpenAI(timeout=20)\n\n"
    "def handle(order):\n"
    "    notes = []\n"
)
_BRANCHES = "".join(
    f"    if order.get('field{number}') == {number}:\n        notes.append('{number}')\n"
    for number in range(16)
)
_ASK = (
    "    prompt = 'Write a short, polite summary of this order: ' + ', '.join(notes)\n"
    "    return client.responses.create(model='gpt-5.2', input=prompt).output_text\n\n"
)
_MAIN = "if __name__ == '__main__':\n    print(handle({'field1': sys.argv[1]}))\n"


class TangledCall(Rule[ModuleAccount]):
    """A model is asked among much other work, in code that nobody tests.

    ## What it does
    Flags a function that asks a model and has more than 15 independent ways through it (McCabe's
    cyclomatic complexity), where an entry point leads to it and no test runs the call.

    ## Why it matters
    The prompt, the choice of the model and the handling of the answer then change together with
    everything else in the function, and nobody can try one of them alone. McCabe himself
    proposed a limit of 10; up to 15 has been used with success where there was good reason.

    ## Example
    ```python
    def handle(order):
        ...  # sixteen conditions on the order
        return client.responses.create(model=MODEL, input=prompt).output_text
    ```

    ## Use instead
    ```python
    def handle(order):
        ...  # sixteen conditions on the order
        return summary(notes)

    def summary(notes):
        return client.responses.create(model=MODEL, input=PROMPT.format(notes)).output_text
    ```

    ## When to ignore
    Where the function is a flat list of cases that reads from top to bottom.

    ## References
    - [McCabe: A Complexity Measure](https://doi.org/10.1109/TSE.1976.233837)
    - [Watson and McCabe: Structured Testing, NIST SP 500-235](https://doi.org/10.6028/NIST.SP.500-235)
    """

    code = "LK503"
    name = "tangled-call"
    severity = "note"
    since = "0.1.0"
    invalid = (Example({"app.py": f"{_HEAD}{_BRANCHES}{_ASK}{_MAIN}"}, "sixteen conditions"),)
    valid = (
        Example({"app.py": f"{_HEAD}{_ASK}{_MAIN}"}, "it does little else"),
        Example({"app.py": f"{_HEAD}{_BRANCHES}{_ASK}"}, "nothing leads to it"),
        Example(
            {
                "app.py": f"{_HEAD}{_BRANCHES}{_ASK}{_MAIN}",
                "test_app.py": (
                    "from unittest.mock import patch\n\n"
                    "import app\n\n"
                    "def test_order():\n"
                    "    with patch.object(app.client.responses, 'create') as create:\n"
                    "        create.return_value.output_text = ''\n"
                    "        assert app.handle({}) == ''\n"
                ),
            },
            "a test runs it",
        ),
    )

    def check(self, subject: ModuleAccount) -> Iterator[Finding]:
        """Yields a finding for each complex function that asks a model untested."""
        for tangle in subject.tangles:
            yield self.finding(
                f"A model is asked in the middle of {tangle.subject}, and no test runs it.",
                span=tangle.span,
                symbol=tangle.symbol,
                evidence=tangle.evidence,
                remedy="Move the prompt and the call into a function of their own, and test it "
                "against a fake.",
            )
