import anthropic
import openai


def first(text):
    done = openai.OpenAI(timeout=3, max_retries=0).chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": text}]
    )
    return done.choices[0].message.content


def second(text):
    done = anthropic.Anthropic(timeout=3).messages.create(
        model="claude-3-5-haiku-20241022",
        max_tokens=50,
        messages=[{"role": "user", "content": text}],
    )
    return done.content[0].text


def pilot(text):
    try:
        return first(text)
    except openai.APITimeoutError:
        return second(text)
