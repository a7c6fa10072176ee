import pytest

from faqbot import create_app


class FakeResponses:
    def __init__(self):
        self.status = "completed"
        self.output_text = "42"
        self.calls = 0

    def create(self, **kwargs):
        self.calls += 1
        return self


class FakeEmbeddings:
    def create(self, model, input):
        vector = [float(ord(input[0])), 1.0]
        return type("Response", (), {"data": [type("Item", (), {"embedding": vector})()]})()


class FakeOpenAI:
    def __init__(self):
        self.responses = FakeResponses()
        self.embeddings = FakeEmbeddings()


@pytest.fixture
def openai():
    return FakeOpenAI()


@pytest.fixture
def app(openai):
    return create_app(TESTING=True, OPENAI_CLIENT=openai)


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture(scope="module")
def vcr_config():
    return {"filter_headers": ["authorization"]}
