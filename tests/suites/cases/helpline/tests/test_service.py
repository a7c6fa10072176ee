import asyncio

import litellm
import pytest

from helpline import service
from helpline.service import LiteLlm, Triage


class StubLlm:
    def __init__(self, answer):
        self.answer = answer
        self.prompts = []

    def ask(self, prompt):
        self.prompts.append(prompt)
        return self.answer


CASES = {"plain": ('{"urgency": 4}', 4), "too high": ('{"urgency": 9}', 5), "prose": ("very urgent", 3)}


def pytest_generate_tests(metafunc):
    if {"answer", "expected"} <= set(metafunc.fixturenames):
        metafunc.parametrize(("answer", "expected"), CASES.values(), ids=CASES.keys())


def test_urgency(answer, expected):
    assert Triage(StubLlm(answer)).urgency("help") == expected


def test_urgency_through_litellm(answer, expected):
    llm = LiteLlm(options={"mock_response": answer})
    assert Triage(llm).urgency("help") == expected


def test_retries(monkeypatch):
    calls = []

    def flaky(**kwargs):
        calls.append(kwargs)
        if len(calls) < 3:
            raise litellm.RateLimitError("slow", llm_provider="openai", model="gpt-4o-mini")
        return litellm.completion_original(mock_response="done", **kwargs)

    monkeypatch.setattr(litellm, "completion_original", litellm.completion, raising=False)
    monkeypatch.setattr(service.litellm, "completion", flaky)
    assert LiteLlm().ask("x") == "done"
    assert len(calls) == 3


def test_reply(monkeypatch):
    async def fake(**kwargs):
        return {"choices": [{"message": {"content": "On our way."}}]}

    monkeypatch.setattr("helpline.service.litellm.acompletion", fake)
    assert asyncio.run(service.reply("help")) == "On our way."
