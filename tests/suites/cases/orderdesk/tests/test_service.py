from types import SimpleNamespace
from unittest.mock import Mock, create_autospec

import openai
import pytest
import redis

from orderdesk.service import Desk, Intent, RedisStore


class MemoryStore(dict):
    def save(self, key, value):
        self[key] = value

    def load(self, key):
        return self.get(key)


class DeadStore:
    def save(self, key, value):
        raise redis.ConnectionError("down")

    def load(self, key):
        raise redis.ConnectionError("down")


def reply(content, finish_reason="stop"):
    message = SimpleNamespace(content=content, role="assistant")
    return SimpleNamespace(choices=[SimpleNamespace(message=message, finish_reason=finish_reason)])


def desk(*replies, store=None):
    client = Mock(spec=openai.OpenAI)
    client.chat = Mock()
    client.chat.completions.create = Mock(side_effect=list(replies))
    return Desk(client, store if store is not None else MemoryStore())


def test_intent_is_cached():
    store = MemoryStore()
    assert desk(reply('{"kind": "status", "order_id": 4}'), store=store).intent("where?") == Intent(kind="status", order_id=4)
    assert desk(store=store).intent("where?").kind == "status"


@pytest.mark.parametrize("content", ["", "status", '{"order_id": 4}'])
def test_no_intent(content):
    assert desk(reply(content)).intent("where?") is None


def test_intent_without_cache():
    assert desk(reply('{"kind": "status"}'), store=DeadStore()).intent("where?").kind == "status"


def test_slow_cache():
    store = create_autospec(RedisStore, instance=True)
    store.load.side_effect = TimeoutError
    store.save.side_effect = TimeoutError
    assert desk(reply('{"kind": "status"}'), store=store).intent("where?").kind == "status"


def test_reply():
    assert desk(reply('{"kind": "status"}'), reply("On its way.")).reply("where?") == "On its way."


def test_escalate_without_network(monkeypatch):
    monkeypatch.setattr(redis.Redis, "set", Mock(side_effect=redis.TimeoutError))
    assert desk(reply("A human will call.")).escalate("help") == "A human will call."
