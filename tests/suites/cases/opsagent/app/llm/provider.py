import json
import os
from typing import Protocol

import boto3
from anthropic import Anthropic
from openai import OpenAI

TIMEOUT = float(os.getenv("LLM_TIMEOUT", "30"))


class Provider(Protocol):
    def chat(self, messages: list[dict], tools: list[dict] | None = None) -> dict: ...


class OpenAIProvider:
    def __init__(self) -> None:
        self._client = OpenAI(timeout=TIMEOUT)

    def chat(self, messages, tools=None):
        response = self._client.chat.completions.create(
            model="gpt-4.1-2025-04-14", messages=messages, tools=tools or []
        )
        message = response.choices[0].message
        calls = [
            {"name": call.function.name, "arguments": call.function.arguments}
            for call in message.tool_calls or []
        ]
        return {"text": message.content or "", "calls": calls}


class AnthropicProvider:
    def __init__(self) -> None:
        self._client = Anthropic(timeout=TIMEOUT)

    def chat(self, messages, tools=None):
        message = self._client.messages.create(
            model="claude-sonnet-4-20250514",
            max_tokens=1000,
            messages=messages,
            tools=tools or [],
        )
        text = "".join(block.text for block in message.content if block.type == "text")
        calls = [
            {"name": block.name, "arguments": json.dumps(block.input)}
            for block in message.content
            if block.type == "tool_use"
        ]
        return {"text": text, "calls": calls}


class BedrockProvider:
    def __init__(self) -> None:
        self._client = boto3.client("bedrock-runtime")

    def chat(self, messages, tools=None):
        response = self._client.converse(
            modelId="anthropic.claude-3-5-sonnet-20241022-v2:0", messages=messages
        )
        return {"text": response["output"]["message"]["content"][0]["text"], "calls": []}


def get_provider() -> Provider:
    name = os.getenv("LLM_PROVIDER", "openai")
    if name == "openai":
        return OpenAIProvider()
    if name == "anthropic":
        return AnthropicProvider()
    if name == "bedrock":
        return BedrockProvider()
    raise ValueError(name)
