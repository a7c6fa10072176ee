from typer.testing import CliRunner

from bookclub.cli import app

runner = CliRunner()


def test_write(scripted):
    scripted("A tale.")
    found = runner.invoke(app, ["write", "Emma", "--tone", "jolly"])
    assert "A tale." in found.output


def test_jacket():
    found = runner.invoke(app, ["jacket", "Emma", "dry"])
    assert found.output.strip() == "Emma"
