import openai


class Summariser:
    def __init__(self, client):
        self.client = client

    async def stream(self, text):
        events = await self.client.chat.completions.create(
            model="gpt-4o-2024-11-20",
            messages=[{"role": "user", "content": text}],
            stream=True,
        )
        async for event in events:
            if event.choices:
                yield event.choices[0].delta.content or ""

    async def summarise(self, text):
        parts = []
        try:
            async for part in self.stream(text):
                parts.append(part)
        except openai.APIConnectionError:
            parts.append(" [broken off]")
        return "".join(parts)


def production():
    return Summariser(openai.AsyncOpenAI(timeout=20))
