from types import SimpleNamespace
from unittest.mock import AsyncMock


class FakeCompletions:
    def __init__(self, outcomes):
        self._outcomes = iter(outcomes)
        self.calls = 0

    async def create(self, **kwargs):
        self.calls += 1
        outcome = next(self._outcomes)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


class FakeClient:
    def __init__(self, *outcomes):
        self.chat = SimpleNamespace(completions=FakeCompletions(outcomes))
        self.responses = AsyncMock()


class MemoryStore:
    def __init__(self):
        self.kept = {}

    def put(self, key, value):
        self.kept[key] = value


def said(content, tool_calls=None):
    message = SimpleNamespace(content=content, tool_calls=tool_calls, refusal=None)
    return SimpleNamespace(choices=[SimpleNamespace(message=message, finish_reason="stop")])


def call(name, arguments="{}"):
    return SimpleNamespace(id="1", function=SimpleNamespace(name=name, arguments=arguments))


async def broken_stream(*texts, error):
    for text in texts:
        delta = SimpleNamespace(content=text)
        yield SimpleNamespace(choices=[SimpleNamespace(delta=delta)])
    raise error
