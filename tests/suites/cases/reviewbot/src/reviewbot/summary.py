from openai import OpenAI

_client = None


def get_client():
    global _client
    if _client is None:
        _client = OpenAI(timeout=20)
    return _client


def title(diff):
    """A title for a pull request."""
    response = get_client().responses.create(
        model="gpt-4.1-mini-2025-04-14",
        input=f"Give this diff a title of at most ten words:\n{diff}",
        max_output_tokens=60,
    )
    return response.output_text.strip() or "Untitled change"


def changelog(titles):
    response = get_client().chat.completions.create(
        model="gpt-4.1-mini-2025-04-14",
        messages=[{"role": "user", "content": "\n".join(titles)}],
    )
    return response.choices[0].message.content
