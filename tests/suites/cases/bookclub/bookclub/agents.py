from pydantic_ai import Agent

librarian = Agent("openai:gpt-4.1-2025-04-14", system_prompt="You are a librarian.")
critic = Agent("openai:gpt-4.1-2025-04-14", system_prompt="You are a critic.")


def recommend(mood: str) -> str:
    result = librarian.run_sync(f"A book for someone who is {mood}")
    return result.output


async def criticise(title: str) -> str:
    result = await critic.run(f"Criticise {title}")
    return result.output
