from unittest.mock import MagicMock, patch

from reviewbot import summary


def test_title():
    client = MagicMock()
    client.responses.create.return_value.output_text = " Fix the parser \n"
    with patch.object(summary, "get_client", return_value=client):
        assert summary.title("+ x") == "Fix the parser"


def test_title_without_text():
    client = MagicMock()
    client.responses.create.return_value.output_text = "   "
    with patch.object(summary, "get_client", return_value=client):
        assert summary.title("+ x") == "Untitled change"


def test_changelog():
    with patch("reviewbot.summary.changelog", return_value="- Fixed things") as changelog:
        assert summary.changelog(["Fix"]) == "- Fixed things"
        changelog.assert_called_once()
