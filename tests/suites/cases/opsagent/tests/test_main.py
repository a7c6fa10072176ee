from typer.testing import CliRunner

from app.main import cli

runner = CliRunner()


def test_ask(create):
    result = runner.invoke(cli, ["ask", "How long up?"])
    assert result.output == "Done.\n"


def test_doctor():
    assert runner.invoke(cli, ["doctor"]).exit_code == 0
