"""What a check could not tell, for a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lintkit.report.escape import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.debt import Item
    from lintkit.report.sources import Sources


def render(items: Iterable[Item], sources: Sources) -> Iterator[Text]:
    """Two lines an item: what cannot be told and why; no finding stands for it."""
    for item in items:
        place = sources.place(item.path, item.line)
        yield Text.assemble(
            printable(f"{place}: "), ("cannot tell", "yellow"), printable(f": {item.text}")
        )
        for step in item.evidence:
            where = sources.place(step.path, step.line)
            yield Text(printable(f"    {where}: {step.text}"), "dim")
