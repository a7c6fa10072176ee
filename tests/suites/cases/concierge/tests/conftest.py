from types import SimpleNamespace
from unittest.mock import AsyncMock

import pytest
from fastapi.testclient import TestClient

from concierge.app import app
from concierge.brain import Brain, get_brain


def message(*blocks, stop_reason="end_turn"):
    return SimpleNamespace(content=list(blocks), stop_reason=stop_reason)


def text(value):
    return SimpleNamespace(type="text", text=value)


@pytest.fixture(name="claude")
def claude_fixture():
    client = AsyncMock()
    app.dependency_overrides[get_brain] = lambda: Brain(client)
    yield client.messages.create
    app.dependency_overrides.clear()


@pytest.fixture
def http():
    with TestClient(app) as client:
        yield client


@pytest.fixture
def claude_says(claude, request):
    claude.return_value = request.param
    return claude
