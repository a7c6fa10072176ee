"""The language server: what an editor tells, and what it is told."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types as lsp
from pygls import uris
from pygls.lsp.server import LanguageServer

import lintkit
from lintkit.errors import LintkitError
from lintkit.report import hover
from lintkit.server.actions import FIX_ALL, actions
from lintkit.server.analysis import Analysis, Buffer, analyse
from lintkit.server.convert import Converter
from lintkit.server.soon import Soon

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from lintkit.model import IntegrationPoint

_LANGUAGE = "python"
_CALM = 0.4  # seconds without a key pressed


@dataclass(frozen=True)
class Setup:
    """How the server runs.

    Attributes:
        today: the day on which models are judged.
        plugins: whether projects' own rules may be run.
    """

    today: Callable[[], date]
    plugins: bool


class Server(LanguageServer):
    """Checks projects as they are edited."""

    def __init__(self, setup: Setup) -> None:
        super().__init__(
            "lintkit",
            lintkit.__version__,
            text_document_sync_kind=lsp.TextDocumentSyncKind.Full,
        )
        self._setup = setup
        self._soon = Soon(self._check)
        self._asked: set[Path] = set()
        self._analyses: dict[Path, Analysis] = {}
        self._told: set[str] = set()

    # --- what the editor tells ----------------------------------------------------------------
    def ask(self, uri: str, delay: float) -> None:
        """Asks for the project of a document to be checked."""
        path = uris.to_fs_path(uri)
        if path:
            self._asked.add(Path(path))
            self._soon.ask(delay)

    def forget(self, uri: str) -> None:
        """Takes back what was told of a document that is closed."""
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))
        self.ask(uri, _CALM)  # others may have depended on what was not saved

    # --- what it is told ----------------------------------------------------------------------
    def hover(self, params: lsp.HoverParams) -> lsp.Hover | None:
        """The account of the innermost integration point under the cursor."""
        found = self._current(params.text_document.uri)
        if found is None:
            return None
        analysis, buffer = found
        convert = self._converter(analysis)
        around = [
            (convert.range(point.span), point)
            for point in analysis.points(buffer)
            if _holds(convert.range(point.span), params.position)
        ]
        if not around:
            return None
        place, point = max(around, key=_start)
        text = hover.render(point, lambda step: f"{convert.uri(step.path)}#L{step.line}")
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), place)

    def actions(self, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        """What can be done about the findings that meet a range."""
        found = self._current(params.text_document.uri)
        if found is None:
            return []
        return list(actions(*found, params, self._converter(found[0]), self._is_current))

    def _current(self, uri: str) -> tuple[Analysis, Buffer] | None:
        """The analysis that saw a document as it is now."""
        for analysis in self._analyses.values():
            buffer = analysis.buffers.get(uri)
            if buffer is not None and self._is_current(buffer):
                return analysis, buffer
        return None

    def _is_current(self, buffer: Buffer) -> bool:
        document = self.workspace.text_documents.get(buffer.uri)
        return document is not None and document.version == buffer.version

    def _converter(self, analysis: Analysis) -> Converter:
        return Converter(analysis.root, analysis.lines, self.workspace.position_codec)

    # --- checking -----------------------------------------------------------------------------
    def _buffers(self) -> dict[str, Buffer]:
        found = {}
        for uri, document in self.workspace.text_documents.items():
            path = uris.to_fs_path(uri)
            if path and document.language_id == _LANGUAGE:
                version = document.version or 0
                found[uri] = Buffer(uri, Path(path), version, document.source)
        return found

    async def _check(self) -> None:
        """Checks the projects that were asked for, one after the other."""
        buffers = self._buffers()
        while self._asked:
            asked = self._asked.pop()
            try:
                analysis = await asyncio.to_thread(
                    analyse,
                    asked,
                    buffers,
                    today=self._setup.today(),
                    plugins=self._setup.plugins,
                )
            except LintkitError as error:
                self._complain(str(error))
                continue
            except Exception as error:  # noqa: BLE001 (an editor's session goes on)
                self._complain(f"this is a bug in lintkit: {type(error).__name__}: {error}")
                continue
            self._told.clear()
            self._asked -= {one.path for one in analysis.buffers.values()}
            self._analyses[analysis.root] = analysis
            self._publish(analysis)

    def _publish(self, analysis: Analysis) -> None:
        convert = self._converter(analysis)
        wanted = self.client_capabilities.text_document
        shows = wanted and wanted.publish_diagnostics
        related = bool(shows and shows.related_information)
        for uri, buffer in analysis.buffers.items():
            if self._is_current(buffer):
                found = [
                    convert.diagnostic(one, related=related) for one in analysis.findings(buffer)
                ]
                self.text_document_publish_diagnostics(
                    lsp.PublishDiagnosticsParams(uri, found, buffer.version)
                )

    def _complain(self, text: str) -> None:
        """Shows what is wrong, once until a check works again."""
        if text not in self._told:
            self._told.add(text)
            self.window_show_message(
                lsp.ShowMessageParams(lsp.MessageType.Error, f"lintkit: {text}")
            )


def _holds(place: lsp.Range, position: lsp.Position) -> bool:
    return place.start <= position <= place.end


def _start(one: tuple[lsp.Range, IntegrationPoint]) -> tuple[int, int]:
    start = one[0].start
    return start.line, start.character


def make_server(setup: Setup) -> Server:
    """A server with its features, not yet listening."""
    server = Server(setup)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.ask(params.text_document.uri, 0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        server.ask(params.text_document.uri, _CALM)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.ask(params.text_document.uri, 0)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hovered(params: lsp.HoverParams) -> lsp.Hover | None:
        return server.hover(params)

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix, FIX_ALL]),
    )
    def asked_for_actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return server.actions(params)

    return server
