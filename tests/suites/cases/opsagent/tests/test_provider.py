import os
from unittest import mock

import pytest

from app.llm import provider
from app.llm.provider import AnthropicProvider, get_provider


@mock.patch.dict(os.environ, {"LLM_PROVIDER": "anthropic", "ANTHROPIC_API_KEY": "x"})
def test_anthropic_is_chosen():
    assert isinstance(get_provider(), AnthropicProvider)


def test_anthropic_thinks_first():
    with mock.patch.object(provider, "Anthropic") as anthropic:
        anthropic.return_value.messages.create.return_value.content = [
            mock.Mock(type="thinking", thinking="hm"),
            mock.Mock(type="text", text="Hi"),
        ]
        assert AnthropicProvider().chat([])["text"] == "Hi"


def test_unknown_provider(monkeypatch):
    monkeypatch.setenv("LLM_PROVIDER", "skynet")
    with pytest.raises(ValueError):
        get_provider()
