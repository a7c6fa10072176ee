"""Findings and edits in the protocol's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types as lsp
from pygls import uris

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from pygls.workspace import PositionCodec

    from lintkit.model import Edit, Finding, Severity, Span, Step

SOURCE = "lintkit"
_SEVERITIES: dict[Severity, lsp.DiagnosticSeverity] = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "note": lsp.DiagnosticSeverity.Information,
}
_UNNEEDED = frozenset({"LK903"})


class Converter:
    """Converts what a check says of a project.

    Args:
        root: absolute folder that paths are relative to.
        lines: the lines of a file by path, without their ends.
        codec: counts columns as the editor does.
    """

    def __init__(
        self, root: Path, lines: Callable[[str], Sequence[str]], codec: PositionCodec
    ) -> None:
        self._root = root
        self._lines = lines
        self._codec = codec

    def uri(self, path: str) -> str:
        """The URI of a file of the project."""
        return uris.from_fs_path(str(self._root / path)) or ""

    def range(self, span: Span) -> lsp.Range:
        """A stretch of source; one without extent is the line, without its indentation."""
        lines = self._lines(span.path)
        if (span.line, span.column) == (span.end_line, span.end_column):
            text = lines[span.line - 1] if span.line <= len(lines) else ""
            start, end = len(text) - len(text.lstrip()), len(text.rstrip())
            return lsp.Range(
                self._position(span.line, start, lines), self._position(span.line, end, lines)
            )
        return self._exactly(span)

    def diagnostic(self, finding: Finding, *, related: bool) -> lsp.Diagnostic:
        """A finding; the chain of its evidence as related places, where the editor shows them."""
        places = [
            lsp.DiagnosticRelatedInformation(self._place(step), step.text)
            for step in finding.evidence
        ]
        return lsp.Diagnostic(
            range=self.range(finding.span),
            message=f"{finding.message}\n{finding.remedy}".rstrip(),
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            source=SOURCE,
            tags=[lsp.DiagnosticTag.Unnecessary] if finding.code in _UNNEEDED else None,
            related_information=places if related and places else None,
        )

    def changes(self, edits: Iterable[Edit]) -> lsp.WorkspaceEdit:
        """Edits as changes of files."""
        by_file: dict[str, list[lsp.TextEdit]] = {}
        for edit in sorted(edits):
            change = lsp.TextEdit(self._exactly(edit.span), edit.text)
            by_file.setdefault(self.uri(edit.span.path), []).append(change)
        return lsp.WorkspaceEdit(changes=by_file)

    def _place(self, step: Step) -> lsp.Location:
        lines = self._lines(step.path)
        text = lines[step.line - 1] if 0 < step.line <= len(lines) else ""
        start = self._position(step.line, len(text) - len(text.lstrip()), lines)
        return lsp.Location(
            self.uri(step.path), lsp.Range(start, self._position(step.line, len(text), lines))
        )

    def _exactly(self, span: Span) -> lsp.Range:
        lines = self._lines(span.path)
        return lsp.Range(
            self._position(span.line, span.column, lines),
            self._position(span.end_line, span.end_column, lines),
        )

    def _position(self, line: int, column: int, lines: Sequence[str]) -> lsp.Position:
        text = lines[line - 1] if 0 < line <= len(lines) else ""
        return lsp.Position(line - 1, self._codec.client_num_units(text[:column]))
