from pydantic import BaseModel
from pydantic_ai import Agent


class Score(BaseModel):
    player: str
    points: int


referee = Agent("openai:gpt-4o", output_type=Score)
narrator = Agent("openai:gpt-4o-mini", system_prompt="You narrate.")


@referee.tool_plain
def rules(game: str) -> str:
    return f"rules of {game}"


async def judge(match: str) -> Score:
    result = await referee.run(match)
    return result.output


def narrate(match: str) -> str:
    return narrator.run_sync(match).output
