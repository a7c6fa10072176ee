from celery import shared_task

from . import ai
from .models import Entry


@shared_task(bind=True, max_retries=3)
def moderate_entry(self, pk: int):
    entry = Entry.objects.get(pk=pk)
    try:
        verdict = ai.moderate(entry.text)
    except ai.ModerationError as error:
        raise self.retry(exc=error)
    entry.flagged = verdict["flag"]
    entry.save()
    return entry.flagged
