"""Timeouts passed where an SDK takes them and does not use them for the wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.durations import durations, worst
from lintkit.accounts.parameters import call_at, passed
from lintkit.catalogue.schema import Parameter
from lintkit.model import IdleGuard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.points import Point
    from lintkit.accounts.tracing import Tracer


class _Ignored(Struct, frozen=True, kw_only=True):
    """A parameter of a call or, with `at_client`, of the constructor that has no effect."""

    parameter: Parameter
    reason: str
    at_client: bool = False


# By name of the SDK and dotted path of the constructor or module.
_IGNORED: dict[tuple[str, str], tuple[_Ignored, ...]] = {
    # google-genai 3.4.0, 2.34.0 and 1.75.0, requests intercepted
    ("google-genai", "google.genai.Client"): tuple(
        _Ignored(
            parameter=Parameter(name="http_options", keys=(key, "timeout")),
            reason="each request sends a timeout of its own, which goes before it",
            at_client=True,
        )
        for key in ("client_args", "async_client_args")
    ),
    # openai 0.28.1, source: `timeout` ends a loop that asks again, `request_timeout` a request
    ("openai", "openai"): (
        _Ignored(
            parameter=Parameter(name="timeout"),
            reason="before 1.0 it only ends a loop; `request_timeout` bounds the request",
        ),
    ),
    # azure-ai-inference 1.0.0b9, a local server that hangs
    ("azure-ai-inference", "azure.ai.inference.ChatCompletionsClient"): (
        _Ignored(
            parameter=Parameter(name="timeout"),
            reason="it bounds the retries, and `read_timeout` bounds the wait",
        ),
    ),
}


def ignored(tracer: Tracer, point: Point) -> Iterator[IdleGuard]:
    """The timeouts passed for a call that have no effect on the wait."""
    for way in point.ways:
        match, maker = way.chain.match, way.chain.makers[0]
        accepted = {parameter.name for parameter in match.call.timeout}
        for one in _IGNORED.get((match.sdk.name, maker.path), ()):
            call = point.call
            if one.at_client:
                if maker.site is None:
                    continue
                call = call_at(maker.site)
            elif one.parameter.name in accepted:
                continue
            found = passed(tracer, call, one.parameter)
            told = [d for d in durations(tracer, found.flows) if d.state == "seconds"]
            if told and not found.omissions and len(told) == len(found.flows):
                name = ".".join((one.parameter.name, *one.parameter.keys))
                yield IdleGuard(guard=f"`{name}`", reason=one.reason, evidence=worst(told).evidence)
