import pytest
from langchain_core.exceptions import OutputParserException
from langchain_core.language_models.fake_chat_models import FakeListChatModel, GenericFakeChatModel
from langchain_core.messages import AIMessage

from ragdesk import chains


@pytest.fixture
def model():
    return FakeListChatModel(responses=["  Paris. "])


def test_answer(model):
    assert chains.answer("Capital?", "France: Paris", llm=model) == "Paris."


def test_keywords():
    model = FakeListChatModel(responses=['{"keywords": ["a"]}'])
    assert chains.keywords("…", llm=model) == {"keywords": ["a"]}


def test_keywords_in_a_fence():
    model = FakeListChatModel(responses=['```json\n{"keywords": ["a"]}\n```'])
    assert chains.keywords("…", llm=model) == {"keywords": ["a"]}


def test_keywords_broken():
    model = FakeListChatModel(responses=['["a", "b" "c"'])
    with pytest.raises(OutputParserException):
        chains.keywords("…", llm=model)


def test_title_may_be_empty():
    model = GenericFakeChatModel(messages=iter([AIMessage(content="")]))
    assert chains.title("…", model) == ""


class FakeGrader:
    def __init__(self, verdict):
        self.verdict = verdict

    def with_structured_output(self, schema):
        return self

    def invoke(self, prompt):
        return self.verdict


def test_judge(monkeypatch):
    verdict = chains.Verdict(relevant=True, reason="same city")
    monkeypatch.setattr(chains, "chat_model", lambda: FakeGrader(verdict))
    assert chains.judge("Capital?", "Paris").relevant
