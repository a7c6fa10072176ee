from unittest import TestCase
from unittest.mock import MagicMock, patch

from anthropic.types import TextBlock

from vault.classify import Classifier


class ClassifierTest(TestCase):
    def setUp(self):
        patcher = patch("vault.classify.anthropic.Anthropic")
        self.anthropic = patcher.start()
        self.addCleanup(patcher.stop)
        self.client = self.anthropic.return_value

    def answer(self, text):
        self.client.messages.create.return_value = MagicMock(
            content=[TextBlock(type="text", text=text)], stop_reason="end_turn"
        )

    def test_a_known_label(self):
        self.answer(" Invoice\n")
        self.assertEqual(Classifier().classify("pay me"), "invoice")

    def test_a_label_that_is_not_one(self):
        self.answer("I think this is a recipe")
        self.assertEqual(Classifier().classify("eggs"), "unknown")

    def test_explain(self):
        stream = MagicMock()
        stream.__enter__.return_value.text_stream = iter(["Be", "cause"])
        self.client.messages.stream.return_value = stream
        self.assertEqual(Classifier().explain("why"), "Because")
