import pytest
from fastapi.testclient import TestClient

from askdocs.api import app, get_rewrite


class FakeRewriter:
    def __init__(self):
        self.asked = []

    def rewrite(self, question):
        self.asked.append(question)
        return question.upper()


@pytest.fixture
def rewriter():
    fake = FakeRewriter()
    app.dependency_overrides[get_rewrite] = lambda: fake.rewrite
    yield fake
    app.dependency_overrides.clear()


def test_ask(rewriter):
    response = TestClient(app).get("/ask", params={"question": "why"})
    assert response.json() == {"question": "WHY"}
    assert rewriter.asked == ["why"]
