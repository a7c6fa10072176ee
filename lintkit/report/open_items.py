"""What is open in one module, in short lines, for whoever is asked about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.report import wording
from lintkit.report.escape import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.debt import Entry


def render(entry: Entry) -> Iterator[str]:
    """One line for each item that is open or cannot be told, sign-offs apart."""
    for answer in entry.answers:
        shown = [
            item
            for item in answer.items
            if item.standing != "shown" and item.rule not in _SIGN_OFFS
        ]
        for item, lines in wording.alike(shown):
            if answer.question == "account" and not item.rule:
                continue
            where = f"line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))}"
            standing = wording.STANDINGS[item.standing]
            yield printable(f"{answer.question}, {where}: {item.text} ({standing})")


_SIGN_OFFS = ("LK501", "LK502")
