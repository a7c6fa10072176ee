from hypothesis import given
from hypothesis import strategies as st
from langchain_core.language_models import FakeListChatModel
from langchain_core.messages import AIMessage

from mailmind import chains


def test_summarise():
    model = FakeListChatModel(responses=["Short."])
    assert chains.summarise("Long", model=model) == "Short."


@given(st.text(min_size=1))
def test_subject_is_one_line(mail):
    model = FakeListChatModel(responses=["Meeting\nmore"])
    assert chains.subject(mail, model=model) == "Meeting"


def test_no_subject():
    model = FakeListChatModel(responses=[""])
    assert chains.subject("Hi", model=model) == "(no subject)"
