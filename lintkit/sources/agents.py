"""Which commits say of themselves that a coding agent made them, or helped to.

An agent can be told to leave no mark, so this finds at least some of what agents did, never all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lintkit.sources.git import Commit

BOT = "a bot"
"""Any program with an account at GitHub, such as one that only raises versions."""

# The identities under which each commits or co-authors, as its own documentation or its commits
# in public repositories show them. The last is GitHub's mark for accounts that are no person's.
_AGENTS = (
    ("aider", r"\(aider\)|@aider\.chat>"),
    ("Amp", r"amp@ampcode\.com>"),
    ("Claude Code", r"noreply@anthropic\.com>"),
    ("Codex", r"codex@openai\.com>|noreply@openai\.com>|chatgpt-codex-connector"),
    ("Cursor", r"cursoragent@cursor\.com>"),
    ("Devin", r"devin-ai-integration"),
    ("GitHub Copilot", r"copilot@users\.noreply\.github\.com>|copilot-swe-agent"),
    ("Jules", r"google-labs-jules"),
    ("OpenHands", r"openhands@all-hands\.dev>"),
    (BOT, r"\[bot\]"),
)
_KNOWN = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _AGENTS)


def agent_of(commit: Commit) -> str | None:
    """The coding agent or bot that made a commit or is named in its trailers; None: none is."""
    identities = (commit.author, commit.committer, *commit.helpers)
    return next(
        (name for name, known in _KNOWN if any(map(known.search, identities))),
        None,
    )
