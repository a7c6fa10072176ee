from contextlib import asynccontextmanager
from types import SimpleNamespace

from fastapi.testclient import TestClient

from server.main import app


class FakeMessages:
    def __init__(self, *pieces):
        self.pieces = pieces

    @asynccontextmanager
    async def stream(self, **kwargs):
        async def text_stream():
            for piece in self.pieces:
                yield piece

        yield SimpleNamespace(text_stream=text_stream())


def test_chat():
    with TestClient(app) as client:
        app.state.anthropic = SimpleNamespace(messages=FakeMessages("Good ", "day"))
        with client.websocket_connect("/ws") as ws:
            ws.send_text("Hello")
            assert ws.receive_text() == "Good "
            assert ws.receive_text() == "day"
            assert ws.receive_text() == "[end]"
            ws.send_text("bye")
