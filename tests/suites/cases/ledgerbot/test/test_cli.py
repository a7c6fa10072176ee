import unittest
from unittest.mock import MagicMock, patch

from click.testing import CliRunner

from ledgerbot import cli


def reply(text, stop_reason="end_turn"):
    answer = MagicMock()
    answer.content = [MagicMock(type="text", text=text)]
    answer.stop_reason = stop_reason
    return answer


class CliTest(unittest.TestCase):
    def setUp(self):
        self.runner = CliRunner()

    @patch("ledgerbot.llm._client")
    def test_monthly_report(self, client):
        client.messages.create.return_value = reply("All well.")
        result = self.runner.invoke(cli.main, ["report", "1,2,3"])
        self.assertEqual(result.output, "All well.\n")

    @patch("ledgerbot.llm.client")
    def test_tax_refused(self, client):
        client.return_value.messages.create.return_value = reply("", stop_reason="refusal")
        result = self.runner.invoke(cli.main, ["tax", "How do I evade it?"])
        self.assertEqual(result.exit_code, 1)
        self.assertIn("refuses", result.output)

    @patch("ledgerbot.cli.reports.yearly", return_value="A good year.")
    def test_yearly(self, yearly):
        result = self.runner.invoke(cli.main, ["report", "--year", "9"])
        self.assertEqual(result.output, "A good year.\n")
        yearly.assert_called_once_with("9")

    def test_help(self):
        self.assertEqual(self.runner.invoke(cli.main, ["--help"]).exit_code, 0)
