class Titler:
    def __init__(self, client):
        self.client = client

    async def title(self, text: str) -> str:
        completion = await self.client.chat.completions.create(
            model="gpt-4o-mini-2024-07-18",
            messages=[{"role": "user", "content": f"A title for: {text}"}],
            max_tokens=12,
        )
        title = completion.choices[0].message.content
        return title.strip().strip('"') if title and title.strip() else "Untitled"
