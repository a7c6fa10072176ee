from openai import OpenAI


def rank(items, client=None):
    client = client or OpenAI(timeout=15)
    listing = "\n".join(f"{number}: {item}" for number, item in enumerate(items))
    response = client.responses.create(model="gpt-4.1-2025-04-14", input=listing)
    order = [int(number) for number in response.output_text.split(",")]
    return [items[number] for number in order if number < len(items)]


def vectors(items):
    client = OpenAI(timeout=15)
    return [
        one.embedding
        for one in client.embeddings.create(model="text-embedding-3-small", input=items).data
    ]
