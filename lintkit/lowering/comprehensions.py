"""Comprehensions and generator expressions: loops within the code they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from lintkit.ir import Build, BuildKind, Entry, Iterate, Register
from lintkit.lowering.conditions import assume, tested
from lintkit.lowering.dispatch import expression
from lintkit.lowering.ssa import branch, close_loop, inside, join, open_loop
from lintkit.lowering.targets import assign

if TYPE_CHECKING:
    from typing import TypeAlias

    from lintkit.lowering.builder import Builder
    from lintkit.lowering.dispatch import ExpressionTable

    Comprehension: TypeAlias = cst.ListComp | cst.SetComp | cst.GeneratorExp | cst.DictComp

_KINDS: dict[type[cst.CSTNode], BuildKind] = {
    cst.DictComp: "dict",
    cst.GeneratorExp: "generator",
    cst.ListComp: "list",
    cst.SetComp: "set",
}


def comprehension(code: Builder, node: Comprehension) -> Register:
    """A comprehension: the element is evaluated in a region, the container is built after it."""
    place = code.places.get(id(node))
    line = code.line = place.lineno if place is not None else code.line
    iterable = expression(code, node.for_in.iter)
    code.line = line
    scope = code.unit.scope(node)
    loop = open_loop(code, code.unit.assigned[id(node)])
    with inside(code, scope):
        entry = _clause(code, node, node.for_in, iterable)
    code.line = line
    close_loop(code, loop, [code.state])
    target = code.register()
    code.instructions.append(Build(line, code.region, target, _KINDS[node.__class__], (entry,)))
    return target


def _clause(code: Builder, node: Comprehension, clause: cst.CompFor, iterable: Register) -> Entry:
    """One `for`, its conditions, and what stands under them."""
    is_async = clause.asynchronous is not None
    split = branch(code)
    mark = len(code.touched)
    region = code.enter("comprehension", subjects=(iterable,), is_async=is_async)
    code.publish()
    element = code.register()
    code.instructions.append(Iterate(code.line, code.region, element, iterable, is_async))
    assign(code, clause.target, element)
    conditions = []
    for filter_ in clause.ifs:
        test = tested(code, filter_.test)
        conditions.append(code.enter("then", test=test.register))
        assume(code, test.when_true)
    if clause.inner_for_in is not None:
        inner = expression(code, clause.inner_for_in.iter)
        entry = _clause(code, node, clause.inner_for_in, inner)
    elif isinstance(node, cst.DictComp):
        item = expression(code, node.key)
        entry = Entry(expression(code, node.value), item)
    else:
        spread = isinstance(node.elt, cst.StarredElement)
        value = node.elt.value if isinstance(node.elt, cst.StarredElement) else node.elt
        entry = Entry(expression(code, value), spread=spread)
    end = code.line
    for inner_region in reversed(conditions):
        code.leave(inner_region, end_line=end)
    code.leave(region, end_line=end)
    join(code, mark, (split, code.state))
    return entry


HANDLERS: ExpressionTable = dict.fromkeys(_KINDS, comprehension)
