"""What authors say themselves is still to be done: TODO, FIXME, HACK and XXX on model paths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.model import Remark, Span, Step
from lintkit.program.values import CodeRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.modules.view import View

# The word opens the comment, or is addressed like a note: in "looks like sk-XXX" and in
# "the TODO list of the user" it is none.
_NOTE = re.compile(
    r"#[\s#!*@(\[-]*((?:TODO|FIXME|HACK|XXX)\b(?![-.*/]).*)"
    r"|#.*?\s((?:TODO|FIXME)(?:\([^)]*\))?:.*)"
)
_LONGEST = 100
_MOST_CALLS = 3  # as from a route to a service, to a client of one's own, to the SDK


def notes(view: View, path: str) -> Iterator[Remark]:
    """The notes in codes of a module from which a few calls lead to a model."""
    module = view.program.modules[path]
    for comment in module.comments:
        found = _NOTE.match(comment.text)
        if found is None:
            continue
        ref = CodeRef(path, holder(module, comment))
        if ref in view.models and view.models.distance(ref) <= _MOST_CALLS:
            yield Remark(
                subject=_shortened(found[1] or found[2]),
                span=Span(path, comment.line, 0, comment.line, 0),
                symbol=view.program.symbol(ref),
                evidence=(
                    Step(path, comment.line, "the note stands here"),
                    *view.models.evidence(ref),
                ),
            )


def holder(module: ir.Module, comment: ir.Comment) -> int:
    """The code that a comment speaks of: the one it stands in, or the one that it stands above."""
    around = [
        (code.line, index)
        for index, code in enumerate(module.codes)
        if code.line - _is_above(code, comment) <= comment.line <= code.end_line
    ]
    return max(around, default=(0, ir.MODULE_CODE))[1]


def _is_above(code: ir.Code, comment: ir.Comment) -> bool:
    return comment.alone and code.kind == "function" and comment.line == code.line - 1


def _shortened(text: str) -> str:
    text = text.rstrip()
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
