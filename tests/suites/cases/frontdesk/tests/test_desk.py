import json

import pytest

from frontdesk import desk

from .fake_model import FakeModel, text_message, tool_call


@pytest.fixture
def model(monkeypatch):
    fake = FakeModel()
    monkeypatch.setattr(desk.desk, "model", fake)
    return fake


@pytest.mark.asyncio
async def test_answer(model):
    model.add_turns([[text_message("Three rooms.")]])
    assert await desk.ask("Any rooms?") == "Three rooms."


@pytest.mark.asyncio
async def test_tool_then_answer(model):
    model.add_turns([[tool_call("free_rooms", json.dumps({"night": "today"}))], [text_message("Three.")]])
    assert await desk.ask("Any rooms?") == "Three."


@pytest.mark.asyncio
async def test_unknown_tool(model):
    model.add_turns([[tool_call("book_flight", "{}")], [text_message("ok")]])
    assert await desk.ask("A flight?") == "Please say that again."
