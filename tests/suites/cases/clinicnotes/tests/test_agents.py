import pytest
from pydantic_ai import models
from pydantic_ai.messages import ModelResponse, TextPart
from pydantic_ai.models.function import AgentInfo, FunctionModel
from pydantic_ai.models.test import TestModel

from clinicnotes.agents import Note, checker, is_complete, letters, referral, write_note, writer

models.ALLOW_MODEL_REQUESTS = False

pytestmark = pytest.mark.anyio


@pytest.fixture
def override_writer():
    with writer.override(model=TestModel(custom_output_args={"complaint": "cough", "plan": "rest"})):
        yield


async def test_write_note(override_writer):
    note = await write_note("Patient coughs", "Doe")
    assert note == Note(complaint="cough", plan="rest")


def test_is_complete():
    with checker.override(model=TestModel(custom_output_args={"response": True})):
        assert is_complete(Note(complaint="a", plan="b"))


def silent(messages, info: AgentInfo) -> ModelResponse:
    return ModelResponse(parts=[TextPart(content="")])


def test_referral_without_text():
    with letters.override(model=FunctionModel(silent)):
        with pytest.raises(Exception, match="empty"):
            referral(Note(complaint="a", plan="b"))
