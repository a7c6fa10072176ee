from types import SimpleNamespace

import pytest

from app.core.config import Settings
from app.providers import anthropic_provider
from app.providers.factory import create_provider


def test_unknown():
    with pytest.raises(ValueError):
        create_provider(Settings(llm_provider="nobody"))


async def test_anthropic(monkeypatch):
    class Client:
        def __init__(self, **options):
            self.messages = self

        async def create(self, **options):
            return SimpleNamespace(stop_reason="end_turn", content=[SimpleNamespace(type="text", text="yes")])

    monkeypatch.setattr(anthropic_provider.anthropic, "AsyncAnthropic", Client)
    provider = create_provider(Settings(llm_provider="anthropic"))
    assert await provider.complete("s", "p") == "yes"
