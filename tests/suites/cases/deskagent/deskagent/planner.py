import openai


class Refused(Exception):
    pass


def plan(goal):
    answer = openai.OpenAI(timeout=15).chat.completions.create(
        model="gpt-4o-2024-11-20", messages=[{"role": "user", "content": f"Plan: {goal}"}]
    )
    message = answer.choices[0].message
    if message.refusal:
        raise Refused(message.refusal)
    return message.content.splitlines()
