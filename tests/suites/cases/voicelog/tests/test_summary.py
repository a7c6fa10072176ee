from types import SimpleNamespace

import httpx
import openai

from voicelog.summary import Summariser


def chunk(text):
    return SimpleNamespace(choices=[SimpleNamespace(delta=SimpleNamespace(content=text))])


class Client:
    def __init__(self, *pieces, broken=False):
        self.pieces = pieces
        self.broken = broken
        self.chat = SimpleNamespace(completions=self)

    async def create(self, **options):
        return self._stream()

    async def _stream(self):
        for piece in self.pieces:
            yield chunk(piece)
        if self.broken:
            raise openai.APIConnectionError(request=httpx.Request("POST", "https://api.openai.com"))


async def test_summary():
    assert await Summariser(Client("It ", "rains")).summarise("...") == "It rains"


async def test_broken_off():
    found = await Summariser(Client("It ", broken=True)).summarise("...")
    assert found.endswith("[broken off]")
