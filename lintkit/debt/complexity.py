"""Cyclomatic complexity of functions, as radon counts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from radon.visitors import ComplexityVisitor

from lintkit.debt.ledger import Function

if TYPE_CHECKING:
    from collections.abc import Iterator


def functions_of(text: str) -> tuple[Function, ...]:
    """The functions and methods of a source text, the most complex first.

    Raises:
        SyntaxError: the running Python cannot parse it.
        ValueError: it holds what no source may hold.
        RecursionError: it is nested too deeply.
    """
    found = _functions(ComplexityVisitor.from_code(text))
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
