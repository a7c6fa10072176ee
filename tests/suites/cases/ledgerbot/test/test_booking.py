import unittest
from unittest import mock

import anthropic
import httpx

from ledgerbot.booking import Bookkeeper, BookingError


def text(value):
    block = mock.Mock(type="text")
    block.text = value
    return mock.Mock(content=[block], stop_reason="end_turn")


def tool(name, **arguments):
    block = mock.Mock(type="tool_use", input=arguments)
    block.name = name
    return mock.Mock(content=[block], stop_reason="tool_use")


class BookkeeperTest(unittest.TestCase):
    def setUp(self):
        self.client = mock.create_autospec(anthropic.Anthropic, instance=True)
        self.client.messages = mock.Mock()
        self.keeper = Bookkeeper(self.client)

    def test_chooses(self):
        self.client.messages.create.return_value = tool("book", account="6800")
        self.assertEqual(self.keeper.choose("Phone bill"), "Telephone")

    def test_wrong_tool(self):
        self.client.messages.create.return_value = tool("delete_everything")
        with self.assertRaises(BookingError):
            self.keeper.choose("Phone bill")

    def test_nothing_chosen(self):
        self.client.messages.create.return_value = text("I am not sure.")
        with self.assertRaises(BookingError):
            self.keeper.choose("Phone bill")

    def test_lines_are_asked_for_twice(self):
        self.client.messages.create.side_effect = [
            text("Here you are: nothing"),
            text('Sure! [{"item": "phone"}]'),
        ]
        self.assertEqual(self.keeper.lines("…"), [{"item": "phone"}])
        self.assertEqual(self.client.messages.create.call_count, 2)

    def test_lines_when_overloaded(self):
        response = httpx.Response(529, request=httpx.Request("POST", "https://api.anthropic.com"))
        self.client.messages.create.side_effect = anthropic.InternalServerError(
            "overloaded", response=response, body=None
        )
        with self.assertRaises(anthropic.InternalServerError):
            self.keeper.lines("…")


if __name__ == "__main__":
    unittest.main()
