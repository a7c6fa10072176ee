from types import SimpleNamespace
from unittest.mock import AsyncMock, MagicMock

import pytest
from click.testing import CliRunner
from google.genai import types

from quizmaster import quiz

NOTHING = types.GenerateContentResponse(candidates=[])


def said(text):
    part = types.Part(text=text)
    return types.GenerateContentResponse(
        candidates=[types.Candidate(content=types.Content(parts=[part]))]
    )


@pytest.fixture(autouse=True)
def generate(monkeypatch):
    fake = MagicMock(return_value=said("What is water?"))
    monkeypatch.setattr(quiz.client.models, "generate_content", fake)
    return fake


def test_question():
    assert quiz.question("water") == "What is water?"


def test_command(generate):
    result = CliRunner().invoke(quiz.cli, ["ask", "water"])
    assert result.output == "What is water?\n"
    generate.assert_called_once()


def test_no_question(generate):
    generate.return_value = NOTHING
    with pytest.raises(quiz.NoQuestion):
        quiz.question("")


async def test_hints(monkeypatch):
    answers = [SimpleNamespace(text=text) for text in ("H2O", None)]
    monkeypatch.setattr(quiz.client.aio.models, "generate_content", AsyncMock(side_effect=answers))
    assert [await quiz.hint("What is water?") for _ in answers] == ["H2O", "no hint"]
