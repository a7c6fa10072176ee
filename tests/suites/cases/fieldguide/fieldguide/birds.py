"""Answers about birds, by agents of pydantic-ai."""

from pydantic import BaseModel
from pydantic_ai import Agent, UnexpectedModelBehavior
from pydantic_ai.settings import ModelSettings


class Bird(BaseModel):
    name: str
    wingspan_cm: int


bird_agent = Agent(
    "openai:gpt-4o-2024-11-20",
    output_type=Bird,
    model_settings=ModelSettings(timeout=20),
    defer_model_check=True,
)
tale_agent = Agent("anthropic:claude-sonnet-4-5", defer_model_check=True)


@bird_agent.tool_plain
def sightings(name: str) -> int:
    """How often a bird was seen."""
    return len(name)


def identify(text):
    try:
        return bird_agent.run_sync(text).output
    except UnexpectedModelBehavior:
        return None


async def tale(name):
    result = await tale_agent.run(f"A tale of the {name}")
    if not result.output.strip():
        raise ValueError("no tale")
    return result.output


async def stream_tale(name):
    async with tale_agent.run_stream(f"A long tale of the {name}") as result:
        async for text in result.stream_text(delta=True):
            yield text


class Guide:
    def __init__(self, agent):
        self.agent = agent

    async def ask(self, question):
        return (await self.agent.run(question)).output


def default_guide():
    return Guide(Agent("openai:gpt-4o-2024-11-20", defer_model_check=True))
