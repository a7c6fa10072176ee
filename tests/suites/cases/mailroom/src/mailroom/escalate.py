from openai import OpenAI


def ask_urgency(body: str) -> int:
    client = OpenAI()
    answer = client.responses.create(model="gpt-4.1", input=f"Urgency 1-5 of: {body}")
    return int(answer.output_text)


def is_urgent(body: str) -> bool:
    return ask_urgency(body) >= 4
