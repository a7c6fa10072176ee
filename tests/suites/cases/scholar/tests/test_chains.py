import pytest
from langchain_core.language_models.fake_chat_models import (
    FakeListChatModel,
    FakeMessagesListChatModel,
    GenericFakeChatModel,
)
from langchain_core.messages import AIMessage

from scholar.chains import Scholar, Topic


def scholar(*answers):
    return Scholar(FakeListChatModel(responses=list(answers)))


def test_abstract():
    assert scholar("In short.").abstract("long") == "In short."


def test_abstract_empty():
    assert scholar("").abstract("long") == ""


@pytest.mark.parametrize("text", ["Sure! Here are the facts.", "{'a': "])
def test_facts_that_are_no_json(text):
    assert scholar(text).facts("x") == {}


@pytest.mark.asyncio
async def test_answer_cut_off():
    llm = FakeMessagesListChatModel(
        responses=[AIMessage("Half an", response_metadata={"finish_reason": "length"})]
    )
    assert await Scholar(llm).answer("?") == "Half an …"


def test_stream():
    llm = GenericFakeChatModel(messages=iter([AIMessage("one two")]))
    assert "".join(Scholar(llm).stream("?")) == "one two"


class FakeStructured:
    def __init__(self, value):
        self.value = value

    def with_structured_output(self, schema):
        return self

    def invoke(self, text):
        return self.value

    def __ror__(self, other):
        return self

    def __or__(self, other):
        return self


def test_topic():
    assert Scholar(FakeStructured(Topic(name="maths", level="easy"))).topic("x") == "maths"


def test_topic_none():
    with pytest.raises(AttributeError):
        Scholar(FakeStructured(None)).topic("x")
