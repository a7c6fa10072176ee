import litellm


class NoQuote(Exception):
    pass


def quote(item: str, currency: str) -> str:
    try:
        response = litellm.completion(
            model="gpt-4o-2024-11-20",
            messages=[{"role": "user", "content": f"Price of {item} in {currency}?"}],
            timeout=10,
        )
    except litellm.exceptions.Timeout as error:
        raise NoQuote(item) from error
    return response.choices[0].message.content


def negotiate(item: str, offer: float) -> str:
    response = litellm.completion(
        model="gpt-4o-2024-11-20",
        messages=[{"role": "user", "content": f"I offer {offer} for {item}"}],
    )
    return response["choices"][0]["message"]["content"]
