import pytest

from faqbot.transcribe import detect_language


@pytest.mark.vcr
def test_german():
    assert detect_language("Guten Tag") == "de"


@pytest.mark.parametrize("answer", ["", "I think it is Dutch."], ids=["nothing", "prose"])
def test_undetermined(requests_mock, answer):
    requests_mock.post(
        "https://api.mistral.ai/v1/chat/completions",
        json={"choices": [{"message": {"content": answer}}]},
    )
    assert detect_language("Hm") == "und"
