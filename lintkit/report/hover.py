"""The account of one integration point as Markdown, for an editor to show beside the call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.report.markdown import code, prose
from lintkit.report.points import facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.model import Evidence, IntegrationPoint, Step


def render(point: IntegrationPoint, link: Callable[[Step], str]) -> str:
    """What is known of a point, and the chains behind it.

    Args:
        point: the point.
        link: the address under which the editor opens the place of a step.
    """
    return "\n".join(_document(point, link))


def _document(point: IntegrationPoint, link: Callable[[Step], str]) -> Iterator[str]:
    for name, text in facts(point):
        yield f"- **{name}**: {code(text) if name == 'call' else prose(text)}"
    chains: tuple[tuple[str, Evidence], ...] = (
        ("The wait", point.deadline.evidence),
        ("The model", point.model.evidence),
        ("The tests", point.tests.evidence),
    )
    for title, evidence in chains:
        if evidence:
            yield from ("", f"{title}:", "")
            for number, step in enumerate(evidence, start=1):
                place = f"[{prose(f'{step.path}:{step.line}')}](<{link(step)}>)"
                yield f"{number}. {place}: {prose(step.text)}"
