from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from . import ai
from .models import Entry
from .tasks import moderate_entry


@require_POST
def translate(request, pk):
    entry = get_object_or_404(Entry, pk=pk)
    try:
        text = ai.translate(entry.text, request.POST.get("language", "en"))
    except ai.ModerationError as error:
        return JsonResponse({"error": str(error)}, status=502)
    return JsonResponse({"text": text})


@require_POST
def flag(request, pk):
    moderate_entry.delay(pk)
    return JsonResponse({"queued": True}, status=202)
