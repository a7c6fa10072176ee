import httpx
import openai
import pytest

from orchard import ai

REQUEST = httpx.Request("POST", "https://api.openai.com/v1/chat/completions")

BAD_LISTS = [
    pytest.param("I only know apples.", id="prose"),
    pytest.param('["Boskoop", ', id="cut"),
]


@pytest.mark.parametrize("raw", BAD_LISTS)
def test_varieties_unreadable(create, completion, raw):
    create.return_value = completion(raw)
    assert ai.varieties("apple") == []


def test_varieties_in_a_fence(create, completion):
    create.return_value = completion('```json\n["Boskoop"]\n```')
    assert ai.varieties("apple") == ["Boskoop"]


@pytest.mark.parametrize(
    "reason,content,expected",
    [
        ("stop", "Cut in March.", "Cut in March."),
        ("length", "Cut in March. Then", "Cut in March."),
        ("content_filter", None, "Ask a gardener."),
    ],
)
def test_tip(create, completion, reason, content, expected):
    create.return_value = completion(content, finish_reason=reason)
    assert ai.pruning_tip("apple") == expected


def test_companion(create, completion):
    call = {"id": "t", "type": "function", "function": {"name": "lookup", "arguments": '{"plant": "tansy"}'}}
    create.return_value = completion(None, tool_calls=[call])
    assert ai.companion("apple") == "tansy"


def test_diagnose_again(create, completion):
    create.side_effect = [openai.APIConnectionError(request=REQUEST), completion("Scab")]
    assert ai.diagnose("spots") == "Scab"
    assert create.call_count == 2
