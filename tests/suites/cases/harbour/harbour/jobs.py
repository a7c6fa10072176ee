from celery import Celery
from openai import OpenAI

app = Celery("harbour")


@app.task(name="report")
def report(day):
    text = OpenAI().responses.create(model="gpt-4o-mini", input=day).output_text
    return text.strip() or "quiet day"
