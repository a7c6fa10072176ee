import unittest
from unittest.mock import AsyncMock, MagicMock, patch

from legaldesk import letters
from legaldesk.review import Reviewer, Scorer, tally

from .base import text_message


class ReviewerTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        patcher = patch("legaldesk.review.anthropic.AsyncAnthropic")
        cls = patcher.start()
        self.addAsyncCleanup(self._stop, patcher)
        self.create = cls.return_value.messages.create = AsyncMock()

    async def _stop(self, patcher):
        patcher.stop()

    async def test_review_all(self):
        self.create.side_effect = [text_message("fine"), text_message("", stop_reason="refusal")]
        self.assertEqual(await Reviewer().review_all(["a", "b"]), ["fine", "declined"])

    async def test_no_text(self):
        self.create.return_value = MagicMock(content=[], stop_reason="end_turn")
        self.assertEqual(await Reviewer().review("a"), "no comment")


class ScorerTest(unittest.IsolatedAsyncioTestCase):
    @patch.object(Scorer, "score", new_callable=AsyncMock, return_value=3)
    async def test_score(self, score):
        self.assertEqual(await Scorer().score("a"), 3)

    def test_tally_of_nothing(self):
        self.assertEqual(tally([]), 0)


class LettersTest(unittest.TestCase):
    def setUp(self):
        self.api = MagicMock()
        letters._client = self.api

    def tearDown(self):
        letters._client = None

    def test_soften(self):
        def answer(**kwargs):
            assert kwargs["messages"][0]["content"].startswith("Soften")
            return text_message("please")

        self.api.messages.create.side_effect = answer
        self.assertEqual(letters.soften("pay"), "please")

    def test_soften_offline(self):
        import anthropic

        self.api.messages.create.side_effect = anthropic.APIConnectionError(request=MagicMock())
        self.assertEqual(letters.soften("pay"), "pay")
