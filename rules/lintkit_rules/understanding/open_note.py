"""LK509: a note on the way to a model says that something is still to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, ModuleAccount
from lintkit.rule import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_APP = (
    "from openai import OpenAI\n\n"
    "client = OpenAI(timeout=20)\n\n"
    "def ask(messages):\n"
    "    {comment}\n"
    "    return client.responses.create(model='gpt-5.2', input=messages)\n"
)


class OpenNote(Rule[ModuleAccount]):
    """The author of the code says that it is not done.

    ## What it does
    Flags comments that open with TODO, FIXME, HACK or XXX in a function that asks a model, or that
    leads to one which does by three calls at most.

    ## Why it matters
    Such a note is the most reliable sign of debt there is: whoever knew the code best wrote it.
    On the way to a model it often names the case that nobody handles yet: an answer that is cut
    off, a limit that is hit, a model that moves.

    ## Example
    ```python
    # TODO: what if the answer is empty?
    return answer.choices[0].message.content
    ```

    ## Use instead
    ```python
    return answer.choices[0].message.content or NO_ANSWER
    ```

    ## When to ignore
    Where the note names an issue in which the work is tracked, and somebody works on it.

    ## References
    - [Potdar and Shihab: An Exploratory Study on Self-Admitted Technical Debt](https://doi.org/10.1109/ICSME.2014.31)
    """

    code = "LK509"
    name = "open-note"
    severity = "note"
    since = "0.1.0"
    invalid = (
        Example({"app.py": _APP.format(comment="# TODO: try again")}, "where the model is asked"),
        Example(
            {
                "app.py": (
                    f"{_APP.format(comment='# asks')}\n"
                    "# FIXME: the answer may be empty\n"
                    "def reply(text):\n"
                    "    return ask([text]).output_text\n"
                )
            },
            "above a caller",
        ),
    )
    valid = (
        Example(
            {"app.py": _APP.format(comment="# a key looks like sk-XXX, a TODO list like this")},
            "the words mean something else",
        ),
        Example(
            {
                "app.py": (
                    f"{_APP.format(comment='# asks')}\n"
                    "def clean(text):\n"
                    "    return text.strip()  # TODO: other spaces\n"
                )
            },
            "no model is asked from there",
        ),
    )

    def check(self, subject: ModuleAccount) -> Iterator[Finding]:
        """Yields a finding for each note on the way to a model."""
        for note in subject.notes:
            yield self.finding(
                f"The author's note on the way to a model is open: {note.subject!r}.",
                span=note.span,
                symbol=note.symbol,
                evidence=note.evidence,
                remedy="Do it, or say in an issue what is left, and name that here.",
            )
