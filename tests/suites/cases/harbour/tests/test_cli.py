from types import SimpleNamespace as NS

from click.testing import CliRunner

from harbour import cli as module


def test_tide_refused(mocker):
    made = mocker.patch("harbour.cli.openai.OpenAI", autospec=True)
    message = NS(content=None, refusal="No.")
    made.return_value.chat = mocker.MagicMock()
    made.return_value.chat.completions.create.return_value = NS(choices=[NS(message=message)])
    result = CliRunner().invoke(module.cli, ["--model", "gpt-test", "tide", "Dover"])
    assert result.exit_code == 1
    assert "No." in result.output
