from celery import shared_task

from triage.services import NotClassified, classify


@shared_task
def classify_ticket(text):
    try:
        verdict = classify(text)
    except NotClassified as error:
        return {"team": "unknown", "reason": str(error)}
    return {"team": verdict.team, "urgency": verdict.urgency}
