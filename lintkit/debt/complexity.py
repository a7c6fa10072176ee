"""Cyclomatic complexity of functions, as radon counts it."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from radon.visitors import ComplexityVisitor

from lintkit.debt.ledger import Function

if TYPE_CHECKING:
    from collections.abc import Iterator


def measure(text: str) -> tuple[Function, ...] | None:
    """The functions and methods of a source text, the most complex first; None if it can't be.

    Radon parses with the running Python's own grammar, which may be older or newer than that of
    the text; what it cannot read is not measured.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # invalid escapes in the analysed code are not ours
            visitor = ComplexityVisitor.from_code(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    found = _functions(visitor)
    return tuple(sorted(found, key=lambda one: (-one.complexity, one.line, one.symbol)))


def _functions(visitor: ComplexityVisitor) -> Iterator[Function]:
    for function in visitor.functions:
        yield _described(function, function.fullname)
    for class_ in visitor.classes:
        yield from _methods(class_, "")


def _methods(class_: Any, scope: str) -> Iterator[Function]:  # noqa: ANN401 (radon has no types)
    scope = f"{scope}{class_.name}."
    for method in class_.methods:
        yield _described(method, scope + method.name)
    for inner in class_.inner_classes:
        yield from _methods(inner, scope)


def _described(function: Any, symbol: str) -> Function:  # noqa: ANN401 (radon has no types)
    return Function(function.complexity, symbol, function.lineno, function.endline)
