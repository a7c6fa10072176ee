import anthropic


class Rewriter:
    def __init__(self, client: anthropic.Anthropic | None = None) -> None:
        self.client = client or anthropic.Anthropic(timeout=10.0)

    def rewrite(self, question: str) -> str:
        message = self.client.messages.create(
            model="claude-3-5-haiku-20241022",
            max_tokens=100,
            messages=[{"role": "user", "content": f"Rewrite: {question}"}],
        )
        return message.content[0].text
