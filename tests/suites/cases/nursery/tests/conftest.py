import pytest


class StubMessage:
    def __init__(self, content=None, parsed=None, refusal=None):
        self.content, self.parsed, self.refusal = content, parsed, refusal
        self.tool_calls = []


class StubClient:
    """Answers all that is asked with one message."""

    def __init__(self, message):
        self._message = message
        self.beta = self
        self.chat = self
        self.completions = self

    def create(self, *, model, messages, **rest):
        return self._reply()

    def parse(self, *, model, messages, response_format):
        return self._reply()

    def _reply(self):
        choice = type("Choice", (), {"message": self._message, "finish_reason": "stop"})
        return type("Completion", (), {"choices": [choice]})


@pytest.fixture
def says(monkeypatch):
    def install(**message):
        stub = StubClient(StubMessage(**message))
        monkeypatch.setattr("nursery.plants.make_client", lambda: stub)
        return stub

    return install


@pytest.fixture
def remind(monkeypatch):
    monkeypatch.setattr("nursery.plants.remind", lambda text: "")
    from nursery import plants

    return plants.remind
