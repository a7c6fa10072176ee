import anthropic

_client = None


def client():
    global _client
    if _client is None:
        _client = anthropic.Anthropic(timeout=30)
    return _client


def draft(subject):
    """Draft a letter.

    >>> draft("tenancy")  # doctest: +SKIP
    'Dear Sir or Madam ...'
    """
    message = client().messages.create(
        model="claude-3-5-haiku-20241022",
        max_tokens=800,
        messages=[{"role": "user", "content": subject}],
    )
    return message.content[0].text


def soften(text):
    try:
        message = client().messages.create(
            model="claude-3-5-haiku-20241022",
            max_tokens=800,
            messages=[{"role": "user", "content": "Soften: " + text}],
        )
    except anthropic.APIConnectionError:
        return text
    return message.content[0].text
