"""A sign-off as a record: the answers, who signs them, and what they are bound to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import Struct

from lintkit.model import Parts

Schema = Literal["lintkit/account/v1"]


class Answers(Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """What a person answers for a piece of code, as text."""

    purpose: str = ""
    slow: str = ""
    wrong: str = ""
    moves: str = ""
    stopped: str = ""
    switch_off: str = ""

    @classmethod
    def of(cls, other: Answers) -> Answers:
        """The answers alone of what holds more."""
        return Answers(**{name: getattr(other, name) for name in Answers.__struct_fields__})

    def by_key(self) -> dict[str, str]:
        """The answers by their key in TOML, without the space around them."""
        return {key: getattr(self, key.replace("-", "_")).strip() for key in QUESTIONS}


QUESTIONS: Mapping[str, str] = {
    "purpose": "What is it for?",
    "slow": "What happens when it is slow?",
    "wrong": "Which outputs would be wrong, and who would see them?",
    "moves": "What happens when the model moves or retires?",
    "stopped": "How would we know that it stopped?",
    "switch-off": "Who switches it off, and how?",
}
"""By key, in the order in which they are asked."""

_OF_MODELS = frozenset({"moves"})


class Signed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who signs, and on which day."""

    name: str
    email: str
    date: date


class Record(Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """One sign-off.

    Attributes:
        module: path of the module, relative to the folder that holds `.lintkit`.
        symbol: dotted name within it of the function or class; empty: all of it.
        bound_to: what the code was like, by the name of each function in the module.
    """

    schema: Schema
    module: str
    symbol: str = ""
    answers: Answers
    signed: Signed
    bound_to: Mapping[str, Parts]

    def covers(self, symbol: str) -> bool:
        """Whether it speaks of a function, given by its name in the module."""
        return is_within(symbol, self.symbol)


def is_within(symbol: str, outer: str) -> bool:
    """Whether a name is another, or stands below it; all names stand in the module, the empty."""
    return not outer or symbol == outer or symbol.startswith(f"{outer}.")


def wanted(bound_to: Mapping[str, Parts]) -> dict[str, str]:
    """The questions that are asked of some functions, by key; of models only where one is."""
    reaches = any(parts.model for parts in bound_to.values())
    return {key: text for key, text in QUESTIONS.items() if reaches or key not in _OF_MODELS}
