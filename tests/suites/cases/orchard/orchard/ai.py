import json
import logging

from openai import APIConnectionError, APITimeoutError, OpenAI, RateLimitError

logger = logging.getLogger(__name__)
client = OpenAI(timeout=30)
MODEL = "gpt-4o-2024-08-06"


def _ask(prompt, **kw):
    return client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": prompt}], **kw
    )


def pruning_tip(tree):
    choice = _ask(f"pruning {tree}", max_tokens=150).choices[0]
    if choice.finish_reason == "content_filter":
        return "Ask a gardener."
    if choice.finish_reason == "length":
        return (choice.message.content or "").rsplit(".", 1)[0] + "."
    return choice.message.content


def varieties(tree):
    response = client.chat.completions.create(
        model=MODEL,
        messages=[{"role": "user", "content": f"varieties of {tree}, JSON list"}],
    )
    raw = response.choices[0].message.content
    raw = raw.strip().removeprefix("```json").removesuffix("```")
    try:
        found = json.loads(raw)
    except ValueError:
        logger.warning("no list: %s", raw)
        return []
    return [str(one) for one in found]


def diagnose(symptoms):
    for _ in range(2):
        try:
            response = client.chat.completions.create(
                model=MODEL, messages=[{"role": "user", "content": symptoms}]
            )
        except (APIConnectionError, RateLimitError) as error:
            logger.info("again: %s", error)
            continue
        if response.choices:
            return response.choices[0].message.content
    return None


def harvest(tree):
    try:
        response = client.chat.completions.create(
            model=MODEL, messages=[{"role": "user", "content": tree}]
        )
        return response.choices[0].message.content
    except APITimeoutError:
        return None


def companion(tree):
    tools = [{"type": "function", "function": {"name": "lookup", "parameters": {}}}]
    message = client.chat.completions.create(
        model=MODEL, messages=[{"role": "user", "content": tree}], tools=tools
    ).choices[0].message
    if not message.tool_calls:
        return message.content
    call = message.tool_calls[0]
    arguments = json.loads(call.function.arguments)
    return arguments["plant"]
