import httpx
import pytest
from openai import APIConnectionError

from helpdesk.answering import FALLBACK, AnswerService
from tests.conftest import completion


@pytest.fixture
def service(openai_client):
    return AnswerService(openai_client, "gpt-test")


async def test_answer(service):
    assert await service.answer("hi") == "Hello."


@pytest.mark.parametrize("content", [None, ""])
async def test_answer_without_text_falls_back(service, openai_client, content):
    openai_client.chat.completions.create.return_value = completion(content)
    assert await service.answer("hi") == FALLBACK


async def test_long_answer_is_cut_at_a_sentence(service, openai_client):
    openai_client.chat.completions.create.return_value = completion(
        "One sentence. Half a sen", finish_reason="length"
    )
    assert await service.answer("hi") == "One sentence."


async def test_lost_connection_falls_back(service, openai_client):
    openai_client.chat.completions.create.side_effect = APIConnectionError(
        request=httpx.Request("POST", "https://api.openai.com/v1")
    )
    assert await service.answer("hi") == FALLBACK


async def test_classify_with_bad_json(service, openai_client):
    openai_client.chat.completions.create.return_value = completion('{"category": "bil')
    assert await service.classify("My bill") == {"category": "other", "urgent": False}
