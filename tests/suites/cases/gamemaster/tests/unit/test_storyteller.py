import anthropic
import httpx
import pytest

from gamemaster.errors import Refused, StoryError
from gamemaster.storyteller import Storyteller
from tests.unit.fakes import FakeClient, block, reply


def busy():
    request = httpx.Request("POST", "https://api.anthropic.com/v1/messages")
    return anthropic.RateLimitError("busy", response=httpx.Response(429, request=request), body=None)


async def test_scene():
    teller = Storyteller(FakeClient(reply(block("A door."), block(" It opens."))))
    assert await teller.next_scene("look") == "A door. It opens."
    assert teller.scenes == ["A door. It opens."]


async def test_waits_and_asks_again():
    client = FakeClient(busy(), busy(), reply(block("A door.")))
    assert await Storyteller(client, pause=0).next_scene("look") == "A door."
    assert len(client.messages.calls) == 3


async def test_gives_up():
    with pytest.raises(StoryError):
        await Storyteller(FakeClient(busy(), busy(), busy()), pause=0).next_scene("look")


async def test_refusal():
    with pytest.raises(Refused):
        await Storyteller(FakeClient(reply(stop_reason="refusal"))).next_scene("burn it")


async def test_nothing_to_tell():
    with pytest.raises(StoryError, match="empty"):
        await Storyteller(FakeClient(reply())).next_scene("look")


async def test_scene_that_is_cut_ends_with_a_sentence():
    teller = Storyteller(FakeClient(reply(block("A door. It op"), stop_reason="max_tokens")))
    assert await teller.next_scene("look") == "A door."
