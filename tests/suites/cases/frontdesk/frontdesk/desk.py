"""The front desk, an agent with tools."""
from agents import Agent, ModelBehaviorError, Runner, function_tool
from agents.exceptions import MaxTurnsExceeded


@function_tool
def free_rooms(night: str) -> int:
    """How many rooms are free."""
    return 3


desk = Agent(name="desk", instructions="You help guests.", model="gpt-4.1-2025-04-14", tools=[free_rooms])
night_porter = Agent(name="porter", instructions="You are brief.", model="gpt-4.1-2025-04-14")


async def ask(question: str) -> str:
    """Answer a guest."""
    try:
        result = await Runner.run(desk, question, max_turns=4)
    except MaxTurnsExceeded:
        return "Please call the desk."
    except ModelBehaviorError:
        return "Please say that again."
    return result.final_output or "I have no answer."


def ask_at_night(question: str) -> str:
    """Answer at night."""
    result = Runner.run_sync(night_porter, question)
    return result.final_output
