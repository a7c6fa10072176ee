"""What is logged, counted or traced near a call to a model: the lines that tell how it went."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit.accounts.modules.paths import sure_calls
from lintkit.model import Remark
from lintkit.program.evidence import described

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.accounts.modules.view import View
    from lintkit.program.values import CallEdge, CodeRef

# Libraries whose calls leave a line, a number or a span; not those that only set that up.
_LIBRARIES = frozenset(
    {
        *("datadog", "ddtrace", "langfuse", "logbook", "logfire", "logging", "loguru", "mlflow"),
        *("newrelic", "opentelemetry", "prometheus_client", "sentry_sdk", "statsd", "structlog"),
        *("wandb", "weave"),
    }
)
_TELLING = frozenset(
    {
        *("capture_exception", "capture_message", "count", "critical", "debug", "emit", "error"),
        *("exception", "fatal", "gauge", "inc", "increment", "info", "log", "log_metric"),
        *("log_metrics", "metric", "notice_error", "observe", "record_exception", "set_attribute"),
        *("span", "start_as_current_span", "success", "timing", "trace", "warn", "warning"),
    }
)
_OWN = re.compile(r"_?(?:log|record|trace|track|audit|report)_\w+")
"""What functions of the program that leave something are called, besides as in `_TELLING`."""

_FARTHEST = 3  # calls back from the one that asks the model
_DEEPEST = 4  # calls on from a function of the program that says it leaves something
_MOST = 3


class Traces:
    """Where the codes of a program leave something for whoever operates it."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._left: dict[CodeRef, list[CallEdge]] = defaultdict(list)
        self._callers: dict[CodeRef, set[CodeRef]] = defaultdict(set)
        telling: list[tuple[CodeRef, CallEdge]] = []
        for edge in view.program.edges():
            if isinstance(edge.callee, str) and _tells(edge.callee):
                self._left[edge.caller].append(edge)
        for callee, edge in sure_calls(view.program, view.is_test):
            self._callers[callee].add(edge.caller)
            if self._says_so(edge):
                telling.append((callee, edge))
        leaving = self._leading_to(self._left)
        for callee, edge in telling:
            if callee in leaving:
                self._left[edge.caller].append(edge)
        for edges in self._left.values():
            edges.sort(key=lambda edge: edge.site)

    def near(self, path: str) -> Iterator[Remark]:
        """One remark for each call of a module to a model with such lines near it."""
        for ref, _, point in self._view.points_in(path):
            edges = list(self._nearest(ref))[:_MOST]
            if edges:
                yield Remark(
                    subject=point.call,
                    span=point.span,
                    symbol=point.symbol,
                    evidence=tuple(
                        self._view.program.step(edge.site, f"`{self._name(edge)}` is called here")
                        for edge in edges
                    ),
                )

    def _leading_to(self, ends: Iterable[CodeRef]) -> set[CodeRef]:
        """Some codes, and those that call them, themselves or through what they call."""
        found = set(ends)
        newest = found
        for _ in range(_DEEPEST):
            newest = {one for ref in newest for one in self._callers.get(ref, ())} - found
            found |= newest
        return found

    def _says_so(self, edge: CallEdge) -> bool:
        """Whether the name of a function of the program says that it leaves something."""
        name = self._name(edge).rpartition(".")[2]
        return name in _TELLING or _OWN.fullmatch(name) is not None

    def _name(self, edge: CallEdge) -> str:
        callee = edge.callee
        return callee if isinstance(callee, str) else described(self._view.program, callee)

    def _nearest(self, ref: CodeRef) -> Iterator[CallEdge]:
        """The first such line of each code through which the call is asked, the nearest first."""
        seen = {ref}
        for _ in range(_FARTHEST + 1):
            yield from self._left.get(ref, ())[:1]
            callers = self._callers.get(ref, set()) - seen
            if len(callers) != 1:  # what one of several does says nothing of the others
                return
            (ref,) = callers
            seen.add(ref)


def _tells(symbol: str) -> bool:
    segments = symbol.split(".")
    return segments[0] in _LIBRARIES and segments[-1] in _TELLING
