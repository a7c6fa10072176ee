from unittest.mock import Mock

import httpx
import openai
import pytest
from fastapi.testclient import TestClient

from bookclub.api import app
from bookclub.llm import get_openai


@pytest.fixture
def fake():
    client = Mock()
    app.dependency_overrides[get_openai] = lambda: client
    yield client
    app.dependency_overrides.clear()


def test_similar(fake):
    fake.responses.create.return_value.output_text = "Persuasion,Evelina"
    found = TestClient(app).get("/similar/Emma")
    assert found.json() == {"similar": ["Persuasion", "Evelina"]}


def test_slow(fake):
    request = httpx.Request("POST", "https://api.openai.com")
    fake.responses.create.side_effect = openai.APITimeoutError(request=request)
    assert TestClient(app).get("/similar/Emma").status_code == 504
