"""Calls to models of which nothing keeps a record, on any way from where execution starts."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.modules.paths import sure_calls
from lintkit.accounts.reading import callee_externals
from lintkit.model import Remark
from lintkit.program.values import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.modules.view import View
    from lintkit.program.values import CodeRef

# Any name of these kinds may be what records it: a miss costs less than a false alarm.
_RECORDING = re.compile(
    r"(?:^|_)(?:log|logs|logger|logging|loguru|print|pprint|warn|warning|warnings|err|error|errors"
    r"|exception|critical|debug|info|trace|traces|tracer|tracing|traceable|span|metric|metrics"
    r"|counter|counters|histogram|gauge|stats|statsd|sentry|capture|record|recorder|report|audit"
    r"|track|tracker|telemetry|monitor|monitoring|observe|observer|emit|event|events|notify|alert"
    r"|write|writer|writerow|save|insert|commit|publish|echo|secho|toast|callback|callbacks"
    r"|console|stderr|stdout|verbose|usage|cost|costs|dump|progress|display|show|fail|abort|exit"
    r"|tqdm|run_manager|history|session|db|database|cache|memory|store)s?(?:_|$|\d)",
    re.IGNORECASE,
)
# What runs where nobody sits who sees its output, and the traceback that it may end with.
_UNATTENDED = frozenset({"route", "task", "export"})
# Packages that watch calls to models, or a whole process, from outside of the code.
_WATCHING = frozenset(
    {
        *("agentops", "arize", "datadog", "ddtrace", "elasticapm", "helicone", "honeyhive"),
        *("langfuse", "langsmith", "litellm", "logfire", "lunary", "mlflow", "newrelic"),
        *("openinference", "openlit", "openllmetry", "opentelemetry", "opik", "parea", "phoenix"),
        *("portkey_ai", "prometheus_client", "prometheus_fastapi_instrumentator", "promptlayer"),
        *("sentry_sdk", "statsd", "traceloop", "trulens", "trulens_eval", "wandb", "weave"),
        *("rollbar", "bugsnag", "scout_apm", "posthog", "braintrust", "literalai"),
    }
)


class Records:
    """Which codes of a program keep a record of what they do."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._told: dict[CodeRef, bool] = {}

    def missing(self, path: str) -> Iterator[Remark]:
        """The calls of a module to models that leave no trace, each reached from an entry point.

        Whoever starts a script, a command or a notebook sees how it ends.
        """
        if self._is_watched:
            return
        for ref, site, point in self._view.points_in(path):
            if ref not in self._view.entries or point.kind in ("weights", "tool"):
                continue
            if self._view.entries.entry(ref).kind not in _UNATTENDED:
                continue
            if not any(map(self._records, self._ways_to(ref))):
                yield Remark(
                    subject=self._view.entries.entry(ref).label,
                    span=point.span,
                    symbol=point.symbol,
                    evidence=(
                        *self._view.entries.evidence(ref),
                        self._view.program.step(site, f"the model is asked here: `{point.call}`"),
                    ),
                )

    def _ways_to(self, ref: CodeRef) -> Iterator[CodeRef]:
        """The codes on all ways from entry points to a code, and those that they call."""
        for one in self._view.program.reaching(ref):
            if not self._view.is_test(one.path):
                yield one
                yield from self._callees.get(one, ())

    def _records(self, ref: CodeRef) -> bool:
        if ref not in self._told:
            instructions = self._view.program.code(ref).instructions
            self._told[ref] = any(map(_may_record, instructions)) or any(
                _RECORDING.search(part)
                for position, instruction in enumerate(instructions)
                if isinstance(instruction, ir.Call)
                for value in callee_externals(self._view.program, Site(ref, position))
                for part in value.symbol.split(".")
            )
        return self._told[ref]

    @cached_property
    def _callees(self) -> dict[CodeRef, list[CodeRef]]:
        found: dict[CodeRef, list[CodeRef]] = {}
        for callee, edge in sure_calls(self._view.program, self._view.is_test):
            found.setdefault(edge.caller, []).append(callee)
        return found

    @cached_property
    def _is_watched(self) -> bool:
        """Whether the program uses something that watches it as a whole."""
        return any(
            instruction.module.partition(".")[0] in _WATCHING
            for ref in self._view.program.codes()
            for instruction in self._view.program.code(ref).instructions
            if isinstance(instruction, (ir.ImportModule, ir.ImportFrom)) and instruction.module
        )


def _may_record(instruction: ir.AnyInstruction) -> bool:
    if isinstance(instruction, (ir.Raise, ir.Assert)):
        return True
    if isinstance(instruction, (ir.GetAttr, ir.LoadName, ir.SetAttr, ir.ImportFrom)):
        return _RECORDING.search(instruction.name) is not None
    return False
