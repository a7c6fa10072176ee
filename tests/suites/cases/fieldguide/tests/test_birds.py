import pytest
from pydantic_ai import models
from pydantic_ai.messages import ModelResponse, TextPart, ToolCallPart
from pydantic_ai.models.function import FunctionModel
from pydantic_ai.models.test import TestModel

from fieldguide import birds

models.ALLOW_MODEL_REQUESTS = False


@pytest.fixture
def any_bird():
    with birds.bird_agent.override(model=TestModel(custom_output_args={"name": "owl", "wingspan_cm": 90})):
        yield


@pytest.mark.usefixtures("any_bird")
def test_identify():
    assert birds.identify("big eyes").wingspan_cm == 90


def wrong_bird(messages, info):
    return ModelResponse(parts=[ToolCallPart("final_result", {"name": "owl"})])


def test_identify_without_wings():
    with birds.bird_agent.override(model=FunctionModel(wrong_bird)):
        assert birds.identify("big eyes") is None


async def test_tale():
    with birds.tale_agent.override(model=TestModel(custom_output_text="Once")):
        assert await birds.tale("owl") == "Once"


async def test_tale_that_is_blank():
    def blank(messages, info):
        return ModelResponse(parts=[TextPart("  ")])

    with birds.tale_agent.override(model=FunctionModel(blank)):
        with pytest.raises(ValueError, match="no tale"):
            await birds.tale("owl")


class FakeResult:
    def __init__(self, output):
        self.output = output


class FakeAgent:
    async def run(self, question):
        return FakeResult("A robin")


async def test_guide():
    assert await birds.Guide(FakeAgent()).ask("Red?") == "A robin"
