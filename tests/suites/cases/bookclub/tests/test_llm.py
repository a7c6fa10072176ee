from types import SimpleNamespace
from unittest.mock import AsyncMock, MagicMock, patch

import pytest

from bookclub.llm import EmptyAnswer, blurb, discussion_questions, embed


def test_blurb(scripted):
    completions = scripted("  A tale.  ")
    assert blurb("Emma") == "A tale."
    assert completions.asked[0]["max_tokens"] == 200


@pytest.mark.parametrize("reply", ["", None])
def test_blurb_empty(scripted, reply):
    scripted(reply)
    with pytest.raises(EmptyAnswer):
        blurb("Emma")


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("stop", "expected"), [("end_turn", ["1. a", "2. b"]), ("max_tokens", ["1. a"])]
)
async def test_questions(mocker, stop, expected):
    client = MagicMock()
    client.messages.create = AsyncMock(
        return_value=SimpleNamespace(
            stop_reason=stop, content=[SimpleNamespace(type="text", text="1. a\n2. b")]
        )
    )
    mocker.patch("bookclub.llm.get_anthropic", return_value=client)
    assert await discussion_questions("Emma") == expected


@patch("bookclub.llm.get_openai")
def test_embed(get_openai):
    get_openai.return_value.embeddings.create.return_value.data = [
        SimpleNamespace(embedding=[0.1, 0.2])
    ]
    assert embed(["Emma"]) == [[0.1, 0.2]]
