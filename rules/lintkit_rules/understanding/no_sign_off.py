"""LK501: nobody has signed for a module that reaches a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, ModuleAccount, Span
from lintkit.rule import Example, Rule
from lintkit_rules.understanding.signed import APP, signed

if TYPE_CHECKING:
    from collections.abc import Iterator


class NoSignOff(Rule[ModuleAccount]):
    """Nobody has signed for a module that reaches a model.

    ## What it does
    Flags a module with integration points for which `.lintkit/accounts` holds no record, only
    records that leave some of its functions out, or one that does not show that a person answers:
    with empty, copied or repeated answers, or committed by a coding agent.

    ## Why it matters
    Code that works can be code that nobody can explain any more: who wrote it has left, or was no
    person. That shows on the day on which the model is slow, moves, or answers something odd.

    ## Example
    ```text
    $ lintkit account status
    app/chat.py   none
    ```

    ## Use instead
    ```text
    $ lintkit account app/chat.py
    ```

    ## When to ignore
    Where sign-offs are not how your team keeps what it knows. As a note, the rule is silent unless
    it is selected or a profile asks for notes.

    ## References
    - [Naur: Programming as Theory Building](https://doi.org/10.1016/0165-6074%2885%2990032-8)
    """

    code = "LK501"
    name = "no-sign-off"
    severity = "note"
    since = "0.1.0"
    invalid = (Example({"app.py": APP}, "there is no record"),)
    valid = (
        Example(signed("gpt-5.2"), "somebody has signed"),
        Example({"app.py": "print('Hi')\n"}, "no model is reached"),
    )

    def check(self, subject: ModuleAccount) -> Iterator[Finding]:
        """Yields a finding for a module that nobody answers for."""
        found = subject.sign_off
        if not subject.points or found.state not in ("none", "unconfirmed"):
            return
        if found.doubts:
            why = f"the record does not show that a person answers for it: {found.doubts[0]}"
        elif found.missing:
            names = ", ".join(f"`{name or 'the module itself'}`" for name in found.missing)
            why = f"no record speaks of {names}"
        else:
            why = "nobody has signed that they can explain it"
        yield self.finding(
            f"This module reaches a model, and {why}.",
            span=Span(subject.path, 1, 0, 1, 0),
            symbol=subject.name,
            evidence=found.evidence,
            remedy=f"Run `lintkit account {subject.path}`: it asks what only people can answer.",
        )
