"""Notes of a stand-up, by a model on this machine or by Claude."""

import json
import logging

import anthropic
import requests

OLLAMA = "http://localhost:11434/api/generate"
log = logging.getLogger(__name__)
TOOLS = [
    {
        "name": "add_task",
        "description": "Adds a task",
        "input_schema": {"type": "object", "properties": {"who": {"type": "string"}, "what": {"type": "string"}}},
    }
]


def ask_local(prompt, model="llama3.1:8b"):
    response = requests.post(
        OLLAMA, json={"model": model, "prompt": prompt, "stream": False, "format": "json"}, timeout=(3, 120)
    )
    response.raise_for_status()
    return response.json()["response"]


def points(transcript):
    """What each person said: a dictionary of lists."""
    raw = ask_local(f"Who said what? Answer in JSON.\n{transcript}")
    try:
        found = json.loads(raw)
    except json.JSONDecodeError:
        log.warning("no JSON from the model: %.80s", raw)
        return {}
    return {who: said if isinstance(said, list) else [said] for who, said in found.items()}


class TaskFinder:
    def __init__(self, client=None, board=None):
        self.client = client or anthropic.Anthropic(timeout=40)
        self.board = board if board is not None else []

    def run(self, transcript):
        message = self.client.messages.create(
            model="claude-3-5-haiku-20241022",
            max_tokens=1024,
            tools=TOOLS,
            messages=[{"role": "user", "content": transcript}],
        )
        if message.stop_reason == "max_tokens":
            raise RuntimeError("too many tasks")
        for block in message.content:
            if block.type == "tool_use":
                handler = getattr(self, f"do_{block.name}", None)
                if handler is None:
                    log.error("unknown tool %s", block.name)
                    continue
                handler(**block.input)
        return self.board

    def do_add_task(self, who, what):
        self.board.append((who, what))


def stream_summary(client, transcript, on_text):
    with client.messages.stream(
        model="claude-3-5-haiku-20241022",
        max_tokens=500,
        messages=[{"role": "user", "content": f"Sum up:\n{transcript}"}],
    ) as stream:
        for text in stream.text_stream:
            on_text(text)


def summary(transcript):
    pieces = []
    stream_summary(anthropic.Anthropic(timeout=40), transcript, pieces.append)
    return "".join(pieces)
