from openai import OpenAI


def sweep(client: OpenAI, n: int):
    for i in range(n):
        client.responses.create(model="gpt-4o-mini", input=str(i))
