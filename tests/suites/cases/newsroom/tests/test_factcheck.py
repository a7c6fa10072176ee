from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from newsroom import cli, factcheck


def make_client(content):
    def create(**kwargs):
        assert kwargs["temperature"] == 0
        return SimpleNamespace(choices=[SimpleNamespace(message=SimpleNamespace(content=content))])

    return SimpleNamespace(chat=SimpleNamespace(completions=SimpleNamespace(create=create)))


@pytest.mark.parametrize(
    "content,expected", [("True.", "true"), ("FALSE", "false"), ("Hard to say", "unclear"), (None, "unclear")]
)
def test_verdict(content, expected):
    assert factcheck.verdict("x", make_client(content)) == expected


def test_cli(monkeypatch):
    monkeypatch.setattr(cli, "verdict", lambda claim: "true")
    assert CliRunner().invoke(cli.main, ["check", "Water is wet"]).output == "true\n"


def test_draw(monkeypatch):
    monkeypatch.setattr("newsroom.images.replicate.run", lambda *a, **k: ["https://x.test/1.webp"])
    assert CliRunner().invoke(cli.main, ["draw", "Cats win"]).output == "https://x.test/1.webp\n"


def test_draw_nothing(monkeypatch):
    monkeypatch.setattr("newsroom.images.replicate.run", lambda *a, **k: [])
    assert CliRunner().invoke(cli.main, ["draw", "Cats win"]).output == "nothing\n"
