"""LK506: a function that asks a model, and that nothing calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, ModuleAccount
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_APP = (
    "from openai import OpenAI\n\n"
    "client = OpenAI(timeout=20)\n\n"
    "def ask(question):\n"
    "    return client.responses.create(model='gpt-5.2', input=question).output_text\n\n"
    "def ask_in_short(question):\n"
    "    return client.responses.create(model='gpt-5.2', input=question[:100]).output_text\n"
)
_MAIN = "import app\n\nif __name__ == '__main__':\n    print(app.ask('hi'))\n"


class UnreachedCall(Rule[ModuleAccount]):
    """Code that asks a model is there and nothing ever runs it.

    ## What it does
    Flags a function from which a model is asked where no entry point, no test and no other code
    calls it, names it or speaks of it in a text, and neither does any other file of the project. In
    what is distributed for others to import, only functions with a leading underscore are looked
    at.

    ## Why it matters
    Somebody has to read it, to move its model and to keep its prompt in step before they find out
    that it is dead. Generated code leaves more of it behind than people do.

    ## Example
    ```python
    def ask_in_short(question):  # replaced by ask() in March
        return client.responses.create(model=MODEL, input=question[:100]).output_text
    ```

    ## Use instead
    Delete it. The history keeps it.

    ## When to ignore
    Where something calls it by a name that is put together at run time.

    ## References
    - [Romano et al.: A Multi-Study Investigation into Dead Code](https://doi.org/10.1109/TSE.2018.2842781)
    """

    code = "LK506"
    name = "unreached-call"
    severity = "note"
    since = "0.1.0"
    invalid = (
        Example({"app.py": _APP, "main.py": _MAIN}, "one of two functions is used"),
        Example(
            {"app.py": _APP, "main.py": _MAIN, "README.md": "Run `main.py`; see `app.py`.\n"},
            "only its file is spoken of",
        ),
    )
    valid = (
        Example(
            {
                "app.py": _APP,
                "main.py": _MAIN,
                "test_app.py": "import app\n\ndef test_short():\n    assert app.ask_in_short\n",
            },
            "a test names it",
        ),
        Example(
            {
                "app.py": _APP,
                "main.py": _MAIN,
                "pyproject.toml": '[project]\nname = "asking"\nversion = "1.0"\n',
            },
            "others may import it",
        ),
        Example(
            {"app.py": _APP, "main.py": _MAIN, "serverless.yml": "run: app.ask_in_short\n"},
            "a configuration names it",
        ),
        Example(
            {"app.py": _APP, "main.py": _MAIN, "evals.yaml": "provider: file://app.py\n"},
            "a configuration may have it run",
        ),
    )

    def check(self, subject: ModuleAccount) -> Iterator[Finding]:
        """Yields a finding for each function on the way to a model that nothing calls."""
        for found in subject.unreached:
            yield self.finding(
                f"{found.subject} asks a model, and nothing calls or names it.",
                span=found.span,
                symbol=found.symbol,
                evidence=found.evidence,
                remedy="Delete it, or say what calls it.",
                confidence="medium",
            )
