import os

os.environ.setdefault("OPENAI_API_KEY", "sk-test")
os.environ.setdefault("GOOGLE_API_KEY", "test")

import pytest
from fastapi.testclient import TestClient

from app.main import app


@pytest.fixture
def http():
    with TestClient(app) as client:
        yield client
    app.dependency_overrides.clear()


@pytest.fixture(scope="session")
def vcr_config():
    return {"filter_headers": ["authorization", "x-goog-api-key"], "record_mode": "none"}
