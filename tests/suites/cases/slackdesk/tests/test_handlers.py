import json
import unittest
from unittest.mock import MagicMock, patch

from bot import handlers
from bot.providers import factory
from bot.providers.openai_provider import OpenAIProvider


class TriageTest(unittest.TestCase):
    def setUp(self):
        self.provider = MagicMock()
        p = patch("bot.handlers.get_provider", return_value=self.provider)
        p.start()
        self.addCleanup(p.stop)

    def test_label(self):
        self.provider.complete.return_value = 'Sure! {"label": "bug", "score": 0.9}'
        self.assertEqual(handlers.triage("it crashes")["label"], "bug")

    def test_no_json(self):
        self.provider.complete.return_value = "I cannot help with that"
        self.assertEqual(handlers.triage("x")["label"], "other")

    def test_broken(self):
        self.provider.complete.return_value = '{"label": bug}'
        with self.assertRaises(json.JSONDecodeError):
            handlers.triage("x")


class OpenAIProviderTest(unittest.TestCase):
    @patch("bot.providers.openai_provider.OpenAI")
    def test_complete(self, mock_cls):
        mock_cls.return_value.chat.completions.create.return_value.choices = [
            MagicMock(message=MagicMock(content="  hi "), finish_reason="stop")
        ]
        self.assertEqual(OpenAIProvider("m").complete("q", system="s"), "hi")

    @patch("bot.providers.openai_provider.OpenAI")
    def test_error(self, mock_cls):
        mock_cls.return_value.chat.completions.create.side_effect = TimeoutError("slow")
        self.assertEqual(OpenAIProvider("m").complete_safe("q", default="-"), "-")


class OllamaTest(unittest.TestCase):
    @patch("bot.providers.ollama_provider.requests.post")
    def test_empty(self, post):
        post.return_value.json.return_value = {"response": ""}
        from bot.providers.ollama_provider import OllamaProvider
        self.assertEqual(OllamaProvider("llama3").complete("q"), "")
