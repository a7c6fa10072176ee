import anthropic


def report(place):
    client = anthropic.Anthropic()
    message = client.messages.create(
        model="claude-3-5-haiku-latest",
        max_tokens=100,
        messages=[{"role": "user", "content": f"Weather at {place}"}],
    )
    print(message.content[0].text)
