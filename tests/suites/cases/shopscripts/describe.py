"""Writes descriptions of products."""
import sys

import openai

client = openai.OpenAI()
MODEL = "gpt-4o-mini-2024-07-18"


def describe(product: str) -> str:
    completion = client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": f"Describe {product}"}]
    )
    choice = completion.choices[0]
    if choice.finish_reason == "content_filter":
        return product
    return choice.message.content


def describe_many(products):
    return {product: describe(product) for product in products}


def improve(text: str) -> str:
    completion = client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": f"Improve {text}"}]
    )
    return completion.choices[0].message.content


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(improve(describe(name)))
