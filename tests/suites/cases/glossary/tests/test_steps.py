import litellm
import pytest
from langchain_core.exceptions import OutputParserException
from langchain_core.language_models import FakeListChatModel
from langchain_core.embeddings import DeterministicFakeEmbedding

from glossary import steps
from glossary.llm import complete


def test_define(monkeypatch):
    monkeypatch.setattr(steps, "chat_model", lambda: FakeListChatModel(responses=["A dog."]))
    assert steps.run_step("define", "dog") == "A dog."


def test_terms():
    llm = FakeListChatModel(responses=['["dog", "cat"]'])
    assert steps.Terms(llm).run("pets") == ["dog", "cat"]


@pytest.mark.parametrize("said", ["I can't do that", '{"terms": ["dog"'])
def test_terms_that_are_no_json(said):
    with pytest.raises(OutputParserException):
        steps.Terms(FakeListChatModel(responses=[said])).run("pets")


def test_shorten_keeps_the_text_when_nothing_comes(monkeypatch):
    def answer(**request):
        return litellm.ModelResponse(choices=[{"message": {"role": "assistant", "content": ""}}])

    monkeypatch.setattr(litellm, "completion", answer)
    assert steps.run_step("shorten", "a dog") == "a dog"


def test_complete_with_a_canned_answer():
    assert complete("hi", mock_response=" hello ") == "hello"


def test_complete_when_limited():
    with pytest.raises(litellm.RateLimitError):
        complete("hi", mock_response="litellm.RateLimitError")


def test_nearest(monkeypatch):
    monkeypatch.setattr(steps, "embeddings", lambda: DeterministicFakeEmbedding(size=3))
    assert len(steps.run_step("nearest", "dog")) == 3
