import unittest
from unittest.mock import MagicMock, patch

from briefer import gemini


class CaptionTest(unittest.TestCase):
    def setUp(self):
        patcher = patch("briefer.gemini.genai.Client")
        self.client = patcher.start().return_value
        self.addCleanup(patcher.stop)

    def test_caption(self):
        self.client.models.generate_content.return_value = MagicMock(
            candidates=[MagicMock()], text="A cat"
        )
        self.assertEqual(gemini.caption(b"png"), "A cat")

    def test_blocked(self):
        self.client.models.generate_content.return_value = MagicMock(candidates=[], text=None)
        self.assertEqual(gemini.caption(b"png"), "(no caption)")


@patch.object(gemini, "client")
class KeywordsTest(unittest.TestCase):
    def test_keywords(self, client):
        client.models.generate_content.return_value.text = "tax, budget"
        self.assertEqual(gemini.keywords("..."), ["tax", "budget"])
