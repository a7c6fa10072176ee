"""One step of the slice: what an instruction does with what it reads of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lintkit import ir
from lintkit.accounts.output.calls import at_call
from lintkit.accounts.output.holding import keep, put
from lintkit.accounts.output.labels import ANY
from lintkit.accounts.output.leaving import given_back
from lintkit.accounts.output.library import PATH_NAMES
from lintkit.accounts.output.methods import at_method
from lintkit.accounts.output.moves import At, Move, Seen, State
from lintkit.program.values import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_COMPARISONS = frozenset({"==", "!=", "<", ">", "<=", ">=", "is", "is not", "isinstance", "not"})
_MEMBERSHIP = frozenset({"in", "not in"})
_TAKES_NO_NONE = frozenset({"+", "+=", "-", "*", "<", ">", "<=", ">="})
_GIVES_TEXT = frozenset({"!r", "!s", "!a", "+", "+=", "%", "%=", "*", "/"})


def step(at: At) -> Iterator[Move | Seen]:
    """What happens at one of the instructions that read the register of a state."""
    instruction = at.index.program.instruction(at.site)
    found = _STEPS.get(type(instruction))
    return iter(()) if found is None else found(at, instruction)


def _carried(
    at: At, instruction: ir.Phi | ir.Refine | ir.Await | ir.Enter
) -> Iterator[Move | Seen]:
    yield from at.on(instruction.target, at.label)


def _attribute(at: At, instruction: ir.GetAttr) -> Iterator[Move | Seen]:
    """An attribute that is read, or a method that is called at once."""
    taken = [
        use
        for use in at.index.program.uses(Place(at.site.code, instruction.target))
        if isinstance(call := at.index.program.instruction(use), ir.Call)
        and call.callee == instruction.target
    ]
    if at.is_content:
        yield at.seen("demand", f"`.{instruction.name}`")
    for use in taken:
        yield from at_method(At(at.index, at.reading, at.state, use), instruction.name)
    if not taken:
        is_name = at.label.form == "text" and instruction.name in PATH_NAMES
        label = at.label.made("text", cleaned=True) if is_name else at.label.at(instruction.name)
        yield from at.on(instruction.target, label)


def _item(at: At, instruction: ir.GetItem) -> Iterator[Move | Seen]:
    if instruction.object != at.state.place.register:
        if at.label.form != "answer" or at.is_content:
            yield at.seen("test", "looked up")
        return
    label = at.label.at(at.key(instruction.key))
    if at.is_content:
        yield at.seen("demand", "an index or slice")
        if not at.reading.is_parsed(at.label):
            label = at.label.made("text")
    yield from at.on(instruction.target, label)


def _part(at: At, instruction: ir.Iterate | ir.Unpack) -> Iterator[Move | Seen]:
    if at.is_content:
        yield at.seen("demand", "iteration")
    segment = f"[{instruction.index}]" if isinstance(instruction, ir.Unpack) else ANY
    yield from at.on(instruction.target, at.label.at(segment))


def _built(at: At, instruction: ir.Build) -> Iterator[Move | Seen]:
    if instruction.kind == "string":
        yield from at.on(instruction.target, at.label.made("text"))
        return
    is_display = instruction.kind in ("tuple", "list") and len(instruction.entries) > 1
    for number, entry in enumerate(instruction.entries):
        if entry.value != at.state.place.register or instruction.kind == "slice":
            continue
        if entry.spread:
            yield from at.on(instruction.target, at.label)
        elif instruction.kind == "dict":
            yield from at.within(instruction.target, at.key(entry.key))
        else:  # the one entry of a comprehension stands for all of them
            yield from at.within(instruction.target, f"[{number}]" if is_display else ANY)


def _operated(at: At, instruction: ir.Operate) -> Iterator[Move | Seen]:
    operator = instruction.operator
    is_searched = operator in _MEMBERSHIP and instruction.operands[-1] == at.state.place.register
    if operator in _COMPARISONS or (operator in _MEMBERSHIP and not is_searched):
        yield at.seen("test", operator)
    elif is_searched and not at.is_content:
        yield at.seen("test", "searched")
    if at.is_content and (is_searched or operator in _TAKES_NO_NONE):
        yield at.seen("demand", f"`{operator}`")
    if operator in _GIVES_TEXT:
        label = at.label if at.label.inside else at.label.made("text")
        yield from at.on(instruction.target, label)


def _tested(at: At, _instruction: ir.AnyInstruction) -> Iterator[Move | Seen]:
    yield at.seen("test")


def _stored(at: At, instruction: ir.SetItem) -> Iterator[Move | Seen]:
    if at.state.place.register == instruction.value:
        yield from put(at, instruction.object, at.key(instruction.key))


def _kept(at: At, instruction: ir.SetAttr) -> Iterator[Move | Seen]:
    if at.state.place.register == instruction.value:
        yield from keep(at, instruction.object, instruction.name)


def _published(at: At, instruction: ir.StoreName) -> Iterator[Move | Seen]:
    for place in at.index.loads(at.site.code.path, instruction.owner, instruction.name):
        yield Move(State(place, at.label), at.site)


_STEPS: dict[type, Callable[[At, Any], Iterator[Move | Seen]]] = {
    ir.Phi: _carried,
    ir.Refine: _carried,
    ir.Await: _carried,
    ir.Enter: _carried,
    ir.GetAttr: _attribute,
    ir.GetItem: _item,
    ir.Call: at_call,
    ir.Return: given_back,
    ir.Yield: given_back,
    ir.YieldFrom: given_back,
    ir.Iterate: _part,
    ir.Unpack: _part,
    ir.Build: _built,
    ir.Operate: _operated,
    ir.Test: _tested,
    ir.Assert: _tested,
    ir.MatchPosition: _tested,
    ir.SetItem: _stored,
    ir.SetAttr: _kept,
    ir.StoreName: _published,
}
