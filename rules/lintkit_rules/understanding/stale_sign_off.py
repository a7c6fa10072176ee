"""LK502: a sign-off is about code that is no longer so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Finding, ModuleAccount, Span
from lintkit.rule import Example, Rule
from lintkit_rules.understanding.signed import APP, signed

if TYPE_CHECKING:
    from collections.abc import Iterator


class StaleSignOff(Rule[ModuleAccount]):
    """A sign-off is about code that is no longer so.

    ## What it does
    Flags a module whose sign-off was given for other code: its function, what guards it, the model,
    the prompt or the tests have changed since, or the model has been retired. Also one that is
    older than `sign-off-max-age-days`. It says which of these it is.

    ## Why it matters
    A signature that outlives what was signed tells the next reader that somebody has thought about
    this. Nobody has.

    ## Example
    ```text
    app/chat.py   stale   Ada Lovelace, 2026-05-04
      ask: the model was gpt-4o-2024-08-06, and is gpt-5.2
    ```

    ## Use instead
    ```text
    $ lintkit account app/chat.py
    ```

    ## When to ignore
    Never for long: delete the record if nobody stands by it.

    ## References
    - [Naur: Programming as Theory Building](https://doi.org/10.1016/0165-6074%2885%2990032-8)
    """

    code = "LK502"
    name = "stale-sign-off"
    severity = "warning"
    since = "0.1.0"
    invalid = (Example(signed("gpt-4o"), "the model has moved since"),)
    valid = (
        Example(signed("gpt-5.2"), "everything is as it was"),
        Example({"app.py": APP}, "there is nothing that could be stale"),
    )

    def check(self, subject: ModuleAccount) -> Iterator[Finding]:
        """Yields a finding for each thing that has changed."""
        for change in subject.sign_off.changes:
            about = f"`{change.symbol}`: " if change.symbol else ""
            yield self.finding(
                f"The sign-off of this module is stale: {about}{change.text}.",
                span=Span(subject.path, 1, 0, 1, 0),
                symbol=f"{subject.name}.{change.symbol}" if change.symbol else subject.name,
                evidence=subject.sign_off.evidence,
                remedy=f"Whoever knows what has changed runs `lintkit account {subject.path}`.",
            )
