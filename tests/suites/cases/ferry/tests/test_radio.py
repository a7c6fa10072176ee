import unittest
from unittest.mock import Mock

import httpx
import openai

from ferry import Radio
from tests.base import FakeOpenAIMixin


def limited():
    request = httpx.Request("POST", "https://api.openai.com")
    return openai.RateLimitError("busy", response=httpx.Response(429, request=request), body={})


class RadioTest(FakeOpenAIMixin, unittest.TestCase):
    def test_calls_again(self):
        self.create.side_effect = [limited(), self.completion(content="over")]
        self.assertEqual(Radio().call("come in"), "over")
        self.assertEqual(self.create.call_count, 2)

    def test_gives_up(self):
        self.create.side_effect = Mock(side_effect=limited())
        with self.assertRaises(openai.RateLimitError):
            Radio().call("come in")
        assert self.create.call_count == 3
