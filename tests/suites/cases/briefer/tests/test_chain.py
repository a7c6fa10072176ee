import unittest

from langchain_core.language_models.fake_chat_models import FakeListChatModel

from briefer.chain import Briefer, BriefError


class BrieferTest(unittest.TestCase):
    def test_brief(self):
        model = FakeListChatModel(responses=['{"title": "Budget", "points": []}'])
        self.assertEqual(Briefer(model).brief("...")["title"], "Budget")

    def test_prose(self):
        briefer = Briefer(model=FakeListChatModel(responses=["Sure! Here is your brief: Budget"]))
        with self.assertRaises(BriefError):
            briefer.brief("...")
