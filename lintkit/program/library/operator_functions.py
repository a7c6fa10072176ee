"""The functions of `operator`, and the builtins that are operators: they call special methods."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.calls import types
from lintkit.program.library.support import Model, return_type, where
from lintkit.program.operators import apply

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
    "operator.contains": _operates("in", "builtins.bool", swapped=True),
    "builtins.divmod": _operates("divmod", "builtins.divmod"),
    "builtins.pow": _operates("**", "builtins.int"),
}
