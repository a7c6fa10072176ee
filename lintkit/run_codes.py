"""The codes that are about a run itself, not about the program: LK9xx, for which no rule stands."""

from __future__ import annotations

from msgspec import Struct

from lintkit.model import Finding, Fix, Severity, Span


class RunCode(Struct, frozen=True):
    """A code that no rule stands for.

    Attributes:
        severity: as a rule; a finding can be milder.
        text: its documentation; the first line is a summary.
        remedy: what to do about a finding, one sentence.
    """

    code: str
    name: str
    severity: Severity
    text: str
    remedy: str

    def finding(
        self,
        span: Span,
        message: str,
        severity: Severity | None = None,
        fix: Fix | None = None,
    ) -> Finding:
        """A finding with this code."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=severity or self.severity,
            confidence="high",
            message=message,
            span=span,
            symbol="",
            remedy=self.remedy,
            fix=fix,
        )


UNREAD_FILE = RunCode(
    "LK901",
    "unread-file",
    "error",
    "A file could not be read, so what it says was not considered.\n\n"
    "A source that does not parse, a broken notebook, a manifest that is not TOML: silence "
    "about such a file would look like a clean result. Mend it, or exclude it. Selecting "
    "other rules does not hide this code; ignoring it does.",
    "Mend the file, or exclude it: `exclude` in the configuration, or `--exclude`.",
)
BARE_SUPPRESSION = RunCode(
    "LK902",
    "bare-suppression",
    "warning",
    "A comment that suppresses findings does not say what it must, so it silences nothing.\n\n"
    "It lacks the codes or the reason, names a code that no rule has, or a date that is none. "
    "Write `# lintkit: ignore[LK101] why this is acceptable here`, on a line of the expression or "
    "alone above it; `ignore-file[LK101]` is about the whole file. `until=2027-01-31` and "
    "`owner=NAME` can stand beside the reason.",
    "Write `# lintkit: ignore[LK101] why this is acceptable here`.",
)
UNUSED_SUPPRESSION = RunCode(
    "LK903",
    "unused-suppression",
    "warning",
    "A comment suppresses findings that are not there.\n\n"
    "The code has changed since it was written. Left in place, it would hide the next one.",
    "Remove the comment.",
)
EXPIRED_SUPPRESSION = RunCode(
    "LK904",
    "expired-suppression",
    "warning",
    "A comment suppressed findings until a day that has passed.\n\n"
    "What it silenced is told again. Whoever set the date wanted it looked at: mend what is found, "
    "or set a later date, with a reason that still holds.",
    "Mend what it silenced, or set a later date.",
)

RUN_CODES = {
    one.code: one
    for one in (UNREAD_FILE, BARE_SUPPRESSION, UNUSED_SUPPRESSION, EXPIRED_SUPPRESSION)
}
