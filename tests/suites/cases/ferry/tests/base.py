import unittest
from unittest import mock


class FakeOpenAIMixin:
    """Gives `self.create`, which stands for the completion of every client."""

    def setUp(self):
        super().setUp()
        patcher = mock.patch("openai.OpenAI", autospec=False)
        self.openai = patcher.start()
        self.addCleanup(patcher.stop)
        self.create = self.openai.return_value.chat.completions.create

    def completion(self, **message):
        message.setdefault("content", None)
        message.setdefault("tool_calls", None)
        choice = mock.Mock(finish_reason="stop", message=mock.Mock(**message))
        return mock.Mock(choices=[choice])


class PilotCase(FakeOpenAIMixin, unittest.TestCase):
    __test__ = False

    def tool_call(self):
        raise NotImplementedError

    def test_is_lost(self):
        from ferry.pilot import Lost, Pilot

        self.create.return_value = self.completion(tool_calls=[self.tool_call()])
        with self.assertRaises(Lost):
            Pilot().next_port("home")

    @staticmethod
    def call(name, arguments):
        one = mock.Mock()
        one.function.name = name
        one.function.arguments = arguments
        return one
