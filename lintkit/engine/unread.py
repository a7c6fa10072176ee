"""Findings about the files of a project that could not be taken into account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.model import Span
from lintkit.run_codes import UNREAD_FILE

if TYPE_CHECKING:
    from lintkit.engine.worker import Refusal
    from lintkit.model import Finding, Severity
    from lintkit.program.faults import Fault
    from lintkit.sources.files import Problem


def of_source(problem: Problem) -> Finding:
    """The finding about a source that could not be read."""
    span = Span(problem.path, 1, 0, 1, 0)
    return _finding(span, "error", f"No rule has seen this file: {problem.message}")


def of_refusal(path: str, refusal: Refusal) -> Finding:
    """The finding about a source that could not be lowered."""
    span = Span(path, refusal.line, refusal.column, refusal.line, refusal.column)
    return _finding(span, "error", f"No rule has seen this file: {refusal.message}")


def of_fault(fault: Fault) -> Finding:
    """The finding about a place at which lintkit itself has failed."""
    span = Span(fault.path, fault.line, 0, fault.line, 0)
    text = f"A bug in lintkit keeps this from being followed: {fault.message}"
    return _finding(span, "error", f"{text}; please report it with this file")


def of_manifest(problem: Problem) -> Finding:
    """The finding about a manifest, lock file or settings file of the project."""
    span = Span(problem.path, 1, 0, 1, 0)
    return _finding(span, "warning", f"What this file says was not considered: {problem.message}")


def _finding(span: Span, severity: Severity, message: str) -> Finding:
    sentence = message if message.endswith((".", "?")) else f"{message}."
    return UNREAD_FILE.finding(span, sentence, severity)
