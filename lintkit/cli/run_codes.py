"""What `lintkit explain` says of the codes that are about the run itself, not about the program."""

from __future__ import annotations

from msgspec import Struct

from lintkit.engine import unread
from lintkit.model import Severity


class RunCode(Struct, frozen=True):
    """A code that no rule stands for."""

    name: str
    severity: Severity
    text: str


RUN_CODES = {
    unread.CODE: RunCode(
        unread.NAME,
        "error",
        "A file could not be read, so what it says was not considered.\n\n"
        "A source that does not parse, a broken notebook, a manifest that is not TOML: silence "
        "about such a file would look like a clean result. Mend it, or exclude it. Selecting "
        "other rules does not hide this code; ignoring it does.",
    ),
    "LK902": RunCode(
        "bare-suppression",
        "warning",
        "A comment that suppresses findings lacks the codes or the reason, so it silences "
        "nothing.\n\nWrite `# lintkit: ignore[LK101] why this is acceptable here`.",
    ),
    "LK903": RunCode(
        "unused-suppression",
        "warning",
        "A comment suppresses findings that are not there.\n\n"
        "The code has changed since it was written. Left in place, it would hide the next one.",
    ),
}
