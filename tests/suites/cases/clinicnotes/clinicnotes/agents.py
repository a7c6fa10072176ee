from dataclasses import dataclass

from pydantic import BaseModel
from pydantic_ai import Agent, RunContext


class Note(BaseModel):
    complaint: str
    plan: str


@dataclass
class Deps:
    patient: str


writer = Agent("openai:gpt-4o-2024-11-20", deps_type=Deps, output_type=Note)
checker = Agent("openai:gpt-4o-2024-11-20", output_type=bool)
letters = Agent("anthropic:claude-sonnet-4-20250514")


@writer.tool
async def history(ctx: RunContext[Deps]) -> str:
    return f"history of {ctx.deps.patient}"


async def write_note(dictation: str, patient: str) -> Note:
    result = await writer.run(dictation, deps=Deps(patient))
    return result.output


def is_complete(note: Note) -> bool:
    return checker.run_sync(note.model_dump_json()).output


def referral(note: Note) -> str:
    return letters.run_sync(f"Refer: {note.plan}").output
