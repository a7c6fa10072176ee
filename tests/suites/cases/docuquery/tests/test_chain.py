import pytest
from langchain_core.exceptions import OutputParserException
from langchain_core.language_models.fake_chat_models import FakeListChatModel

from docuquery.chain import answer, cite


def test_answer():
    assert answer("Who?", "Ann did.", FakeListChatModel(responses=["Ann."])) == "Ann."


def test_answer_is_empty():
    assert answer("Who?", "Ann did.", FakeListChatModel(responses=["  "])) == "I do not know."


def test_cite():
    llm = FakeListChatModel(responses=['{"page": 3, "quote": "Ann did."}'])
    assert cite("Who?", "Ann did.", llm).page == 3


@pytest.mark.parametrize("text", ["I cannot find it.", '{"page": "three", "quote": "Ann did."}', '{"page": 3'])
def test_cite_refuses(text):
    with pytest.raises(OutputParserException):
        cite("Who?", "Ann did.", FakeListChatModel(responses=[text]))
