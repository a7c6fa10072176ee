import pytest
from pydantic_ai import models
from pydantic_ai.messages import ModelResponse, TextPart, ToolCallPart
from pydantic_ai.models.function import FunctionModel
from pydantic_ai.models.test import TestModel

from arcade.agents import Score, judge, narrate, narrator, referee

pytestmark = pytest.mark.anyio
models.ALLOW_MODEL_REQUESTS = False


async def test_judge():
    with referee.override(model=TestModel(custom_output_args={"player": "Ann", "points": 3})):
        assert await judge("tennis") == Score(player="Ann", points=3)


async def test_judge_asks_again_when_points_are_words():
    seen = []

    def scripted(messages, info):
        seen.append(messages)
        points = "many" if len(seen) == 1 else 5
        return ModelResponse(parts=[ToolCallPart("final_result", {"player": "Bo", "points": points})])

    with referee.override(model=FunctionModel(scripted)):
        assert (await judge("tennis")).points == 5
    assert len(seen) == 2


def test_narrate():
    with narrator.override(model=TestModel(custom_output_text="And the crowd roars")):
        assert narrate("final") == "And the crowd roars"
