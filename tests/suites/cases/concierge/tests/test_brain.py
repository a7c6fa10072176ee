from types import SimpleNamespace
from unittest.mock import AsyncMock, Mock

import pytest

from concierge.brain import Brain
from tests.conftest import message, text


def tool(**given):
    return SimpleNamespace(type="tool_use", name="go", input=given)


@pytest.fixture
def brain():
    client = Mock()
    client.messages.create = AsyncMock(
        side_effect=[message(text("Let me see"), tool(room="spa")), message(tool(room="moon"))]
    )
    return Brain(client)


async def test_route(brain):
    assert await brain.route("I am tired") == "spa"
    assert await brain.route("To the moon") == "lobby"


@pytest.mark.xfail(reason="blocks of thinking")
async def test_greeting_with_thinking():
    client = Mock()
    thinking = SimpleNamespace(type="thinking", thinking="…")
    client.messages.create = AsyncMock(return_value=message(thinking, text("Hi")))
    assert await Brain(client).greet("Ann") == "Hi"


async def test_greeting():
    client = Mock()
    client.messages.create = AsyncMock(return_value=message(text("Hi Ann")))
    assert await Brain(client).greet("Ann") == "Hi Ann"
