"""Methods of what is held of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit import ir
from lintkit.accounts.output import library
from lintkit.accounts.output.labels import ANY, Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.output.moves import At, Move, Seen


_OF_REPLIES = {
    "json": Label(),
    "text": Label(path=("text",)),
    "read": Label(path=("content",)),
}
"""What methods of answers over HTTP give, before or after parsing."""


def at_method(at: At, name: str) -> Iterator[Move | Seen]:
    """What a method gives; the place is its call."""
    call = at.index.program.instruction(at.site)
    assert isinstance(call, ir.Call)  # noqa: S101  the caller asks of calls only
    if at.reading.is_reply(at.label) and name in _OF_REPLIES:
        if name == "json":
            yield at.seen("parse", "`.json`")
        yield from at.on(call.target, _OF_REPLIES[name])
    elif at.reading.is_raw(at.label) and name == "decode":
        yield from at.on(call.target, at.label)
    elif name in library.READING_METHODS:
        keys = [argument.value for argument in call.arguments[:1]]
        yield from at.on(call.target, at.label.at(at.key(keys[0]) if keys else ANY))
    elif name == "items":
        yield from _pairs(at, call)
    elif name in library.VIEW_METHODS:
        yield from at.on(call.target, at.label)
    elif at.label.inside:
        return
    elif at.label.form == "answer" and not at.is_content:
        if name not in library.QUIET_METHODS:
            yield at.seen("escape", f"is read through its method `{name}`")
    else:
        yield from _of_text(at, call, name)


def _of_text(at: At, call: ir.Call, name: str) -> Iterator[Move | Seen]:
    if name in library.TEST_METHODS:
        yield at.seen("test", f"`.{name}`")
    elif name == "json" and at.label.form == "answer":  # over HTTP; texts have no such method
        yield at.seen("parse", "`.json`")
        yield from at.on(call.target, at.label.made("data"), "parsed here")
    elif name in library.PARTS_METHODS:
        yield from at.on(call.target, at.label.made("text").within(ANY))
    elif name in library.TEXT_METHODS:
        cleaned = name in library.CLEANING_METHODS
        yield from at.on(call.target, at.label.made("text", cleaned=cleaned))
    elif name in library.PATH_METHODS:
        if not at.label.cleaned:
            yield at.seen("sink", "path")
    elif name in library.QUIET_METHODS:
        return
    else:
        yield at.seen("escape", f"is read through its method `{name}`")


def _pairs(at: At, call: ir.Call) -> Iterator[Move | Seen]:
    """The pairs of a mapping: what stood under any key is the second of a pair."""
    if at.label.inside:
        inside = (ANY, "[1]", *at.label.inside[1:])
        yield from at.on(call.target, structs.replace(at.label, inside=inside))
    elif at.label.form == "data":
        yield from at.on(call.target, at.label)
