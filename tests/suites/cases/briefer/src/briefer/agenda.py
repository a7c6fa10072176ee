import logging

import openai

log = logging.getLogger(__name__)


def make_agenda(client: openai.OpenAI, notes: str) -> list[str]:
    try:
        answer = client.responses.create(model="gpt-4.1", input=f"Agenda: {notes}", timeout=12)
    except openai.APITimeoutError:
        log.warning("no agenda")
        return []
    return answer.output_text.splitlines()
