import pytest
from pydantic_ai.messages import ModelMessage, ModelResponse, TextPart, ToolCallPart
from pydantic_ai.models.function import AgentInfo, FunctionModel
from pydantic_ai.models.test import TestModel

from trailguide.agents import adviser, advise, ask_ranger, ranger

pytestmark = pytest.mark.anyio


async def test_advise():
    with adviser.override(model=TestModel(custom_output_args={"gear": ["rope"], "difficulty": 2})):
        advice = await advise("what do I need?", "Alps")
    assert advice.gear == ["rope"]


def wrong_schema(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
    return ModelResponse(parts=[ToolCallPart(info.output_tools[0].name, {"gear": "rope"})])


async def test_advise_with_wrong_schema():
    with adviser.override(model=FunctionModel(wrong_schema)):
        assert await advise("what do I need?", "Alps") is None


def test_ranger():
    def reply(messages, info):
        return ModelResponse(parts=[TextPart("Stay on the path")])

    with ranger.override(model=FunctionModel(reply)):
        assert ask_ranger("where?") == "Stay on the path"
