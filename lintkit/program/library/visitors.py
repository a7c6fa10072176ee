"""`ast.NodeVisitor`: visiting a node calls the method that has the name of the node's class."""

from __future__ import annotations

import ast
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lintkit.program.calls import call_special
from lintkit.program.library.support import Model, where
from lintkit.program.matching import with_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lintkit.program.calls import Call
    from lintkit.program.link import Link

_METHODS = frozenset(
    f"visit_{name}"
    for name, value in vars(ast).items()
    if isinstance(value, type) and issubclass(value, ast.AST)
)


def _visit(link: Link, call: Call, receiver: int | None) -> None:
    """Which nodes come is not known: any of the methods may be called."""
    if receiver is not None:
        with_names(link, receiver, partial(_call_each, link, call, receiver))


def _call_each(link: Link, call: Call, receiver: int, names: Iterable[str]) -> None:
    nodes = [item.node for item in call.arguments.positional if not item.star]
    for name in sorted({"generic_visit", *names} & {"generic_visit", *_METHODS}):
        visit = where(call).call(call.target, *nodes, part=name)
        call_special(link, replace(visit, kind="callback"), receiver, name)


def _visit_children(link: Link, call: Call, receiver: int | None) -> None:
    if receiver is None:
        return
    nodes = [item.node for item in call.arguments.positional if not item.star]
    visit = replace(where(call).call(None, *nodes, part="visit"), kind="callback")
    if not call_special(link, visit, receiver, "visit"):
        with_names(link, receiver, partial(_call_each, link, replace(call, target=None), receiver))


MODELS: dict[str, Model] = {
    f"ast.{class_}.{method}": model
    for class_ in ("NodeTransformer", "NodeVisitor")
    for method, model in (("generic_visit", _visit_children), ("visit", _visit))
}
