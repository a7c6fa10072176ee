import unittest
from unittest.mock import MagicMock, patch

import litellm
import ollama
import requests
import responses

from chartbot import ask


def answer(text, reason="stop"):
    choice = MagicMock(finish_reason=reason)
    choice.message.content = text
    return MagicMock(choices=[choice])


@patch("chartbot.ask.completion")
class TitleTest(unittest.TestCase):
    rows = [{"text": "", "count": 1}]

    def test_title(self, completion):
        completion.return_value = answer("Sales")
        self.assertEqual(ask.title(self.rows), "Sales")

    def test_second_try(self, completion):
        limited = litellm.RateLimitError("slow down", llm_provider="openai", model="gpt-4o")
        completion.side_effect = [limited, answer("Sales")]
        self.assertEqual(ask.title(self.rows), "Sales")

    def test_no_title(self, completion):
        for reason in ("length", "content_filter"):
            with self.subTest(reason):
                completion.return_value = answer("Sa", reason)
                self.assertEqual(ask.title(self.rows), "Chart")


class AxisTest(unittest.TestCase):
    def test_axis(self):
        with patch.object(ollama, "chat", return_value={"message": {"content": "Year"}}):
            self.assertEqual(ask.axis([1]), "Year")


class ColoursTest(unittest.TestCase):
    @responses.activate
    def test_colours(self):
        responses.post(ask.URL, json={"choices": [{"message": {"content": "red blue"}}]})
        self.assertEqual(ask.colours(2), ["red", "blue"])

    @responses.activate
    def test_no_colours(self):
        responses.post(ask.URL, json={"choices": []})
        with self.assertRaises(ValueError):
            ask.colours(0)

    @responses.activate
    def test_busy(self):
        responses.post(ask.URL, status=503)
        with self.assertRaises(requests.HTTPError):
            ask.colours(2)


class RenderTest(unittest.TestCase):
    @patch("chartbot.ask.caption", return_value="")
    def test_render(self, _):
        self.assertEqual(ask.render([1]), "<figure></figure>")
