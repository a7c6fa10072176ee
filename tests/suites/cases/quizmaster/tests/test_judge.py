import httpx
import pytest
import respx
from langchain_core.language_models import FakeListChatModel

from quizmaster.judge import Scorer, judge

URL = "https://api.openai.com/v1/chat/completions"
ODD = {"fenced": '```json\n{"score": 3}\n```', "broken": '{"score": ', "other": '{"points": 3}'}


def completion(content):
    message = {"role": "assistant", "content": content}
    return {
        "id": "1", "object": "chat.completion", "created": 1, "model": "gpt-4o",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
    }  # fmt: skip


@pytest.mark.parametrize(("says", "right"), [("Yes!", True), ("", False), ("No", False)])
def test_judge(says, right):
    assert judge("H2O", FakeListChatModel(responses=[says])) is right


@respx.mock
async def test_score():
    respx.post(URL).mock(return_value=httpx.Response(200, json=completion('{"score": 5}')))
    assert await Scorer("k").score("On water") == 5


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
@respx.mock
async def test_no_score(content):
    respx.post(URL).respond(json=completion(content))
    assert await Scorer("k").score("On water") is None
