import pytest
from langchain_core.language_models.fake_chat_models import (
    FakeListChatModel,
    GenericFakeChatModel,
)
from langchain_core.messages import AIMessage

from trailguide import chain
from trailguide.chain import Planner, weather_words


def test_plan():
    model = FakeListChatModel(responses=['{"stages": ["hut", "peak"]}'])
    assert Planner(model).plan("Alps")["stages"] == ["hut", "peak"]


@pytest.mark.parametrize("response", ["I cannot say.", '{"stages": ["hut"', ""])
def test_plan_without_json(response):
    assert Planner(FakeListChatModel(responses=[response])).plan("Alps") == {"stages": []}


def test_tale_streams():
    model = GenericFakeChatModel(messages=iter([AIMessage(content="once upon a time")]))
    assert Planner(model).tale("Alps") == "once upon a time"


def test_weather_words_of_nothing():
    model = GenericFakeChatModel(messages=iter([AIMessage(content="  ")]))
    assert weather_words(model, {"rain": 0}) == "no words"


def test_summary_is_cut(monkeypatch):
    answer = AIMessage(content="nice", response_metadata={"finish_reason": "length"})
    monkeypatch.setattr(
        "trailguide.chain.default_model", lambda: GenericFakeChatModel(messages=iter([answer]))
    )
    assert chain.summarise_reviews(["good"]) == "nice..."
