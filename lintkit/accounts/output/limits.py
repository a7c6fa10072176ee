"""Limits of an answer's length: whether there is one, and whether anybody looks if it was hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.accounts.output.malformed import may_be_handled, parsed
from lintkit.accounts.parameters import call_at, first_passed
from lintkit.model import OutputFault
from lintkit.program.values import Constant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.output.followed import Followed
    from lintkit.accounts.parameters import Passed
    from lintkit.accounts.points import Point, Way
    from lintkit.accounts.tracing import Tracer
    from lintkit.catalogue.schema import Parameter

_TEXT = frozenset({"chat", "responses", "completion"})
# Answers of one word or letter are cut off on purpose.
_FEW_TOKENS = 16


def unlimited(tracer: Tracer, point: Point) -> Iterator[OutputFault]:
    """The output has no limit: neither the call nor what it is made on sets one."""
    if tracer.program.arguments(point.site).open:
        return
    for way in point.ways:
        match = way.chain.match
        is_required = match.call.limit_required or (way.response and way.response.limit_required)
        if way.kind not in _TEXT or is_required or not _limiting(way) or way.chain.hidden:
            return
        if _may_be_elsewhere(way) or any(one.flows for one in _passed(tracer, point, way)):
            return
    parameter = _limiting(point.ways[0])[0]
    name = ".".join((parameter.name, *parameter.keys))
    yield OutputFault(
        kind="no_limit",
        subject=f"`{name}`",
        reason="only the model's own maximum limits how long the answer becomes, and what it costs",
        evidence=(tracer.program.step(point.site, f"no `{name}` is passed here, or before"),),
    )


def limits(tracer: Tracer, point: Point) -> Iterator[Passed]:
    """What sets a limit for the length of the answers of a call."""
    for way in point.ways:
        yield from _passed(tracer, point, way)


def unseen_truncation(tracer: Tracer, followed: Followed) -> Iterator[OutputFault]:
    """A limit is set that cuts the answer off, and nobody looks whether it did."""
    if followed.streamed or not followed.response.truncated or not followed.is_plain_read:
        return
    if followed.is_stop_read or not followed.is_whole or followed.point.ways[0].kind not in _TEXT:
        return
    values = [flow.value for passed in limits(tracer, followed.point) for flow in passed.flows]
    numbers = [v.value for v in values if isinstance(v, Constant) and isinstance(v.value, int)]
    if any(number <= _FEW_TOKENS for number in numbers):
        return
    parsers = list(parsed(followed))
    if not numbers or (parsers and all(may_be_handled(followed, one, parsers) for one in parsers)):
        return  # what is cut off is no JSON, and somebody handles that
    yield OutputFault(
        kind="truncation",
        subject=f"`{followed.response.stop}`",
        reason=f"cut off at {numbers[0]} tokens",
        evidence=(
            followed.index.program.step(followed.point.site, f"limited to {numbers[0]} tokens"),
            *followed.first_read,
        ),
    )


def _may_be_elsewhere(way: Way) -> bool:
    """Whether a limit may be set where it is not looked for.

    That is a client that is not seen to be made, or is derived from another; and the call that
    began a conversation (`client.chats.create(config=…).send_message(…)`).
    """
    return any(
        maker.altered
        or maker.client.abstract
        or any(link.derived.model for link in maker.links)
        or (maker.client.limit and (maker.links or maker.site is None))
        for maker in way.chain.makers
    )


def _limiting(way: Way) -> tuple[Parameter, ...]:
    """What can limit the answers of a way: at the call, else where its client is made."""
    return _limiting_call(way) or way.chain.match.client.limit


def _limiting_call(way: Way) -> tuple[Parameter, ...]:
    """The arguments of a call that limit its answer, or entries of the body that it sends."""
    call = way.chain.match.call
    entries = () if way.response is None else way.response.limit
    return call.limit or tuple(
        structs.replace(body, keys=(*body.keys, entry.name, *entry.keys))
        for body in call.body
        for entry in entries
    )


def _passed(tracer: Tracer, point: Point, way: Way) -> Iterator[Passed]:
    """What sets the limit of one way, at the call or where its clients are made."""
    found = first_passed(tracer, point.call, _limiting_call(way))
    if found is not None:
        yield found
    for maker in way.chain.makers:
        if maker.site is not None:
            found = first_passed(tracer, call_at(maker.site), maker.client.limit)
            if found is not None:
                yield found
