import json
import pathlib
from types import SimpleNamespace

import pytest

from bookclub import llm

DATA = pathlib.Path(__file__).parent / "data"


@pytest.fixture
def golden():
    def load(name):
        return json.loads((DATA / f"{name}.json").read_text())

    return load


class ScriptedCompletions:
    def __init__(self, replies):
        self.replies = list(replies)
        self.asked = []

    def create(self, **kwargs):
        self.asked.append(kwargs)
        reply = self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return SimpleNamespace(
            choices=[SimpleNamespace(message=SimpleNamespace(content=reply), finish_reason="stop")]
        )


@pytest.fixture
def scripted(monkeypatch):
    def install(*replies):
        completions = ScriptedCompletions(replies)
        client = SimpleNamespace(chat=SimpleNamespace(completions=completions))
        monkeypatch.setattr(llm, "get_openai", lambda: client)
        return completions

    return install
