"""The functions of `operator`, and the builtins that are operators: they call special methods."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.calls import call_special, types
from lintkit.program.keys import store
from lintkit.program.library.readers import read_item
from lintkit.program.library.support import Model, return_type, runs, where
from lintkit.program.operators import apply
from lintkit.program.protocols import items_of

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link

_ARITHMETIC = {
    "add": "+", "and_": "&", "concat": "+", "floordiv": "//", "lshift": "<<", "matmul": "@",
    "mod": "%", "mul": "*", "or_": "|", "pow": "**", "rshift": ">>", "sub": "-", "truediv": "/",
    "xor": "^",
}  # fmt: skip
_COMPARING = {"eq": "==", "ge": ">=", "gt": ">", "le": "<=", "lt": "<", "ne": "!="}
_UNARY = {"inv": "u~", "invert": "u~", "neg": "u-", "not_": "not", "pos": "u+"}
_IN_PLACE = {f"i{name.strip('_')}": f"{symbol}=" for name, symbol in _ARITHMETIC.items()}


def _operates(operator: str, result: str, *, swapped: bool = False) -> Model:
    """Does what an operator does; `result` is what it gives for objects outside the program."""
    arity = 1 if operator in _UNARY.values() else 2

    def model(link: Link, call: Call, _: int | None) -> None:
        nodes = [item.node for item in call.arguments.positional if not item.star][:arity]
        operands = tuple(reversed(nodes) if swapped else nodes)
        target = link.solver.allocate(1) if call.target is None else call.target
        if len(operands) == arity:  # a table may hold functions of one operand and of two
            apply(link, where(call), operator, operands, target)
        if nodes:
            link.each(nodes[0], partial(_answer, link, call, result))

    return model


def _get_item(link: Link, call: Call, _: int | None) -> None:
    subject, key = call.arguments.get(0), call.arguments.get(1)
    if subject is not None and key is not None:
        target = link.solver.allocate(1) if call.target is None else call.target
        link.each(subject, lambda one: read_item(link, call, one, key, target))


def _set_item(link: Link, call: Call, _: int | None) -> None:
    subject, key, value = (call.arguments.get(index) for index in range(3))
    if subject is None or key is None or value is None:
        return
    asking = where(call).call(None, key, value)

    def put(owner: int) -> None:
        if call_special(link, asking, owner, "__setitem__"):
            return
        items = items_of(link, owner)
        if items is not None:
            link.solver.connect(key, items.names)
            store(link, items, key, value)

    link.each(subject, put)


def _delete_item(link: Link, call: Call, _: int | None) -> None:
    subject, key = call.arguments.get(0), call.arguments.get(1)
    if subject is not None and key is not None:
        asking = where(call).call(None, key)

        def delete(owner: int) -> None:
            call_special(link, asking, owner, "__delitem__")

        link.each(subject, delete)


def _answer(link: Link, call: Call, result: str, operand: int) -> None:
    if not types(link, operand):
        return_type(link, call, result)


MODELS: dict[str, Model] = {
    **{
        f"operator.{name}": _operates(symbol, f"operator.{name}")
        for name, symbol in {**_ARITHMETIC, **_IN_PLACE, **_UNARY}.items()
    },
    **{
        f"operator.{name}": _operates(symbol, "builtins.bool")
        for name, symbol in _COMPARING.items()
    },
    "operator.call": runs(0, first=1),
    "operator.contains": _operates("in", "builtins.bool", swapped=True),
    "operator.getitem": _get_item,
    "operator.setitem": _set_item,
    "operator.delitem": _delete_item,
    "builtins.divmod": _operates("divmod", "builtins.divmod"),
    "builtins.pow": _operates("**", "builtins.int"),
}
