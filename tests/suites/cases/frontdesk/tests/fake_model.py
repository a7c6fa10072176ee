from __future__ import annotations

from agents import Model, ModelResponse, Usage
from openai.types.responses import ResponseFunctionToolCall, ResponseOutputMessage, ResponseOutputText


class FakeModel(Model):
    def __init__(self, initial_output=None):
        self.turns = [initial_output] if initial_output else []

    def add_turns(self, turns):
        self.turns.extend(turns)

    async def get_response(self, *args, **kwargs) -> ModelResponse:
        output = self.turns.pop(0) if self.turns else []
        if isinstance(output, Exception):
            raise output
        return ModelResponse(output=output, usage=Usage(), response_id="r1")

    async def stream_response(self, *args, **kwargs):
        raise NotImplementedError


def text_message(content):
    return ResponseOutputMessage(
        id="1", type="message", role="assistant", status="completed",
        content=[ResponseOutputText(text=content, type="output_text", annotations=[])],
    )


def tool_call(name, arguments=None):
    return ResponseFunctionToolCall(id="1", call_id="2", type="function_call", name=name, arguments=arguments or "")
