import requests
import responses

from mailmind.sorter import Sorter, SorterError
from tests.base import ModelTestCase


class SorterTest(ModelTestCase):
    def setUp(self):
        super().setUp()
        self.sorter = Sorter()

    def test_sorts(self):
        self.answer('{"folder": "news"}')
        self.assertEqual(self.sorter.sort("Weekly"), "news")

    def test_no_json(self):
        self.answer('{"folder": ')
        with self.assertRaises(SorterError):
            self.sorter.sort("Weekly")

    def test_timeout(self):
        self.mock.add(
            responses.POST,
            "https://api.mistral.ai/v1/chat/completions",
            body=requests.Timeout("slow"),
        )
        with self.assertRaises(SorterError):
            self.sorter.sort("Weekly")
