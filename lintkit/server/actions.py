"""What an editor can do about findings: their fixes, all safe ones at once, accepting one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from lintkit.fixes.accepting import accepting
from lintkit.fixes.apply import compatible
from lintkit.fixes.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.model import Finding, Fix
    from lintkit.server.analysis import Analysis, Buffer
    from lintkit.server.convert import Converter

FIX_ALL = "source.fixAll.lintkit"


def actions(
    analysis: Analysis,
    buffer: Buffer,
    params: lsp.CodeActionParams,
    convert: Converter,
    is_current: Callable[[Buffer], bool],
) -> Iterator[lsp.CodeAction]:
    """The actions for a range of a document.

    Args:
        analysis: of a document as it is.
        buffer: the document.
        params: the range, and the kinds of action that the editor asks for.
        convert: into the protocol's words.
        is_current: whether a document is still as the analysis saw it.
    """
    by_uri = analysis.buffers

    def applies(fix: Fix) -> bool:
        """Whether its edits are for the text as it is, in other open documents too."""
        touched = (by_uri.get(convert.uri(edit.span.path)) for edit in fix.edits)
        return all(other is None or is_current(other) for other in touched)

    findings = list(analysis.findings(buffer))
    if _is_wanted(lsp.CodeActionKind.QuickFix, params):
        for finding in findings:
            if _meet(convert.range(finding.span), params.range):
                yield from _about(finding, buffer, convert, applies)
    if _is_wanted(FIX_ALL, params):
        source = Source(findings[0].span.path, buffer.text) if findings else None
        safe = [one.fix for one in findings if one.fix and one.fix.safe and applies(one.fix)]
        if source and safe:
            own = [fix for fix in safe if all(e.span.path == source.path for e in fix.edits)]
            yield lsp.CodeAction(
                title="lintkit: fix all that is safe to fix",
                kind=FIX_ALL,
                edit=convert.changes(compatible(own, source)),
            )


def _about(
    finding: Finding, buffer: Buffer, convert: Converter, applies: Callable[[Fix], bool]
) -> Iterator[lsp.CodeAction]:
    diagnostic = convert.diagnostic(finding, related=False)
    fix = finding.fix
    if fix is not None and applies(fix):
        unsafe = "" if fix.safe else " (changes what the program does)"
        yield lsp.CodeAction(
            title=f"lintkit: {fix.title}{unsafe}",
            kind=lsp.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            is_preferred=fix.safe,
            edit=convert.changes(fix.edits),
        )
    if not finding.code.startswith("LK9"):
        edit = accepting(finding, Source(finding.span.path, buffer.text))
        if edit is not None:
            yield lsp.CodeAction(
                title=f"lintkit: Accept {finding.code} here, for a reason to be written",
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=[diagnostic],
                edit=convert.changes([edit]),
            )


def _is_wanted(kind: str, params: lsp.CodeActionParams) -> bool:
    only = params.context.only
    return not only or any(kind == one or kind.startswith(f"{one}.") for one in only)


def _meet(one: lsp.Range, other: lsp.Range) -> bool:
    return one.start <= other.end and other.start <= one.end
