"""The edge cases as a test asks about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from lintkit.model import EdgeCase


class Question(Struct, frozen=True):
    """An edge case in words.

    Attributes:
        title: what happens, as a sentence.
        met: what the code meets, to go on after "gave … for".
    """

    title: str
    met: str


QUESTIONS: dict[EdgeCase, Question] = {
    "empty": Question("The model answers nothing.", "an empty answer"),
    "no_choice": Question("The model answers without any choice.", "an answer without choices"),
    "truncated": Question("The answer is cut off at the output limit.", "half an answer"),
    "refusal": Question("The model refuses, or a filter withholds the answer.", "a refusal"),
    "malformed_json": Question("The answer is no valid JSON.", "broken JSON"),
    "fenced_json": Question("The answer wraps its JSON in prose and a fence.", "fenced JSON"),
    "schema_violation": Question("The answer is JSON of another shape.", "JSON of another shape"),
    "first_block_not_text": Question(
        "The first block of the answer is no text.", "an answer that begins with its thinking"
    ),
    "unknown_tool": Question("The model calls a tool that does not exist.", "an invented tool"),
    "rate_limit": Question("The service turns the request away.", "a rate limit (status 429)"),
    "timeout": Question("The service does not answer in time.", "a timeout"),
    "connection_lost": Question("The connection breaks.", "a broken connection"),
    "hostile_content": Question("The answer carries instructions and markup.", "hostile content"),
}
