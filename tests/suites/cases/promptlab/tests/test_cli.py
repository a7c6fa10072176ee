import sys
from types import SimpleNamespace as NS
from unittest import mock

import pytest

from promptlab import cli, providers


def test_anthropic(monkeypatch, capsys):
    client = mock.Mock()
    client.messages.create.return_value = NS(content=[NS(type="text", text="Bonjour")])
    monkeypatch.setattr(
        "promptlab.providers.anthropic_provider.anthropic.Anthropic", lambda: client
    )
    assert cli.main(["Say hello in French", "--provider", "anthropic"]) == 0
    assert capsys.readouterr().out == "Bonjour\n"


def test_anthropic_only_thinks(monkeypatch, capsys):
    client = mock.Mock()
    client.messages.create.return_value = NS(content=[NS(type="thinking", thinking="Hm")])
    monkeypatch.setattr(
        "promptlab.providers.anthropic_provider.anthropic.Anthropic", lambda: client
    )
    assert cli.main(["Say hello", "--provider", "anthropic"]) == 1
    assert "no text" in capsys.readouterr().err


def test_ollama_from_command_line(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["promptlab", "Hello", "--provider", "ollama"])
    with mock.patch("ollama.chat", return_value={"message": {"content": "Hi"}}) as chat:
        assert cli.main() == 0
    assert capsys.readouterr().out == "Hi\n"
    chat.assert_called_once()


def test_unknown_provider():
    with pytest.raises(ValueError, match="unknown provider"):
        providers.get_provider("acme")
