"""What calls do with an argument that holds something of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.output import library
from lintkit.accounts.output.cleaning import leaves_no_name
from lintkit.accounts.output.entering import enter, spread
from lintkit.accounts.output.holding import put
from lintkit.accounts.output.labels import ANY, Label
from lintkit.accounts.output.sinks import commanded, sink_at
from lintkit.program.shared_state import DOUBLES
from lintkit.program.values import External

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.output.moves import At, Move, Seen

_PARSING = ("model_validate_json", "parse_raw", "validate_json")


def at_call(at: At, call: ir.Call) -> Iterator[Move | Seen]:
    """What a call does with the arguments that hold it."""
    position = 0
    for argument in call.arguments:
        name = argument.name or str(position)
        position += argument.kind == "positional"
        if argument.value != at.state.place.register:
            continue
        if argument.kind == "double_star":
            yield from spread(at, at.index.callees(at.site))
        elif argument.kind == "star":
            yield at.seen("escape", "is handed on as `*`")
        else:
            yield from _argument(at, call, name)


def _argument(at: At, call: ir.Call, name: str) -> Iterator[Move | Seen]:
    values = at.index.program.callees(at.site)
    outside = [value for value in values if isinstance(value, External)]
    made = at.made_by(call.callee)
    method = made.name if isinstance(made, ir.GetAttr) else ""
    is_library = len(outside) == len(values)
    if isinstance(made, ir.GetAttr) and is_library and method in library.ADDING_METHODS:
        yield from put(at, made.object, ANY)
    elif isinstance(made, ir.GetAttr) and is_library and method in library.EXTENDING_METHODS:
        yield from put(at, made.object, None)
    elif not values and method in library.TEXT_METHODS:
        yield from at.on(call.target, at.label.made("text"))
    else:
        if not is_library or not values:
            yield from enter(at, name)
        for value in outside:
            if value.symbol in library.TOOLS:
                yield from spread(at, at.index.callees(at.site))
            else:
                yield from _library(at, call, value.symbol, name)


def _library(at: At, call: ir.Call, symbol: str, name: str) -> Iterator[Move | Seen]:
    """What a function of a library does with an argument."""
    if at.index.edge_cases.of_check(symbol):
        yield at.seen("check", symbol)
        yield from at.on(call.target, at.label, f"given to `{symbol}`, which looks at it")
        return
    is_demand = at.is_content and _demands(symbol, name)
    if is_demand:
        yield at.seen("demand", f"`{symbol.removeprefix('builtins.')}`")
    sink = sink_at(at.index.program, symbol, at.site, at.label, name)
    if sink is not None:
        yield at.seen("sink", sink)
    elif command := commanded(symbol, name):
        yield at.seen("command", command)
    if symbol in library.TESTING and not is_demand:  # `len` fails before it tells anything
        yield at.seen("test", symbol)
    if symbol in library.HANDING or (symbol in library.READERS and at.reading.is_unread(at.label)):
        yield from at.on(call.target, _handed_on(at, call, symbol, name))
    elif symbol in library.PARSERS or symbol.startswith(library.LENIENT):
        yield at.seen("parse" if symbol in library.PARSERS else "repair", symbol)
        yield from at.on(call.target, at.label.made("data"), "parsed here")
    elif symbol.endswith(library.VALIDATING):
        yield at.seen("validate", symbol)
        if symbol.endswith(_PARSING):
            yield at.seen("parse", symbol)
        yield from at.on(call.target, at.label.made("data"), "validated here")
    else:
        yield from _made(at, call, symbol, is_sink=sink is not None)


def _handed_on(at: At, call: ir.Call, symbol: str, name: str) -> Label | None:
    """What a function gives that hands on what it is given, or a part of that."""
    if symbol in library.SAME:
        return at.label
    if symbol in library.READERS:
        return Label()
    if symbol == "builtins.getattr":
        return at.label.at(at.key(call.arguments[1].value)) if name == "0" else None
    item = at.label.at(ANY)
    if symbol == "builtins.next" or item is None:
        return item
    position = "1" if symbol == "builtins.enumerate" else name
    pair = item.within(f"[{position}]") if name.isdecimal() else None
    return None if pair is None else pair.within(ANY)


def _made(at: At, call: ir.Call, symbol: str, *, is_sink: bool) -> Iterator[Move | Seen]:
    """What a function that reads a text makes of it."""
    if at.label.form == "text" or at.reading.is_tainted(at.label):
        if symbol in library.PARTS:
            yield from at.on(call.target, at.label.made("text").within(ANY))
            return
        if leaves_no_name(at, call, symbol):
            return
        is_cleaned = symbol in library.CLEANING
        if is_cleaned or symbol in library.TEXT or symbol.endswith(_TEXT_METHODS):
            yield from at.on(call.target, at.label.made("text", cleaned=is_cleaned))
            return
    if symbol in library.SHOWING or symbol.startswith(library.SHOWING_STARTS):
        yield at.seen("show", symbol)
        return
    is_quiet = symbol in library.INERT | library.ENDING or symbol.startswith(library.INERT_STARTS)
    if not is_quiet and not is_sink and not library.is_exception(symbol):
        # What a test puts there says nothing of what the program calls.
        is_double = symbol.startswith(DOUBLES)
        callee = "a callee that is not known" if is_double else f"`{symbol}`"
        yield at.seen("escape", f"is passed to {callee}")


_TEXT_METHODS = tuple(f".{name}" for name in sorted(library.TEXT_METHODS))


def _demands(symbol: str, argument: str) -> bool:
    """Whether an argument of a function must not be None."""
    if symbol in library.DEMANDING_SECOND:
        return argument in ("1", "string")
    if symbol in library.DEMANDING or symbol.endswith(".model_validate_json"):
        return argument == "0"
    return symbol in library.DEMANDING_THIRD and argument in ("2", "string")
