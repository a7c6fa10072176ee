import unittest
from contextlib import ExitStack
from types import SimpleNamespace
from unittest.mock import patch

from ferry.log import Log


class LogTest(unittest.TestCase):
    def setUp(self):
        self.stack = ExitStack()
        self.addCleanup(self.stack.close)
        self.client = self.stack.enter_context(patch.object(Log, "client"))

    def test_entries(self):
        for choices, entry in (
            ([SimpleNamespace(message=SimpleNamespace(content="calm"))], "calm"),
            ([], "(no entry)"),
        ):
            with self.subTest(entry=entry):
                self.client.chat.completions.create.return_value = SimpleNamespace(choices=choices)
                self.assertEqual(Log().entry("wind 2"), entry)

    @unittest.expectedFailure
    def test_title_of_nothing(self):
        choice = SimpleNamespace(message=SimpleNamespace(content=None))
        self.client.chat.completions.create.return_value = SimpleNamespace(choices=[choice])
        self.assertEqual(Log().title("wind 2"), "")
