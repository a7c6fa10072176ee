"""What people have answered for in writing, and whether that still holds."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from lintkit.model.evidence import Evidence

Part: TypeAlias = Literal["code", "guards", "model", "prompt", "tests"]
SignOffState: TypeAlias = Literal["none", "signed", "stale", "unconfirmed", "unknown"]


class Parts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a sign-off of a function is bound to: texts that change when the function does.

    Each is sorted. What is short stands in words, so that a record can be read; of what is long,
    a digest stands for it.

    Attributes:
        code: of the function itself, or of all of a module that reaches no model.
        guards: what bounds the wait, and which odd answers are handled.
        model: the ids of the models that can answer.
        prompt: of all texts that the function gives the model.
        tests: of the tests that run the call, each behind its name.
    """

    code: tuple[str, ...]
    guards: tuple[str, ...] = ()
    model: tuple[str, ...] = ()
    prompt: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


class SignOffChange(Struct, frozen=True, order=True):
    """Why a sign-off is stale for one function.

    Attributes:
        symbol: dotted name within the module of the function that it is about; empty: the module.
        text: what has changed, as clauses: "the code has changed; the model was a, and is b".
    """

    symbol: str
    text: str


class SignOff(Struct, frozen=True, kw_only=True):
    """How the sign-off of a module stands.

    Attributes:
        state: "signed" (a person answers for the code as it is), "stale" (for an earlier one),
            "unconfirmed" (the record does not show that a person does), "none", "unknown" (the
            run sees too little of the project to say).
        signers: who signs, and when, as in "Ada Lovelace, 2026-05-04".
        changes: what has changed since, where it is stale.
        doubts: why it is not confirmed.
        missing: the functions that no record speaks of, where others are.
        evidence: the records.
    """

    state: SignOffState
    signers: tuple[str, ...] = ()
    changes: tuple[SignOffChange, ...] = ()
    doubts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    evidence: Evidence = ()
