"""A comment by which a person accepts a finding; the reason is left for that person to write."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from lintkit.fixes.source import parsed
from lintkit.model import Edit, Span

if TYPE_CHECKING:
    from lintkit.fixes.source import Source
    from lintkit.model import Finding

_DIRECTIVE = re.compile(r"#\s*lintkit:\s*ignore\s*\[(?P<codes>[^\]]*)\]")


def accepting(finding: Finding, source: Source) -> Edit | None:
    """The edit that adds a code to a line of the flagged expression; None where none takes it."""
    span = finding.span
    for number in range(span.line, min(span.end_line, len(source.lines)) + 1):
        line = source.lines[number - 1].rstrip("\r\n")
        known = _DIRECTIVE.search(line)
        if known:
            column, text = known.end("codes"), f", {finding.code}"
        else:
            column, text = len(line), f"  # lintkit: ignore[{finding.code}] "
        edit = Edit(Span(span.path, number, column, number, column), text)
        if _is_comment(edit, source):
            return edit
    return None


def _is_comment(edit: Edit, source: Source) -> bool:
    """Whether an insertion changes nothing for Python: no string, no continued line."""
    at = source.offset(edit.span.line, edit.span.column)
    after = parsed(source.text[:at] + edit.text + source.text[at:])
    return (
        after is not None and source.tree is not None and ast.dump(after) == ast.dump(source.tree)
    )
