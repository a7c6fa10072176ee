"""Which text files are prompts: by the folder or name that they have, or by how they address."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

TEMPLATES = frozenset({".j2", ".jinja", ".jinja2", ".mustache", ".prompt", ".prompty", ".tmpl"})

_TEXTS = TEMPLATES | {".md", ".txt", ".yaml", ".yml"}
_FOR_PROMPTS = re.compile(r"prompt(?!foo)|instruction|system_?(msg|message)|persona", re.IGNORECASE)
_FOR_PEOPLE = re.compile(r"(^|/)(openapi|swagger)[^/]*$|(^|[_/.-])requirements", re.IGNORECASE)
_ADDRESSING = re.compile(
    r"^(?:[\s\"'#*>|-]*[\w-]+\"?\s*[:=])?[\s\"'#*>|-]*"
    r"((?:You are|You're|Your (?:task|job|role|goal) is|Act as|As an? (?:AI|expert)) .{12,})$",
    re.MULTILINE,
)
_SENTENCE = re.compile(
    r"^(?![ \t]*(?:\{[%#]|<|---))[ \t#*>\"'`-]*((?:[^\s{}<>]+[ \t]+){3}.*\S)", re.MULTILINE
)
_WORDS = re.compile(r"^\W*(\w.*\S)", re.MULTILINE)
# Agents and tasks as files of CrewAI write them: the keys of each, the telling one first.
_CREWS = (("goal", "role", "backstory"), ("description", "expected_output"))
_UNDER = r"^[ \t]+{}:[ \t]*(?:[>|][+-]?[ \t]*\n[ \t]+)?[\"']?(\S.*?\S)[\"']?[ \t]*$"


def prompt_in(path: str, text: str) -> re.Match[str] | None:
    """Where a file begins to instruct a model, its words as first group; None where it does not.

    Args:
        path: below the root of the project.
        text: the whole file.
    """
    if _FOR_PEOPLE.search(path):
        return None
    file = PurePosixPath(path)
    if file.suffix.lower() in _TEXTS and any(
        map(_FOR_PROMPTS.search, (*file.parts[:-1], file.stem))
    ):
        return _SENTENCE.search(text) or _WORDS.search(text)
    crew = _crew(text) if file.suffix.lower() in (".yaml", ".yml") else None
    return crew or _ADDRESSING.search(text)


def _crew(text: str) -> re.Match[str] | None:
    """The goal of the first agent, or what the first task is, in a file of CrewAI."""
    for keys in _CREWS:
        found = [re.search(_UNDER.format(key), text, re.MULTILINE) for key in keys]
        if all(found):
            return found[0]
    return None
