from types import SimpleNamespace
from unittest.mock import AsyncMock, MagicMock

import pytest
from fastapi.testclient import TestClient

from helpdesk.clients import get_openai
from helpdesk.main import create_app


def completion(content, finish_reason="stop"):
    message = SimpleNamespace(content=content, refusal=None)
    return SimpleNamespace(choices=[SimpleNamespace(message=message, finish_reason=finish_reason)])


@pytest.fixture
def openai_client():
    client = MagicMock()
    client.chat.completions.create = AsyncMock(return_value=completion("Hello."))
    client.embeddings.create = AsyncMock(
        return_value=SimpleNamespace(data=[SimpleNamespace(embedding=[0.1, 0.2, 0.3])])
    )
    return client


@pytest.fixture
def api(openai_client):
    app = create_app()
    app.dependency_overrides[get_openai] = lambda: openai_client
    with TestClient(app) as client:
        yield client
    app.dependency_overrides.clear()
