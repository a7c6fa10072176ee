import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel, GenericFakeChatModel
from langchain_core.messages import AIMessage

from legalgraph import graph


@pytest.fixture
def script(monkeypatch):
    def say(*messages):
        model = GenericFakeChatModel(messages=iter(messages))
        monkeypatch.setattr(graph, "get_model", lambda *args, **kwargs: model)

    return say


def test_whole_graph(script):
    script(AIMessage('{"area": "tenancy"}'), AIMessage("You may withhold rent."), AIMessage("fine"))
    state = graph.build().invoke({"question": "My heating is broken."})
    assert state["verdict"] == "fine"
    assert state["draft"].startswith("You may")


def test_prose_ends_early(script):
    script(AIMessage("That is hard to say."))
    assert "draft" not in graph.build().invoke({"question": "Hm?"})


def test_cut_off_review(script):
    script(AIMessage("fi", response_metadata={"finish_reason": "length"}))
    assert graph.review({"draft": "x"}) == {"verdict": "incomplete"}


def test_translate(monkeypatch):
    monkeypatch.setattr(graph, "get_model", lambda: FakeListChatModel(responses=["Good day"]))
    assert graph.translate("Guten Tag") == "Good day"
