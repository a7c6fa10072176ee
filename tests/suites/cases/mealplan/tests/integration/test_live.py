import os

import pytest

from app.deps import get_llm
from app.nutrition import explain
from app.planner import Planner

pytestmark = pytest.mark.skipif(not os.getenv("LIVE"), reason="needs real keys")


async def test_week():
    week = await Planner(get_llm()).week("pasta", "nuts")
    assert len(week.meals) == 7


@pytest.mark.live
def test_explain():
    assert "soup" in "".join(explain("soup")).lower()
