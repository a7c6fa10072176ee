"""From what a rule proposes to the edits of the file as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.fixes.arguments import set_argument
from lintkit.fixes.comments import replace_comment
from lintkit.fixes.strings import replace_string
from lintkit.model import ReplaceString, SetArgument

if TYPE_CHECKING:
    from lintkit.fixes.source import Source
    from lintkit.model import Change, Edit, Fix


def path_of(change: Change) -> str:
    """The file that a change is about."""
    if isinstance(change, SetArgument):
        return change.call.path
    return change.within.path if isinstance(change, ReplaceString) else change.path


def worked_out(fix: Fix, source: Source) -> Fix | None:
    """A fix with its edits; None where the text does not let it be made for certain."""
    edits = _edits(fix.change, source)
    return structs.replace(fix, edits=edits) if edits else None


def _edits(change: Change, source: Source) -> tuple[Edit, ...]:
    if isinstance(change, SetArgument):
        return set_argument(change, source)
    if isinstance(change, ReplaceString):
        return replace_string(change, source)
    return replace_comment(change, source)
