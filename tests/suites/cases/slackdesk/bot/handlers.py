import json
import logging
import re

from slack_bolt import App

from .providers.factory import get_provider

app = App(token="x", signing_secret="y")
log = logging.getLogger(__name__)

TRIAGE = "Classify this message. Answer with JSON {\"label\": bug|question|other, \"score\": 0..1}.\n\n"


def triage(text):
    answer = get_provider().complete(TRIAGE + text)
    match = re.search(r"\{.*\}", answer, re.S)
    if not match:
        return {"label": "other", "score": 0}
    return json.loads(match.group(0))


def summarise(thread):
    return get_provider().complete_safe("Summarise:\n" + "\n".join(thread), default="(no summary)")


@app.event("app_mention")
def mention(event, say):
    result = triage(event["text"])
    if result["label"] == "bug":
        say("Filed!")
    else:
        say(summarise([event["text"]]))


@app.command("/ask")
def ask(ack, respond, command):
    ack()
    try:
        respond(get_provider().complete(command["text"], system="Be brief."))
    except Exception:
        log.exception("ask failed")
        respond("Sorry, try again later.")
