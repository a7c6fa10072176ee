import asyncio

from celery import Celery

from app.core.llm import LLMGateway

celery_app = Celery("docpilot", broker="redis://localhost/0")


@celery_app.task(bind=True, max_retries=3, soft_time_limit=120)
def summarise_document(self, text: str) -> str:
    try:
        return asyncio.run(LLMGateway().summarise(text))
    except Exception as exc:
        raise self.retry(exc=exc, countdown=5)
