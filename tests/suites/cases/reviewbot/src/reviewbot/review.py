import json

from reviewbot.llm import complete

PROMPT = "Review this diff. Answer with a JSON list of {file, line, comment}.\n\n"


def parse_comments(text):
    text = text.strip()
    if text.startswith("```"):
        text = text.strip("`").removeprefix("json")
    try:
        comments = json.loads(text)
    except json.JSONDecodeError:
        return []
    return [c for c in comments if {"file", "line", "comment"} <= c.keys()]


def review(diff, config):
    return parse_comments(complete(PROMPT + diff, config))
