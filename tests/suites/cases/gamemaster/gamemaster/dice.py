"""Lets a small model decide which dice to throw."""

import json
import random
import re

import litellm

FALLBACK = {"dice": "d20", "bonus": 0}


def which_dice(action):
    response = litellm.completion(
        model="gpt-4o-mini-2024-07-18",
        messages=[{"role": "user", "content": f'Which dice? JSON {{"dice": "d6", "bonus": 1}}. {action}'}],
        timeout=10,
        num_retries=0,
    )
    content = response.choices[0].message.content or ""
    found = re.search(r"\{.*\}", content, re.DOTALL)
    if not found:
        return FALLBACK
    try:
        answer = json.loads(found.group(0))
    except ValueError:
        return FALLBACK
    if answer.get("dice") not in {"d4", "d6", "d8", "d12", "d20"}:
        return FALLBACK
    return {"dice": answer["dice"], "bonus": int(answer.get("bonus", 0))}


def throw(action, rng=random):
    chosen = which_dice(action)
    return rng.randint(1, int(chosen["dice"][1:])) + chosen["bonus"]
