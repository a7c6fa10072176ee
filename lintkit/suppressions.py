"""Comments by which a person says that a finding is known and accepted.

`# lintkit: ignore[LK101] reason` on any line of the flagged expression, or alone on the line
above it, silences those codes there. The reason is required: without it, or without codes, the
comment silences nothing and is itself reported.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.model import Span
from lintkit.run_codes import BARE_SUPPRESSION, UNUSED_SUPPRESSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lintkit.ir import Comment
    from lintkit.model import Finding

_DIRECTIVE = re.compile(r"#\s*lintkit:\s*ignore(?:\[(?P<codes>[^\]\n]*)\])?(?P<reason>[^\n]*)")
_CODE = re.compile(r"LK\d{3}")


class Suppression(Struct, frozen=True):
    """One directive: where it stands, what it silences, and why."""

    path: str
    line: int
    codes: tuple[str, ...]
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Whether it silences the finding."""
        span = finding.span
        return (
            finding.code in self.codes
            and bool(self.reason)
            and self.path == span.path
            and span.line - 1 <= self.line <= span.end_line
        )


def suppressions_of(path: str, comments: Iterable[Comment]) -> tuple[Suppression, ...]:
    """The directives among the comments of a file, malformed ones included."""
    found = []
    for comment in comments:
        match = _DIRECTIVE.search(comment.text)
        if match:
            codes = tuple(_CODE.findall(match["codes"] or ""))
            found.append(Suppression(path, comment.line, codes, match["reason"].strip(" :-#\t")))
    return tuple(found)


def apply_suppressions(
    findings: Sequence[Finding],
    suppressions: Mapping[str, tuple[Suppression, ...]],
    *,
    run_codes: frozenset[str],
) -> tuple[tuple[Finding, ...], tuple[tuple[Finding, Suppression], ...]]:
    """Parts the findings into those that stand and those that a directive silences.

    Args:
        findings: what the rules said.
        suppressions: the directives of each file, by path.
        run_codes: codes of the rules that ran; a directive for another code is not "unused".

    Returns:
        The standing findings, with those about malformed and unused directives (LK902, LK903),
        and the silenced ones, each with its directive.
    """
    standing, silenced = [], []
    used: set[Suppression] = set()
    for finding in findings:
        covering = [s for s in suppressions.get(finding.span.path, ()) if s.covers(finding)]
        if covering:
            used.update(covering)
            silenced.append((finding, covering[0]))
        else:
            standing.append(finding)
    for path in sorted(suppressions):
        for suppression in suppressions[path]:
            if not suppression.codes or not suppression.reason:
                standing.append(_malformed(suppression))
            elif suppression not in used and run_codes.issuperset(suppression.codes):
                standing.append(_unused(suppression))
    return tuple(standing), tuple(silenced)


def _malformed(suppression: Suppression) -> Finding:
    lacks = "a reason" if suppression.codes else "the codes it is about"
    message = f"This suppression lacks {lacks}, so it silences nothing."
    return BARE_SUPPRESSION.finding(_line_span(suppression), message)


def _unused(suppression: Suppression) -> Finding:
    codes = ", ".join(suppression.codes)
    message = f"This suppression of {codes} silences nothing: there is no such finding here."
    return UNUSED_SUPPRESSION.finding(_line_span(suppression), message)


def _line_span(suppression: Suppression) -> Span:
    line = suppression.line
    return Span(suppression.path, line, 0, line, 0)
