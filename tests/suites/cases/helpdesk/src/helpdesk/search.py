from openai import AsyncOpenAI


async def embed(client: AsyncOpenAI, texts: list[str], model: str) -> list[list[float]]:
    response = await client.embeddings.create(model=model, input=texts)
    return [item.embedding for item in response.data]


async def is_flagged(client: AsyncOpenAI, text: str) -> bool:
    response = await client.moderations.create(input=text, model="omni-moderation-2024-09-26")
    return response.results[0].flagged
