"""The models that read diffs."""

from anthropic import Anthropic
from openai import OpenAI, RateLimitError
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_none


class LLMError(Exception):
    """A model gave nothing that can be used."""


@retry(retry=retry_if_exception_type(RateLimitError), stop=stop_after_attempt(3), wait=wait_none(), reraise=True)
def complete_openai(prompt, model, max_tokens):
    client = OpenAI(timeout=30)
    response = client.chat.completions.create(
        model=model,
        max_tokens=max_tokens,
        messages=[{"role": "user", "content": prompt}],
    )
    choice = response.choices[0]
    if choice.finish_reason == "length":
        raise LLMError("the review was cut off")
    if not choice.message.content:
        raise LLMError("the model said nothing")
    return choice.message.content


def complete_anthropic(prompt, model, max_tokens):
    client = Anthropic(timeout=30)
    message = client.messages.create(
        model=model,
        max_tokens=max_tokens,
        messages=[{"role": "user", "content": prompt}],
    )
    return "".join(block.text for block in message.content if block.type == "text")


def complete(prompt, config):
    if config.provider == "anthropic":
        return complete_anthropic(prompt, config.model, config.max_tokens)
    return complete_openai(prompt, config.model, config.max_tokens)
