from unittest.mock import AsyncMock

import pytest

from tests.factories import CompletionFactory
from tutor.base import Gap, InvalidOutput, Quiz


@pytest.fixture
def client():
    client = AsyncMock()
    client.chat.completions.create.return_value = CompletionFactory()
    return client


async def test_gap(client):
    assert "___" in await Gap(client).make("cats")


async def test_gap_that_is_missing(client):
    client.chat.completions.create.return_value = CompletionFactory(
        choices__0__message__content="No gap here."
    )
    with pytest.raises(InvalidOutput):
        await Gap(client).make("cats")
    assert client.chat.completions.create.await_count == 3


def answer(content):
    response = AsyncMock()
    response.choices = [AsyncMock()]
    response.choices[0].message.content = content
    return response


async def test_quiz_on_the_second_attempt(client):
    client.chat.completions.create.side_effect = [
        answer("not json"),
        answer('{"question": "?", "options": [1, 2]}'),
    ]
    assert await Quiz(client).make("cats") == ("?", [1, 2])


@pytest.mark.parametrize("raw", ["{", None, '{"question": "?"}'])
async def test_quiz_gives_up(client, raw):
    client.chat.completions.create.side_effect = [answer(raw)] * 3
    with pytest.raises(InvalidOutput):
        await Quiz(client).make("cats")
