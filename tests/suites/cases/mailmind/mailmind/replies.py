import anthropic


class Replier:
    def __init__(self, client: anthropic.Anthropic):
        self.client = client

    def draft(self, mail: str) -> str:
        message = self.client.messages.create(
            model="claude-sonnet-4-20250514",
            max_tokens=400,
            messages=[{"role": "user", "content": mail}],
        )
        parts = [block.text for block in message.content if block.type == "text"]
        return "\n".join(parts) or "(no draft)"

    def translate(self, mail: str, to: str) -> str:
        with self.client.messages.stream(
            model="claude-sonnet-4-20250514",
            max_tokens=400,
            messages=[{"role": "user", "content": f"{to}: {mail}"}],
        ) as stream:
            return "".join(stream.text_stream)
