from unittest.mock import patch

import pytest
from typer.testing import CliRunner

from reviewbot.cli import app
from reviewbot.config import Config
from reviewbot.review import parse_comments, review

COMMENT = '[{"file": "a.py", "line": 3, "comment": "Off by one."}]'
runner = CliRunner()


@pytest.mark.parametrize(
    ("text", "number"),
    [(COMMENT, 1), (f"```json\n{COMMENT}\n```", 1), ("Looks good to me!", 0), ('[{"file": "a.py"}]', 0)],
)
def test_parse_comments(text, number):
    assert len(parse_comments(text)) == number


@patch("reviewbot.review.complete")
def test_review(complete):
    complete.return_value = COMMENT
    assert review("diff", Config())[0]["line"] == 3


@patch("reviewbot.review.complete", return_value="not json")
def test_review_of_nonsense(complete):
    assert review("diff", Config()) == []


def test_run(tmp_path, openai_client, chat_response):
    openai_client.chat.completions.create.return_value = chat_response(f"```json\n{COMMENT}\n```")
    diff = tmp_path / "a.diff"
    diff.write_text("+ x")
    result = runner.invoke(app, ["run", str(diff)])
    assert result.exit_code == 0
    assert "a.py:3: Off by one." in result.output


def test_run_prose(tmp_path, openai_client, chat_response):
    openai_client.chat.completions.create.return_value = chat_response("Looks good to me!")
    diff = tmp_path / "a.diff"
    diff.write_text("+ x")
    result = runner.invoke(app, ["run", str(diff)])
    assert "No comments." in result.output
