import json

from django.http import JsonResponse

from triage import services
from triage.tasks import classify_ticket


def create_ticket(request):
    text = json.loads(request.body)["text"]
    if services.is_abusive(text):
        return JsonResponse({"error": "no"}, status=400)
    classify_ticket.delay(text)
    return JsonResponse({"ok": True})


def suggest_reply(request):
    text = services.reply(json.loads(request.body)["text"])
    if not text:
        return JsonResponse({"error": "try later"}, status=503)
    return JsonResponse({"reply": text})
