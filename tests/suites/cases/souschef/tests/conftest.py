from types import SimpleNamespace
from unittest.mock import MagicMock

import pytest
from fastapi.testclient import TestClient

from souschef.app import app
from souschef.cook import Cook, get_cook


@pytest.fixture
def claude():
    def make(*texts):
        client = MagicMock()
        client.messages.create.side_effect = [
            SimpleNamespace(content=[SimpleNamespace(type="text", text=text)]) for text in texts
        ]
        return client

    return make


@pytest.fixture
def serve():
    def make(client):
        app.dependency_overrides[get_cook] = lambda: Cook(client)
        return TestClient(app)

    yield make
    app.dependency_overrides.clear()
