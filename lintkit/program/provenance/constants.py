"""What operators, text methods and conversions give for constants.

Nothing is run that the analysed program defines, and nothing that could take long or grow large.
"""

from __future__ import annotations

import operator
import string
from typing import TYPE_CHECKING

from lintkit.program.values import Constant

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lintkit.ir import Scalar

_LONGEST = 4000
_LARGEST = 2**63

_BINARY: dict[str, Callable[..., object]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
}
_METHODS = frozenset(
    {
        "capitalize",
        "lower",
        "lstrip",
        "removeprefix",
        "removesuffix",
        "replace",
        "rstrip",
        "strip",
        "title",
        "upper",
    }
)
_CONVERSIONS: dict[str, Callable[..., object]] = {
    "builtins.abs": abs,
    "builtins.bool": bool,
    "builtins.float": float,
    "builtins.int": int,
    "builtins.max": max,
    "builtins.min": min,
    "builtins.round": round,
    "builtins.str": str,
}


def is_method(name: str) -> bool:
    """Whether a text method of this name is understood."""
    return name in _METHODS or name == "format"


def is_conversion(symbol: str) -> bool:
    """Whether a builtin function is understood."""
    return symbol in _CONVERSIONS


def operate(symbol: str, operands: Sequence[Scalar]) -> Constant | None:
    """The result of an operator; None where it is not known."""
    plain = symbol.removesuffix("=") if symbol not in {"==", "!=", "<=", ">="} else symbol
    if plain == "u-" and len(operands) == 1 and isinstance(operands[0], (int, float)):
        return _checked(lambda: -operands[0])  # type: ignore[operator]  # it is a number
    if len(operands) != 2:  # noqa: PLR2004  # binary
        return None
    left, right = operands
    if plain == "%" and isinstance(left, str):
        return percent(left, (right,))
    numbers = isinstance(left, (int, float)) and isinstance(right, (int, float))
    texts = isinstance(left, str) and isinstance(right, str) and plain == "+"
    if plain in _BINARY and (numbers or texts):
        return _checked(lambda: _BINARY[plain](left, right))
    return None


def joined(parts: Sequence[Scalar]) -> Constant | None:
    """The text that an f-string makes of its parts."""
    return _checked(lambda: "".join(map(str, parts)))


def percent(template: str, values: Sequence[Scalar]) -> Constant | None:
    """`template % values`, for plain `%s` and `%d`."""
    pieces = percent_pieces(template)
    if len(pieces) != len(values) + 1:
        return None
    filled = [str(part) for pair in zip(pieces, (*values, ""), strict=True) for part in pair]
    return _checked(lambda: "".join(filled))


def percent_pieces(template: str) -> list[str]:
    """What stands around each plain `%s` and `%d`; nothing where there are other conversions."""
    pieces = template.replace("%d", "%s").split("%s")
    return [] if any("%" in piece for piece in pieces) else pieces


def call_method(
    text: Scalar, name: str, arguments: Sequence[Scalar], keywords: Mapping[str, Scalar]
) -> Constant | None:
    """`text.name(*arguments, **keywords)`."""
    if not isinstance(text, str):
        return None
    if name == "format":
        return _formatted(text, arguments, keywords)
    if keywords or name not in _METHODS:
        return None
    return _checked(lambda: getattr(text, name)(*arguments))


def convert(symbol: str, arguments: Sequence[Scalar]) -> Constant | None:
    """What a builtin such as `int` gives."""
    return _checked(lambda: _CONVERSIONS[symbol](*arguments))


def _formatted(
    text: str, arguments: Sequence[Scalar], keywords: Mapping[str, Scalar]
) -> Constant | None:
    """`str.format` for plain fields: a width could ask for any amount of memory."""
    filled = ""
    automatic = iter(arguments)
    try:
        for before, field, layout, conversion in string.Formatter().parse(text):
            filled += before
            if field is None:
                continue
            if layout or conversion:
                return None
            if not field:
                filled += str(next(automatic))
            else:
                filled += str(arguments[int(field)] if field.isdigit() else keywords[field])
    except (ValueError, KeyError, IndexError, StopIteration):
        return None
    return _checked(lambda: filled)


def _checked(compute: Callable[[], object]) -> Constant | None:
    try:
        result = compute()
    except (ArithmeticError, TypeError, ValueError):
        return None
    if isinstance(result, str):
        return Constant(result) if len(result) <= _LONGEST else None
    if isinstance(result, (bool, float)) or (isinstance(result, int) and abs(result) < _LARGEST):
        return Constant(result)
    return None
