from types import SimpleNamespace
from unittest import TestCase
from unittest.mock import MagicMock

from mailmind.replies import Replier


def block(kind, **fields):
    return SimpleNamespace(type=kind, **fields)


class ReplierTest(TestCase):
    def setUp(self):
        self.client = MagicMock()
        self.replier = Replier(self.client)

    def test_draft(self):
        self.client.messages.create.return_value = SimpleNamespace(
            stop_reason="end_turn", content=[block("text", text="Dear Ann")]
        )
        self.assertEqual(self.replier.draft("Hi"), "Dear Ann")

    def test_thinking_first(self):
        self.client.messages.create.return_value = SimpleNamespace(
            stop_reason="end_turn",
            content=[block("thinking", thinking="hm"), block("text", text="Dear Ann")],
        )
        self.assertEqual(self.replier.draft("Hi"), "Dear Ann")

    def test_nothing(self):
        self.client.messages.create.return_value = SimpleNamespace(
            stop_reason="end_turn", content=[]
        )
        self.assertEqual(self.replier.draft("Hi"), "(no draft)")

    def test_translate_uses_a_stream(self):
        self.replier.translate("Hi", "French")
        self.client.messages.stream.assert_called_once()
