from celery import Celery, shared_task
from openai import OpenAI, RateLimitError

celery_app = Celery("clinicnotes")


def transcriber() -> OpenAI:
    return OpenAI(timeout=120)


@shared_task(bind=True, max_retries=3)
def transcribe(self, path: str) -> str:
    with open(path, "rb") as audio:
        try:
            result = transcriber().audio.transcriptions.create(model="whisper-1", file=audio)
        except RateLimitError as error:
            raise self.retry(exc=error, countdown=5)
    return result.text


@celery_app.task
def summarise(text: str) -> str:
    response = transcriber().chat.completions.create(
        model="gpt-4o-2024-11-20",
        messages=[{"role": "user", "content": text}],
    )
    message = response.choices[0].message
    if message.refusal:
        return "(declined)"
    return message.content


@celery_app.task
def image(prompt: str) -> str:
    return transcriber().images.generate(model="dall-e-3", prompt=prompt).data[0].url
