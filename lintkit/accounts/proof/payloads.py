"""What a value means where a double hands it out as the model's output.

The words are those of the SDKs' responses: OpenAI's `finish_reason` and `refusal`, Anthropic's
`stop_reason`, Gemini's `candidates` and upper-case reasons. What the catalogue says goes first.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lintkit.catalogue.edge_cases import EdgeCases
    from lintkit.model import EdgeCase

TEXTS = frozenset({"content", "text", "output_text", "completion", "generated_text"})
"""Fields of a response that hold what the model wrote."""

_PARSED = frozenset({"parsed", "output_parsed", "parsed_output"})
"""Fields of a response that hold what an SDK read from it by a schema; None without an answer."""
_INSTEAD = frozenset({"tool_calls", "function_call", "functionCall", "input"})
_LISTS = frozenset({"choices", "candidates"})
REASONS = frozenset({"finish_reason", "finishReason", "stop_reason", "stopReason", "done_reason"})
"""Fields of a response that hold why it ends."""
_DETAILS: dict[str, dict[str, EdgeCase]] = {
    "reason": {"max_output_tokens": "truncated", "content_filter": "refusal"}
}
"""Of OpenAI's responses: why one is incomplete."""
_TRUNCATED = frozenset({"length", "max_tokens", "model_context_window_exceeded", "incomplete"})
ARGUMENTS = frozenset({"arguments", "args"})
"""Fields of a tool call that hold its arguments as JSON text; Pydantic AI's `ToolCallPart.args`."""
_REFUSED = frozenset({"content_filter", "refusal", "safety", "recitation", "prohibited_content"})
_STATUS = frozenset({"status", "status_code", "http_status_code", "code"})
_FAILED = (429, 500)
CODES = frozenset({"Code", "service_error_code"})
"""Where botocore's errors say what failed."""
_THROTTLED = frozenset(
    {"ThrottlingException", "TooManyRequestsException", "ServiceQuotaExceededException",
     "ServiceUnavailableException", "InternalServerException", "ModelNotReadyException"}
)  # fmt: skip
_HOSTILE = re.compile(
    r"<script|ignore (all |any )?(the )?(previous|prior|above) instructions", re.IGNORECASE
)
_NOT_TEXT = frozenset({"thinking", "redacted_thinking", "reasoning"})
_TOOL_USE = frozenset({"tool_use", "server_tool_use"})
_OPENING = "<think>"
_OF_OUTPUT: dict[str, EdgeCase] = {
    "openai.LengthFinishReasonError": "truncated",
    "openai.ContentFilterFinishReasonError": "refusal",
    "instructor.exceptions.IncompleteOutputException": "truncated",
    "instructor.exceptions.InstructorRetryException": "schema_violation",
    "langchain_core.exceptions.OutputParserException": "malformed_json",
    "litellm.ContentPolicyViolationError": "refusal",
    "litellm.exceptions.ContentPolicyViolationError": "refusal",
    "pydantic.ValidationError": "schema_violation",
    "pydantic_core.ValidationError": "schema_violation",
}
"""Exceptions by which libraries say what is wrong with an answer."""
_LOST = frozenset(
    {"APIConnectionError", "ConnectError", "ConnectionError", "ConnectionResetError",
     "ConnectionAbortedError", "ReadError", "WriteError", "RemoteProtocolError", "ProtocolError",
     "ChunkedEncodingError", "IncompleteRead", "ClientConnectionError", "ClientConnectorError",
     "ClientPayloadError", "ServerDisconnectedError", "EndpointConnectionError",
     "ConnectionClosedError"}
)  # fmt: skip
"""Exceptions of Python, httpx, requests, urllib3, aiohttp, botocore and SDKs, by their names."""
_UNAVAILABLE = frozenset(
    {"RateLimitError", "TooManyRequests", "TooManyRequestsError", "ResourceExhausted",
     "APIStatusError", "APIError", "InternalServerError", "ServerError", "ServiceUnavailable",
     "ServiceUnavailableError", "OverloadedError"}
)  # fmt: skip
"""Exceptions of SDKs for a service that gives no answer now."""
_EVENTS = ("data:", "event:")


def of_field(name: str, value: object, known: EdgeCases) -> EdgeCase | None:
    """The edge case that a constant is in a field of a response; None for an ordinary one."""
    return known.of_field(name, value) or _of_field(name, value)


def _of_field(name: str, value: object) -> EdgeCase | None:
    if name in TEXTS:
        return of_text(value)
    if name in REASONS and isinstance(value, str):
        reason = value.lower()
        if reason in _TRUNCATED:
            return "truncated"
        return "refusal" if reason in _REFUSED else None
    if name in _DETAILS and isinstance(value, str):
        return _DETAILS[name].get(value)
    if name == "refusal" and isinstance(value, str) and value:
        return "refusal"
    if name in _LISTS and (value is None or value == []):
        return "no_choice"
    if name in _PARSED and value is None:
        return "empty"
    if name == "status" and value == "incomplete":
        return "truncated"
    if name in ARGUMENTS and isinstance(value, str) and _is_broken(value):
        return "unknown_tool"
    return _of_failure(name, value)


def _of_failure(name: str, value: object) -> EdgeCase | None:
    """What a status or code means by which a service says that it failed."""
    if name in CODES:
        return "rate_limit" if value in _THROTTLED else _of_exception(str(value))
    if name in _STATUS and isinstance(value, int) and not isinstance(value, bool):
        return "rate_limit" if value == _FAILED[0] or value >= _FAILED[1] else None
    return None


def of_text(value: object) -> EdgeCase | None:
    """The edge case that a text is as the model's output."""
    if value is None or value == [] or (isinstance(value, str) and not value.strip()):
        return "empty"
    if not isinstance(value, str):
        return None
    if "```" in value or _is_around_json(value):
        return "fenced_json"
    if _is_broken(value):
        return "malformed_json"
    if value.lstrip().startswith(_OPENING):
        return "first_block_not_text"
    return "hostile_content" if _HOSTILE.search(value) else None


def is_no_text(type_: object, *, offers_tools: bool) -> bool:
    """Whether a block of an answer, by its type, holds what the model thought and not its text.

    Where no tool is offered, one that asks for a tool is as much out of place.
    """
    return type_ in _NOT_TEXT or (not offers_tools and type_ in _TOOL_USE)


def is_json(value: object) -> bool:
    """Whether a text is an object or a list in JSON."""
    return isinstance(value, str) and value.lstrip().startswith(("{", "[")) and _parses(value)


def _is_broken(text: str) -> bool:
    return text.lstrip().startswith(("{", "[")) and not _parses(text)


def _is_around_json(text: str) -> bool:
    """Whether there is something before an object in JSON, or behind it."""
    first, last = text.find("{"), text.rfind("}") + 1
    inner = text[first:last]
    return (
        0 <= first < last
        and inner != text.strip()
        and not text.lstrip().startswith(("[", _OPENING, *_EVENTS))
        and inner != "{}"
        and _parses(inner)
    )


def _parses(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def is_list(name: str) -> bool:
    """Whether a field of a response holds the choices."""
    return name in _LISTS


def is_of_schema(symbol: str) -> bool:
    """Whether an exception, by its dotted name, says that an answer does not fit its schema."""
    name = symbol.rpartition(".")[2]
    return name == "ValidationError" or _OF_OUTPUT.get(symbol) == "schema_violation"


def of_exception(symbol: str, known: EdgeCases) -> EdgeCase | None:
    """The edge case that an exception is where a double raises it, by its dotted name."""
    return known.of_exception(symbol) or _of_exception(symbol)


def _of_exception(symbol: str) -> EdgeCase | None:
    owner, _, name = symbol.rpartition(".")
    if found := _OF_OUTPUT.get(symbol) or _OF_OUTPUT.get(owner):  # or what makes one
        return found
    if "Timeout" in name or name == "DeadlineExceeded":
        return "timeout"
    if name in _UNAVAILABLE:
        return "rate_limit"
    if name in _LOST:
        return "connection_lost"
    return None


def says_something(found: Collection[tuple[str, object]]) -> bool:
    """Whether the fields of an answer hold a text, or a call of a tool in its stead."""
    return any(
        (name in TEXTS and isinstance(value, str) and value.strip())
        or (name in _INSTEAD and bool(value))
        for name, value in found
    )


def fields(text: str) -> Iterator[tuple[str, object]]:
    """The fields of an answer that is written as JSON text, or as server-sent events of it."""
    for line in text.splitlines() if text.startswith(_EVENTS) else [text]:
        body = line.removeprefix("data:").strip()
        if body.startswith("{"):
            try:
                yield from _fields(json.loads(body))
            except (ValueError, RecursionError):
                continue


def _fields(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield name, one
            yield from _fields(one)
    elif isinstance(value, list):
        for one in value:
            yield from _fields(one)
