from agents import Agent

from fieldguide import walks
from tests.fake_model import FakeModel, said


async def test_plan():
    agent = Agent(name="planner", model=FakeModel([said("Along the river")]))
    assert await walks.plan("Ulm", agent) == "Along the river"


async def test_plan_of_nothing():
    agent = Agent(name="planner", model=FakeModel([said("")]))
    assert await walks.plan("Ulm", agent) == "no walk"
