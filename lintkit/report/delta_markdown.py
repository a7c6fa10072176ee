"""What a change did to the ledger, short enough for a comment on a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.debt import WORDING
from lintkit.report import delta_wording
from lintkit.report.markdown import code, prose, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.debt import Changed, Delta

_MOST = 15  # items of a list
_LONGEST = 300  # characters of an item


def render(delta: Delta, base: str) -> str:
    """A Markdown document; paths are relative to the root.

    Args:
        delta: what the change did.
        base: the commit before it.
    """
    return "\n".join(_document(delta, base)) + "\n"


def _document(delta: Delta, base: str) -> Iterator[str]:
    yield f"### {delta_wording.since(base)}"
    yield ""
    rows = delta_wording.counts(delta)
    if not rows:
        yield delta_wording.NOTHING
        return
    yield delta_wording.MEANING
    yield ""
    names = [name for name, _ in delta_wording.parts(delta)]
    yield row("question", *names)
    yield row("---", *("--:" for _ in names))
    for question, figures in rows:
        cells = (str(figure) if figure else "" for figure in figures)
        yield row(f"**{question}**: {WORDING[question]}", *cells)
    for name, found in delta_wording.parts(delta):
        if found:
            yield from ["", f"**{name[0].upper()}{name[1:]}**", ""]
            yield from (_line(one) for one in found[:_MOST])
            if len(found) > _MOST:
                yield f"- … and {len(found) - _MOST:,} more"
    if any(one.item.rule for one in delta.opened):
        yield from ["", delta_wording.HELP]


def _line(changed: Changed) -> str:
    item = changed.item
    text = item.text if len(item.text) <= _LONGEST else f"{item.text[:_LONGEST]}…"
    rule = f" ({item.rule})" if item.rule else ""
    return f"- {changed.question}, {code(f'{item.path}:{item.line}')}: {prose(text)}{rule}"
