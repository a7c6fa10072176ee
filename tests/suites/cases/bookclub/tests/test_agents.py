import os

import pytest
from pydantic_ai.messages import ModelResponse, TextPart
from pydantic_ai.models.function import FunctionModel
from pydantic_ai.models.test import TestModel

from bookclub.agents import critic, criticise, librarian, recommend


def test_recommend():
    with librarian.override(model=TestModel(custom_output_text="Emma")):
        assert recommend("sad") == "Emma"


@pytest.mark.skipif("OPENAI_API_KEY" not in os.environ, reason="needs a key")
async def test_criticise_live():
    assert await criticise("Emma")
