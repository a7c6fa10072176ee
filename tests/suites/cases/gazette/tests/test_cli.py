import json
from unittest.mock import patch

import pytest
from click.testing import CliRunner
from litellm import ModelResponse

from gazette import ai, weather
from gazette.cli import main


@pytest.fixture
def run():
    runner = CliRunner()
    return lambda *args: runner.invoke(main, list(args))


def response(content):
    return ModelResponse(choices=[{"message": {"role": "assistant", "content": content}, "finish_reason": "stop"}])


def test_headline(run):
    with patch("gazette.ai.litellm.completion", return_value=response("Storm!")):
        result = run("headline", "wind")
    assert result.output == "Storm!\n"


def test_headline_empty(run):
    with patch("gazette.ai.litellm.completion", return_value=response("")):
        result = run("headline", "wind")
    assert result.exit_code == 1
    assert "no headline" in result.output


def test_mocked_by_litellm():
    assert ai.headline("wind", mock_response="Gale") == "Gale"


def test_sections(run):
    with patch("gazette.ai.litellm.completion") as completion:
        completion.return_value = {"choices": [{"message": {"content": '["Sport"]'}}]}
        assert "Sport" in run("sections", "wind").output


def test_weather_without_json(requests_mock):
    requests_mock.get("https://weather.test/Rome", text="not json at all")
    with pytest.raises(json.JSONDecodeError):
        weather.forecast("Rome")
