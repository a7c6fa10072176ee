import unittest
from unittest.mock import AsyncMock, MagicMock

from ferry.crew import Mate, Steward


class QuietMate(Mate):
    def __init__(self):
        super().__init__(client=object())

    async def say(self, text):
        return ""


class Pieces:
    def __init__(self, *pieces):
        self._pieces = list(pieces)

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self._pieces:
            raise StopAsyncIteration
        return self._pieces.pop(0)


class CrewTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.client = MagicMock()
        self.stream = self.client.messages.stream.return_value.__aenter__.return_value
        self.stream.text_stream = Pieces("Soup, ", "fish")
        self.stream.get_final_message = AsyncMock()

    async def test_quiet_mate(self):
        self.assertEqual(await QuietMate().greet("Ann"), "Ahoy, Ann! ")

    async def test_long_menu(self):
        self.stream.get_final_message.return_value.stop_reason = "max_tokens"
        self.assertEqual(await Steward(self.client).menu("Friday"), "Soup, fish (and more)")
