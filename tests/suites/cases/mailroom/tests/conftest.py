import pytest


class FakeMessage:
    def __init__(self, content):
        self.content = content
        self.refusal = None


class FakeChoice:
    def __init__(self, content, finish_reason="stop"):
        self.message = FakeMessage(content)
        self.finish_reason = finish_reason


class FakeResponse:
    def __init__(self, *choices):
        self.choices = list(choices)


class FakeCompletions:
    def __init__(self, response):
        self.response = response
        self.calls = []

    def create(self, **kwargs):
        self.calls.append(kwargs)
        return self.response


class FakeChat:
    def __init__(self, response):
        self.completions = FakeCompletions(response)


class FakeClient:
    def __init__(self, response):
        self.chat = FakeChat(response)


@pytest.fixture
def client_saying():
    def make(content, finish_reason="stop"):
        return FakeClient(FakeResponse(FakeChoice(content, finish_reason)))

    return make
