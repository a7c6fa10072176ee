import os

import pytest
from fastapi.testclient import TestClient

from helpdesk.main import app

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif("OPENAI_API_KEY" not in os.environ, reason="needs a key"),
]


def test_stream():
    with TestClient(app) as client:
        response = client.post("/tickets/stream", json={"text": "Say hi"})
    assert "hi" in response.text.lower()
