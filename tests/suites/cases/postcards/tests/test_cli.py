import litellm
import pytest
from click.testing import CliRunner

from postcards import cli, writer


def reply(content):
    return litellm.ModelResponse(choices=[{"message": {"role": "assistant", "content": content}}])


@pytest.fixture
def run():
    runner = CliRunner()

    def invoke(*args):
        return runner.invoke(cli.main, list(args))

    return invoke


def test_write(run, mocker):
    mocker.patch("postcards.writer.litellm.completion", return_value=reply("Dear Ann"))
    result = run("write", "Rome", "--tone", "funny")
    assert result.exit_code == 0
    assert result.output == "Dear Ann\n"


@pytest.mark.parametrize("content", [None, ""])
def test_write_nothing(run, mocker, content):
    mocker.patch("postcards.writer.litellm.completion", return_value=reply(content))
    assert run("write", "Rome").exit_code == 3


def test_ideas(mocker):
    mocker.patch.object(writer.litellm, "completion", return_value=reply('{"ideas": ["sea"]}'))
    result = CliRunner().invoke(cli.main, ["ideas", "Rome"])
    assert result.output == "- sea\n"


def test_ideas_of_unknown_shape(mocker):
    mocker.patch.object(cli.Writer, "ideas", return_value=[])
    assert CliRunner().invoke(cli.main, ["ideas", "Rome"]).output == ""


def test_proofread(monkeypatch, httpx_mock, tmp_path):
    monkeypatch.setenv("MISTRAL_API_KEY", "k")
    card = tmp_path / "card.txt"
    card.write_text("Deer Ann")
    httpx_mock.add_response(json={"choices": [{"message": {"content": "Dear Ann"}}]})
    result = CliRunner().invoke(cli.main, ["proofread", str(card)])
    assert result.output == '"Dear Ann"\n'
