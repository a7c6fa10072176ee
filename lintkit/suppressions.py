"""Comments by which a person says that a finding is known and accepted.

`# lintkit: ignore[LK101] reason` on any line of the flagged expression, or alone on the line
above it, silences those codes there; `# lintkit: ignore-file[LK101] reason`, alone on a line, does
so in the whole file. `until=2027-01-31` limits it to that day, `owner=NAME` says whom to ask. The
reason is required. A comment that does not say what it must, that has expired, or that silences
nothing, is itself reported.
"""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.model import Fix, ReplaceComment, Span
from lintkit.run_codes import BARE_SUPPRESSION, EXPIRED_SUPPRESSION, UNUSED_SUPPRESSION

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from lintkit.ir import Comment
    from lintkit.model import Finding

_DIRECTIVE = re.compile(
    r"#\s*lintkit:\s*ignore(?P<file>-file)?(?:\s*\[(?P<codes>[^\]\n]*)\])?(?P<rest>[^\n]*)"
)
_OTHER_TOOL = re.compile(r"#\s*(?:noqa\b|[a-z]+:).*")  # what stands behind a directive
_OPTION = re.compile(r"(?<!\S)(?P<key>[a-z]+)=(?P<value>\S*)")
_OPTIONS = ("until", "owner")
_EDGES = " :-#,;\t"


class Suppression(Struct, frozen=True):
    """One directive: where it stands, what it silences, and why.

    Attributes:
        reach: the last line of code that it is about: its own, or the one below a comment that
            stands alone; None: the whole file.
        until: ISO date of the last day on which it holds; empty: without end.
        owner: whom to ask; empty: nobody is named.
        mistake: why it silences nothing, as a clause; empty where it is well-formed.
        comment: the comment that it is part of.
    """

    path: str
    line: int
    codes: tuple[str, ...]
    reason: str
    reach: int | None
    until: str = ""
    owner: str = ""
    mistake: str = ""
    comment: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether it is about the place and the code of the finding."""
        span = finding.span
        return (
            finding.code in self.codes
            and self.path == span.path
            and (self.reach is None or (span.line <= self.reach and self.line <= span.end_line))
        )

    def expired(self, today: str) -> bool:
        """Whether its last day is over, on the day given as an ISO date."""
        return bool(self.until) and self.until < today


def suppressions_of(
    path: str, comments: Sequence[Comment], known: Collection[str]
) -> tuple[Suppression, ...]:
    """The directives among the comments of a file, malformed ones included.

    Args:
        path: of the file.
        comments: its comments, in order.
        known: the codes that a comment can silence.
    """
    alone = {comment.line for comment in comments if comment.alone}
    found = []
    for comment in comments:
        match = _DIRECTIVE.search(comment.text)
        if match:
            reach: int | None = comment.line
            while reach in alone:  # comments can stand one below the other above the code
                reach += 1
            reach = None if match["file"] else reach
            found.append(_parsed(path, comment, match, reach, known))
    return tuple(found)


def _parsed(
    path: str, comment: Comment, match: re.Match[str], reach: int | None, known: Collection[str]
) -> Suppression:
    named = [code.strip() for code in (match["codes"] or "").split(",")]
    codes = tuple(code for code in named if code)
    options = {one["key"]: one["value"].rstrip(",;.:") for one in _OPTION.finditer(match["rest"])}
    reason = _OPTION.sub(lambda one: "" if one["key"] in _OPTIONS else one[0], match["rest"]).strip(
        _EDGES
    )
    until, owner = options.get("until", ""), options.get("owner", "")
    mistake = _mistake(codes, reason, options, known)
    if reach is None and not comment.alone:
        mistake = mistake or "stands behind code, where one for the file is easily overlooked"
    return Suppression(
        path,
        comment.line,
        codes,
        " ".join(reason.split()),
        reach,
        until,
        owner,
        mistake,
        comment.text,
    )


def _mistake(
    codes: Sequence[str], reason: str, options: Mapping[str, str], known: Collection[str]
) -> str:
    if not codes:
        return "lacks the codes it is about"
    for code in codes:
        if code not in known:
            return f"names {code}, which is no rule that a comment can silence"
    if not reason:
        return "lacks a reason"
    for key, value in options.items():
        near = get_close_matches(key, _OPTIONS, n=1, cutoff=0.7)
        if key not in _OPTIONS and near:
            return f"says `{key}=`, which means nothing: did you mean `{near[0]}=`?"
        if key == "until" and not _is_date(value):
            return f"says `until={value}`, which is no date such as 2027-01-31"
        if key == "owner" and not value:
            return "names nobody after `owner=`"
    return ""


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def apply_suppressions(
    findings: Iterable[Finding],
    suppressions: Mapping[str, tuple[Suppression, ...]],
    *,
    run_codes: Collection[str],
    today: str,
) -> tuple[tuple[Finding, ...], tuple[tuple[Finding, Suppression], ...]]:
    """Parts the findings into those that stand and those that a directive silences.

    Args:
        findings: what the rules said.
        suppressions: the directives of each file, by path.
        run_codes: codes of the rules that ran, and could see all that they need; a directive for
            another code is not "unused".
        today: ISO date on which a directive must still hold.

    Returns:
        The standing findings, with those about the directives themselves (LK902 to LK904), and the
        silenced ones, each with its directive.
    """
    standing, silenced = [], []
    used: set[tuple[Suppression, str]] = set()
    for finding in findings:
        covering = [s for s in suppressions.get(finding.span.path, ()) if s.covers(finding)]
        used.update((suppression, finding.code) for suppression in covering)
        valid = [s for s in covering if not s.mistake and not s.expired(today)]
        if valid:
            silenced.append((finding, valid[0]))
        else:
            standing.append(finding)
    for path in sorted(suppressions):
        for suppression in suppressions[path]:
            unused = [
                code
                for code in suppression.codes
                if code in run_codes and (suppression, code) not in used
            ]
            standing.extend(_about(suppression, unused, today))
    return tuple(standing), tuple(silenced)


def _about(suppression: Suppression, unused: Sequence[str], today: str) -> Iterator[Finding]:
    line = suppression.line
    span = Span(suppression.path, line, 0, line, 0)
    if suppression.mistake:
        message = f"This suppression {suppression.mistake}, so it silences nothing."
        yield BARE_SUPPRESSION.finding(span, message)
    elif unused:
        message = (
            f"This suppression of {', '.join(unused)} silences nothing: "
            "there is no such finding here."
        )
        yield UNUSED_SUPPRESSION.finding(span, message, fix=_without(suppression, unused))
    elif suppression.expired(today):
        asked = f"; {suppression.owner} can say whether it still holds" if suppression.owner else ""
        message = f"This suppression held until {suppression.until}{asked}."
        yield EXPIRED_SUPPRESSION.finding(span, message)


def _without(suppression: Suppression, unused: Sequence[str]) -> Fix:
    """Takes the codes out of the comment, or all of the directive where none is left."""
    used = ", ".join(code for code in suppression.codes if code not in unused)

    def shortened(match: re.Match[str]) -> str:
        if used:
            return match[0].replace(f"[{match['codes']}]", f"[{used}]", 1)
        other = _OTHER_TOOL.search(match["rest"])
        return other[0] if other else ""

    shorter = _DIRECTIVE.sub(shortened, suppression.comment, count=1).rstrip()
    return Fix(
        title=f"Remove {', '.join(unused)} from the comment" if used else "Remove the comment",
        safe=True,
        change=ReplaceComment(suppression.path, suppression.line, suppression.comment, shorter),
    )
