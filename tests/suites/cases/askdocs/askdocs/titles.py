import anthropic


def title(text: str) -> str:
    client = anthropic.Anthropic(timeout=10.0)
    message = client.messages.create(
        model="claude-3-5-haiku-20241022",
        max_tokens=20,
        messages=[{"role": "user", "content": f"Title of: {text}"}],
    )
    for block in message.content:
        if block.type == "text":
            return block.text
    return "Untitled"
