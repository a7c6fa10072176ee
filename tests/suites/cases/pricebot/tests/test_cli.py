from unittest.mock import MagicMock

import litellm
import pytest
from typer.testing import CliRunner

from pricebot.cli import app


@pytest.fixture
def completion(monkeypatch):
    mock = MagicMock()
    monkeypatch.setattr("litellm.completion", mock)
    return mock


@pytest.fixture
def run():
    runner = CliRunner()
    return lambda *args: runner.invoke(app, list(args))


def test_quote(completion, run):
    completion.return_value.choices = [MagicMock()]
    completion.return_value.choices[0].message.content = "12 EUR"
    result = run("quote", "lamp")
    assert result.exit_code == 0
    assert "12 EUR" in result.output


def test_quote_takes_too_long(completion, run):
    completion.side_effect = litellm.exceptions.Timeout("slow", "gpt-4o", "openai")
    result = run("quote", "lamp")
    assert result.exit_code == 3
