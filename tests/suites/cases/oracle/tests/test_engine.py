from types import SimpleNamespace

import httpx
import openai
import pytest
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

from oracle import engine
from oracle.engine import Engine
from tests.doubles import FakeClient, MemoryStore, broken_stream, call, said

REQUEST = httpx.Request("POST", "https://api.openai.com/v1/chat/completions")


@pytest.fixture
def make():
    def factory(*outcomes):
        client = FakeClient(*outcomes)
        return Engine(MemoryStore(), client), client

    return factory


async def test_ask(make):
    oracle, _ = make(said("Yes"))
    assert await oracle.ask("Rain?") == "Yes"
    assert oracle.store.kept == {"Rain?": "Yes"}


async def test_ask_again(make):
    oracle, client = make(openai.APITimeoutError(request=REQUEST), said("Yes"))
    assert await oracle.ask("Rain?") == "Yes"
    assert client.chat.completions.calls == 2


async def test_stream_that_breaks(make):
    error = openai.APIConnectionError(request=REQUEST)
    oracle, _ = make(broken_stream("It ", "will", error=error))
    assert await oracle.stream("Rain?") == "It will…"


async def test_consult(make):
    oracle, _ = make(said(None, [call("moon"), call("stars")]))
    assert await oracle.consult("Tonight?") == ["full", "unknown"]


async def test_incomplete(make):
    oracle, client = make()
    client.responses.create.return_value = SimpleNamespace(status="incomplete", output_text="It w")
    assert await oracle.respond("Rain?") == "It w…"


def test_tell():
    llm = GenericFakeChatModel(messages=iter([AIMessage(content="Old stars")]))
    assert engine.tell("stars", llm) == "Old stars"


def test_tell_without_an_answer(monkeypatch):
    monkeypatch.setattr(engine, "tell", lambda thing: "")
    assert engine.tell("stars") == ""
