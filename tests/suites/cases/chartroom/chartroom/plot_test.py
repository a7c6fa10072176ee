from types import SimpleNamespace
from unittest import mock

import openai
import pytest

from chartroom import batch, bind, clients, legend, sound, tracing
from chartroom.plot import plot


class StubResponses:
    def __init__(self, *texts):
        self.texts = list(texts)

    def create(self, **kwargs):
        return SimpleNamespace(output_text=self.texts.pop(0))


class StubClient(openai.OpenAI):
    def __init__(self, *texts):
        super().__init__(api_key="x")
        self.responses = StubResponses(*texts)


def test_plot():
    client = StubClient("north", "")
    assert plot("n", client) == "north"
    assert plot("", client=client) == "no course"


def test_bind():
    with mock.patch("chartroom.clients.get_client") as made:
        made.return_value.responses.create.return_value.output_text = "bound"
        assert bind.bind("A1")


def test_symbols():
    assert legend.symbols("aab") == ["a", "b"]


def test_sound():
    with mock.patch.object(clients, "get_client") as made:
        made().responses.create.side_effect = RuntimeError("429")
        with pytest.raises(Exception):
            sound.sound(3)


def test_nothing(monkeypatch):
    create = mock.create_autospec(lambda **kw: None, return_value=SimpleNamespace(choices=[]))
    client = SimpleNamespace(chat=SimpleNamespace(completions=SimpleNamespace(create=create)))
    monkeypatch.setattr(clients, "get_client", lambda: client)
    assert tracing.Traced().ask("x") == "nothing"


def test_all(monkeypatch):
    stub = SimpleNamespace(responses=StubResponses("a", "", "c"))
    monkeypatch.setattr(batch, "get_client", lambda: stub)
    assert sorted(batch.all_of(["1", "2", "3"])) == ["-", "a", "c"]
