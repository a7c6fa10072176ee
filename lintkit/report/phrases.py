"""Parts of an account in a few words, as lists and tables of integration points say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.model import CallerDeadline, Deadline, EdgeCase, ModelPin, SdkPin, TestProof

_STATES = {"infinite": "no bound", "none": "no test", "unknown": "cannot tell"}


def state(name: str) -> str:
    """A state in words."""
    return _STATES.get(name, name.replace("_", " ").replace("json", "JSON"))


def deadline(found: Deadline) -> str:
    """`default: 600 s a read, 3 attempts, 1800 s at worst`."""
    figures = []
    if found.seconds is not None:
        figures.append(f"{found.seconds:g} s{' a read' if found.covers == 'read' else ''}")
    if found.attempts is not None and found.attempts > 1:
        figures.append(f"{found.attempts} attempts")
    if found.worst_case_seconds not in (None, found.seconds):
        figures.append(f"{found.worst_case_seconds:g} s at worst")
    if found.callers:
        figures.append("differs by caller")
    return _words(found.state, ", ".join(figures))


def caller_deadline(found: CallerDeadline) -> str:
    """How long the wait is through one caller."""
    seconds = found.worst_case_seconds or found.seconds
    return _words(found.state, None if seconds is None else f"{seconds:g} s")


def model(pin: ModelPin) -> str:
    """`retired: gpt-3.5-turbo since 2026-10-23`."""
    when = "since" if pin.state == "retired" else "until"
    return _words(pin.state, pin.value, f"{when} {pin.retires}" if pin.retires else None)


def sdk(pin: SdkPin) -> str:
    """`bounded: openai >=1,<2`."""
    return _words(pin.state, pin.distribution, pin.specifier)


def tests(proof: TestProof) -> str:
    """`happy path: without empty, truncated`."""
    lacks = proof.missing and proof.state != "none"
    return _words(proof.state, f"without {cases(proof.missing)}" if lacks else "")


def cases(found: Iterable[EdgeCase]) -> str:
    """Edge cases in words, with commas."""
    return ", ".join(map(case, found))


def case(found: EdgeCase) -> str:
    """An edge case in words."""
    return found.replace("_", " ").replace("json", "JSON")


def _words(name: str, *details: str | None) -> str:
    """A state in words, then what is known besides."""
    told = " ".join(detail for detail in details if detail)
    return f"{state(name)}: {told}" if told else state(name)
