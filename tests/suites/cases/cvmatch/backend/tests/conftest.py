from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from fastapi.testclient import TestClient

from app.api.routes import get_provider
from app.main import create_app
from app.providers.base import LLMProvider


class ScriptedProvider(LLMProvider):
    name = "scripted"

    def __init__(self, *answers):
        self.answers = list(answers)

    async def complete(self, system, prompt, *, json_mode=False):
        return self.answers.pop(0)


@pytest.fixture
def app():
    return create_app()


@pytest.fixture
def client(app) -> Iterator[TestClient]:
    with TestClient(app) as client:
        yield client


@pytest.fixture
def scripted(app):
    def use(*answers):
        app.dependency_overrides[get_provider] = lambda: ScriptedProvider(*answers)

    return use


@pytest.fixture
def make_completion():
    def make(content="{}", finish_reason="stop", choices=None):
        if choices is None:
            choices = [SimpleNamespace(message=SimpleNamespace(content=content), finish_reason=finish_reason)]
        return SimpleNamespace(choices=choices)

    return make
