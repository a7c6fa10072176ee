from openai import OpenAI


def plot(course, client: OpenAI | None = None):
    client = client or OpenAI()
    done = client.responses.create(model="gpt-4o-mini", input=course)
    return done.output_text or "no course"
