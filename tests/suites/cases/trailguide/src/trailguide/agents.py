from dataclasses import dataclass

from pydantic import BaseModel
from pydantic_ai import Agent, RunContext
from pydantic_ai.exceptions import UnexpectedModelBehavior


class Advice(BaseModel):
    gear: list[str]
    difficulty: int


@dataclass
class Deps:
    region: str


adviser = Agent("openai:gpt-4o-2024-08-06", deps_type=Deps, output_type=Advice, retries=1)
ranger = Agent("openai:gpt-4o-2024-08-06", system_prompt="You are a ranger")


@adviser.tool
def hazards(ctx: RunContext[Deps]) -> str:
    return f"none known in {ctx.deps.region}"


async def advise(question: str, region: str) -> Advice | None:
    try:
        result = await adviser.run(question, deps=Deps(region))
    except UnexpectedModelBehavior:
        return None
    return result.output


def ask_ranger(question: str) -> str:
    return ranger.run_sync(question).output
