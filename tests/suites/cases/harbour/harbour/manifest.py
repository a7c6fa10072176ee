import json


def read(text):
    import openai

    done = openai.OpenAI().chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": text}]
    )
    try:
        return json.loads(done.choices[0].message.content)
    except ValueError:
        return None
