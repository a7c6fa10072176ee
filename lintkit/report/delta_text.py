"""What a change did to the ledger, for a person at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from lintkit.debt import WORDING
from lintkit.report import delta_wording
from lintkit.report.escape import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.debt import Changed, Delta
    from lintkit.report.sources import Sources

_STYLES = {
    "opened": "bold red",
    "stale now": "bold red",
    "cannot tell any more": "yellow",
    "cleared": "green",
}


def render(delta: Delta, base: str, sources: Sources) -> Iterator[Text]:
    """What the change did, line by line.

    Args:
        delta: what the change did.
        base: the commit before it.
        sources: the files as they are now.
    """
    yield Text(delta_wording.since(base), "bold")
    rows = delta_wording.counts(delta)
    if not rows:
        yield Text(delta_wording.NOTHING)
        return
    names = [name for name, _ in delta_wording.parts(delta)]
    yield Text(delta_wording.MEANING, "dim")
    yield Text()
    yield Text("  " + "  ".join(f"{name:>7}" for name in names), "dim")
    for question, figures in rows:
        cells = (
            f"{figure:>{max(7, len(name))}}" for name, figure in zip(names, figures, strict=True)
        )
        yield Text.assemble("  ", "  ".join(cells), (f"  {question:<9}", "bold"), WORDING[question])
    for name, found in delta_wording.parts(delta):
        if found:
            yield Text()
            yield Text(name, _STYLES[name])
            yield from (_line(one, sources) for one in found)


def _line(changed: Changed, sources: Sources) -> Text:
    item = changed.item
    rule = f" [{item.rule}]" if item.rule else ""
    return Text.assemble(
        f"  {changed.question:<9}",
        (printable(f"{sources.path(item.path)}:{item.line}: "), "bold"),
        printable(f"{item.text}{rule}"),
    )
