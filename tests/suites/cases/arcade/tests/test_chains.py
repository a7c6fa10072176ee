import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel

from arcade.chains import QuizMaker


@pytest.fixture
def maker(request):
    return QuizMaker(FakeListChatModel(responses=request.param))


@pytest.mark.parametrize("maker", [['{"questions": ["Why?"]}']], indirect=True)
def test_questions(maker):
    assert maker.questions("sun") == ["Why?"]


@pytest.mark.parametrize("maker", [["Sure! Here are some"], ["```json\n{}"]], indirect=True, ids=["prose", "fence"])
def test_no_questions(maker):
    assert maker.questions("sun") == []


@pytest.mark.parametrize("maker", [["  look up  "]], indirect=True)
def test_hint(maker):
    assert maker.hint("Why?") == "look up"


@pytest.mark.parametrize("maker", [[""]], indirect=True)
def test_ahint_is_never_awaited(maker):
    hint = maker.ahint("Why?")
    assert hint is not None
