"""The language server, asked by a real client over its own stdin and stdout."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

APP = """\
from shop.client import client


def ask(question):
    # 🙂 wide character, before what is meant
    return "🙂", client.messages.create(model="claude-haiku-4-5", max_tokens=9, messages=question)
"""
CLIENT = """\
from anthropic import Anthropic

client = Anthropic()
"""
OTHER_CLIENT = "from anthropic import Anthropic\n\nclient = Anthropic(timeout=20)\n"
SERVER = ClientServerConfig(server_command=[sys.executable, "-m", "lintkit", "server"])

Open = Callable[..., str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    package = root / "shop"
    package.mkdir(parents=True)
    (root / "lintkit.toml").write_text(
        'select = ["LK102", "LK201"]\nfix-timeout-seconds = 20\n', encoding="utf-8"
    )
    (package / "__init__.py").touch()
    (package / "app.py").write_text(APP, encoding="utf-8")
    (package / "client.py").write_text(CLIENT, encoding="utf-8")
    return package


@pytest_lsp.fixture(config=SERVER)
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    params = lsp.InitializeParams(capabilities=client_capabilities("visual-studio-code"))
    await lsp_client.initialize_session(params)
    yield
    await lsp_client.shutdown_session()


def opened(client: LanguageClient, file: Path, text: str | None = None) -> str:
    uri = file.as_uri()
    content = file.read_text(encoding="utf-8") if text is None else text
    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "python", 1, content))
    )
    return uri


def changed(client: LanguageClient, uri: str, version: int, text: str) -> None:
    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(
            lsp.VersionedTextDocumentIdentifier(version, uri),
            [lsp.TextDocumentContentChangeWholeDocument(text)],
        )
    )


async def told(client: LanguageClient, uri: str, *codes: str) -> list[lsp.Diagnostic]:
    """What is told of a document, as soon as it has these codes."""
    for _ in range(600):
        found = client.diagnostics.get(uri)
        if found is not None and sorted(str(one.code) for one in found) == sorted(codes):
            return list(found)
        await asyncio.sleep(0.1)
    pytest.fail(f"{uri}: {client.diagnostics.get(uri)}, not {codes}")


async def actions(client: LanguageClient, uri: str, line: int) -> dict[str, lsp.CodeAction]:
    """The actions for a line, by title."""
    found = await client.text_document_code_action_async(
        lsp.CodeActionParams(
            lsp.TextDocumentIdentifier(uri),
            lsp.Range(lsp.Position(line, 20), lsp.Position(line, 20)),
            lsp.CodeActionContext(diagnostics=[]),
        )
    )
    return {one.title: one for one in found or () if isinstance(one, lsp.CodeAction)}


def edited(text: str, edits: list[lsp.TextEdit]) -> str:
    """A text as an editor edits it, which counts columns in UTF-16."""
    lines = [*text.splitlines(keepends=True), ""]

    def offset(position: lsp.Position) -> int:
        line = lines[position.line].encode("utf-16-le")[: position.character * 2]
        return sum(map(len, lines[: position.line])) + len(line.decode("utf-16-le"))

    for edit in sorted(edits, key=lambda one: -offset(one.range.start)):
        start, end = offset(edit.range.start), offset(edit.range.end)
        text = text[:start] + edit.new_text + text[end:]
    return text


@pytest.mark.asyncio
async def test_findings_are_told_with_the_places_that_lead_to_them(
    client: LanguageClient, project: Path
) -> None:
    uri = opened(client, project / "app.py")
    found = await told(client, uri, "LK102", "LK201")
    by_code = {one.code: one for one in found}
    waiting = by_code["LK102"]
    assert waiting.source == "lintkit"
    assert waiting.severity == lsp.DiagnosticSeverity.Warning
    assert waiting.message.startswith("Only the SDK's default bounds the wait")
    assert waiting.range.start == lsp.Position(5, 17)  # behind a character of two units
    places = [
        (one.location.uri.rpartition("/")[2], one.location.range.start.line, one.message)
        for one in waiting.related_information or ()
    ]
    assert places[1] == ("client.py", 2, "called here without `timeout`")


@pytest.mark.asyncio
async def test_what_is_written_counts_before_it_is_saved(
    client: LanguageClient, project: Path
) -> None:
    uri = opened(client, project / "app.py")
    await told(client, uri, "LK102", "LK201")
    changed(client, uri, 2, APP.replace("claude-haiku-4-5", "claude-haiku-4-5-20251001"))
    await told(client, uri, "LK102")
    other = opened(client, project / "client.py", OTHER_CLIENT)
    await told(client, uri)
    assert await told(client, other) == []
    client.text_document_did_close(
        lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(other))
    )
    await told(client, uri, "LK102")
    (project / "client.py").write_text(OTHER_CLIENT, encoding="utf-8")
    client.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
    await told(client, uri)


@pytest.mark.asyncio
async def test_the_account_of_a_call_is_shown(client: LanguageClient, project: Path) -> None:
    uri = opened(client, project / "app.py")
    await told(client, uri, "LK102", "LK201")

    async def hovered(line: int, character: int) -> lsp.Hover | None:
        return await client.text_document_hover_async(
            lsp.HoverParams(lsp.TextDocumentIdentifier(uri), lsp.Position(line, character))
        )

    found = await hovered(5, 30)
    assert found is not None
    assert isinstance(found.contents, lsp.MarkupContent)
    assert "- **call**: `anthropic.Anthropic.messages.create (chat, anthropic)`" in (
        found.contents.value
    )
    assert "- **deadline**: default: 600 s a read, 3 attempts, 1800 s at worst" in (
        found.contents.value
    )
    assert f"[shop/client.py:3](<{(project / 'client.py').as_uri()}#L3>)" in found.contents.value
    assert await hovered(2, 0) is None


@pytest.mark.asyncio
async def test_a_fix_is_an_action_in_the_file_that_it_is_about(
    client: LanguageClient, project: Path
) -> None:
    uri = opened(client, project / "app.py")
    await told(client, uri, "LK102", "LK201")
    found = await actions(client, uri, 5)
    pin = found["lintkit: Name the snapshot `claude-haiku-4-5-20251001`"]
    assert pin.is_preferred
    assert pin.edit is not None
    assert pin.edit.changes is not None
    fixed = edited(APP, list(pin.edit.changes[uri]))
    assert fixed == APP.replace("claude-haiku-4-5", "claude-haiku-4-5-20251001")
    bound = found["lintkit: Pass `timeout=20` (changes what the program does)"]
    assert not bound.is_preferred
    assert bound.edit is not None
    assert bound.edit.changes is not None
    other = (project / "client.py").as_uri()
    assert edited(CLIENT, list(bound.edit.changes[other])) == OTHER_CLIENT


@pytest.mark.asyncio
async def test_all_safe_fixes_are_one_action(client: LanguageClient, project: Path) -> None:
    text = APP + "    # lintkit: ignore[LK102] nobody waits\n"
    uri = opened(client, project / "app.py", text)
    await told(client, uri, "LK102", "LK201", "LK903")
    found = await client.text_document_code_action_async(
        lsp.CodeActionParams(
            lsp.TextDocumentIdentifier(uri),
            lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0)),
            lsp.CodeActionContext(diagnostics=[], only=[lsp.CodeActionKind.SourceFixAll]),
        )
    )
    (everything,) = found or ()
    assert isinstance(everything, lsp.CodeAction)
    assert everything.edit is not None
    assert everything.edit.changes is not None
    assert edited(text, list(everything.edit.changes[uri])) == APP.replace(
        "claude-haiku-4-5", "claude-haiku-4-5-20251001"
    )


@pytest.mark.asyncio
async def test_a_finding_can_be_accepted_for_a_reason_that_a_person_writes(
    client: LanguageClient, project: Path
) -> None:
    uri = opened(client, project / "app.py")
    await told(client, uri, "LK102", "LK201")
    accept = (await actions(client, uri, 5))[
        "lintkit: Accept LK102 here, for a reason to be written"
    ]
    assert accept.edit is not None
    assert accept.edit.changes is not None
    accepted = edited(APP, list(accept.edit.changes[uri]))
    assert accepted.splitlines()[5].endswith("  # lintkit: ignore[LK102] ")
    changed(client, uri, 2, accepted)
    await told(client, uri, "LK102", "LK201", "LK902")  # it waits for the reason
    changed(client, uri, 3, accepted.replace("[LK102] ", "[LK102] a batch job"))
    await told(client, uri, "LK201")


@pytest.mark.asyncio
async def test_nothing_is_offered_for_a_text_that_is_not_yet_checked(
    client: LanguageClient, project: Path
) -> None:
    uri = opened(client, project / "app.py")
    await told(client, uri, "LK102", "LK201")
    changed(client, uri, 2, "\n" + APP)
    assert await actions(client, uri, 5) == {}


@pytest.mark.asyncio
async def test_a_mistake_in_the_configuration_is_shown_and_survived(
    client: LanguageClient, project: Path
) -> None:
    config = project.parent / "lintkit.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text("selct = []\n", encoding="utf-8")
    uri = opened(client, project / "app.py")
    await client.wait_for_notification(lsp.WINDOW_SHOW_MESSAGE)
    (message,) = client.messages
    assert message.type == lsp.MessageType.Error
    assert "unknown key `selct`; did you mean `select`?" in message.message
    config.write_text(text, encoding="utf-8")
    client.text_document_did_save(lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
    await told(client, uri, "LK102", "LK201")


@pytest.mark.asyncio
async def test_a_text_that_does_not_parse_is_told_where(
    client: LanguageClient, project: Path
) -> None:
    uri = opened(client, project / "app.py", "def ask(:\n")
    (found,) = await told(client, uri, "LK901")
    assert found.range.start.line == 0
