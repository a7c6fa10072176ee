import pytest

from tally.count import Counter, count
from tally.llms import AnthropicLLM, get_llm


class FakeLLM:
    def __init__(self, answer):
        self.answer = answer
        self.prompts = []

    def complete(self, prompt):
        self.prompts.append(prompt)
        return self.answer


@pytest.mark.parametrize(("answer", "expected"), [("3", 3), ("There are 4", 4), ("", None)])
def test_count(answer, expected):
    assert Counter(FakeLLM(answer)).count("a, b, c") == expected


def test_unknown_provider():
    with pytest.raises(ValueError, match="no such provider"):
        get_llm("palm")


def test_anthropic_cut_off(mocker):
    create = mocker.patch("anthropic.resources.messages.Messages.create")
    create.return_value = mocker.Mock(stop_reason="max_tokens", content=[mocker.Mock(text="1")])
    with pytest.raises(ValueError, match="cut off"):
        count("a, b", provider="anthropic")


def test_anthropic(mocker):
    llm = AnthropicLLM()
    mocker.patch.object(
        llm.client.messages,
        "create",
        return_value=mocker.Mock(stop_reason="end_turn", content=[mocker.Mock(text="12")]),
    )
    assert Counter(llm).count("many") == 12
