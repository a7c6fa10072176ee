import anthropic

MODEL = "claude-3-5-haiku-20241022"


class Incomplete(Exception):
    pass


def make_client() -> anthropic.Anthropic:
    return anthropic.Anthropic(timeout=30.0, max_retries=0)


def answer(question: str, context: str) -> str:
    client = make_client()
    message = client.messages.create(
        model=MODEL,
        max_tokens=512,
        messages=[{"role": "user", "content": f"{context}\n\n{question}"}],
    )
    if message.stop_reason == "max_tokens":
        raise Incomplete(question)
    return message.content[0].text


def stream_answer(question: str):
    with make_client().messages.stream(
        model=MODEL, max_tokens=512, messages=[{"role": "user", "content": question}]
    ) as stream:
        yield from stream.text_stream
