"""Plans walks, by agents of openai-agents."""

from agents import Agent, Runner
from agents.exceptions import MaxTurnsExceeded

planner = Agent(name="planner", instructions="Plan a walk.", model="gpt-4.1-2025-04-14")
checker = Agent(name="checker", instructions="Check a walk.", model="gpt-4.1-2025-04-14")


async def plan(place, agent=planner):
    try:
        result = await Runner.run(agent, f"A walk near {place}", max_turns=3)
    except MaxTurnsExceeded:
        return "no walk"
    return result.final_output or "no walk"


async def check(walk):
    result = await Runner.run(checker, walk)
    return result.final_output.startswith("ok")
