"""The edges of the call graph, as the linker finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.values import NOWHERE

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.frames import Frame
    from lintkit.program.link import Link
    from lintkit.program.values import CodeRef


def record(link: Link, call: Call, callee: CodeRef | str, frame: Frame | None = None) -> None:
    """Notes an edge of the call graph; `frame` is the one in which the callee runs."""
    if not link.recording:
        return
    edges = link.edges.setdefault((call.frame.plan.number, call.position), {})
    edges.setdefault(callee, (call.kind, link.confidence))
    outer, inner = _closed_over(call.frame), NOWHERE if frame is None else _closed_over(frame)
    if (outer, inner) != (NOWHERE, NOWHERE):
        key = (call.frame.plan.number, call.position, callee)
        link.scopes.setdefault(key, set()).add((outer, inner))


def record_possible(link: Link, call: Call, callee: CodeRef) -> None:
    """Notes that a call of one of very many objects may lead to a code."""
    callees = link.crowds.setdefault((call.frame.plan.number, call.position), {})
    callees.setdefault(callee, (call.kind, "low"))


def _closed_over(frame: Frame) -> int:
    """The frame of the function around a closure."""
    is_closure = frame.plan.parent.code.kind in {"function", "lambda"}
    return frame.enclosing.number if is_closure else NOWHERE
