import json
import os
import unittest
from unittest.mock import AsyncMock

import pytest
from pydantic_ai.models.test import TestModel

from petshop import shop


class FakeAnswer:
    def __init__(self, content, status_code=200):
        self.content = content
        self.status_code = status_code

    def json(self):
        return {"choices": [{"message": {"content": self.content}}]}


class FakeSession:
    def __init__(self, *answers):
        self.answers = list(answers)
        self.sent = []

    def post(self, url, **given):
        self.sent.append(json.dumps(given["json"]))
        return self.answers.pop(0)


def test_names():
    session = FakeSession(FakeAnswer("Rex, Bello"))
    assert shop.Names(session).find("dog") == ["Rex", "Bello"]
    assert "dog" in session.sent[0]


@pytest.mark.parametrize("answer", [FakeAnswer(content=None), FakeAnswer(content="", status_code=429)])
def test_no_names(answer):
    assert shop.Names(FakeSession(answer)).find("") == []


def test_advice():
    with shop.advisor.override(model=TestModel(custom_output_text="Feed it.")):
        assert shop.advise("It barks") == "Feed it."


@pytest.mark.skipif("OPENAI_API_KEY" not in os.environ, reason="asks the model")
def test_real_names():
    assert shop.Names().find("cat")


class ClerkTest(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.clerk = shop.Clerk("http://localhost:1")
        self.clerk.client.chat = AsyncMock()

    def says(self, text):
        self.clerk.client.chat.return_value = {"message": {"content": text}}

    async def test_greeting(self):
        self.says("Hi Rex")
        self.assertEqual(await shop.welcome(self.clerk, ["Rex"]), ["Hi Rex"])

    async def test_greeting_of_nothing(self):
        self.says("  ")
        self.assertEqual(await shop.welcome(self.clerk, ["Rex"]), ["Hello Rex"])
