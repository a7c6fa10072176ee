import importlib
import sys
from types import SimpleNamespace as NS

import pytest


class FakeOpenAI:
    reply = NS(choices=[NS(message=NS(content="A fine chair."), finish_reason="stop")])

    def __init__(self, *args, **kwargs):
        self.chat = NS(completions=self)

    def create(self, **kwargs):
        return self.reply


@pytest.fixture
def module(monkeypatch):
    monkeypatch.setattr("openai.OpenAI", FakeOpenAI)
    monkeypatch.syspath_prepend(".")
    sys.modules.pop("describe", None)
    return importlib.import_module("describe")


def check_describe(module):
    assert module.describe("chair") == "A fine chair."


def check_filtered(module, monkeypatch):
    filtered = NS(choices=[NS(message=NS(content=None), finish_reason="content_filter")])
    monkeypatch.setattr(FakeOpenAI, "reply", filtered)
    assert module.describe("chair") == "chair"


def check_many(module):
    assert module.describe_many(["a", "b"]) == {"a": "A fine chair.", "b": "A fine chair."}
