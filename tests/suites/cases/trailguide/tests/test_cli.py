from unittest.mock import patch

from typer.testing import CliRunner

from trailguide.cli import app

runner = CliRunner()


@patch("trailguide.backends.Anthropic")
def test_describe_by_anthropic(anthropic):
    anthropic.return_value.messages.create.return_value.content = []
    result = runner.invoke(app, ["describe", "Alps", "--provider", "anthropic"])
    assert result.exit_code == 1
    assert isinstance(result.exception, IndexError)


@patch("trailguide.cli.ask_ranger", return_value="ok")
def test_ranger(ask):
    result = runner.invoke(app, ["ranger", "where?"])
    assert result.stdout.strip() == "ok"
