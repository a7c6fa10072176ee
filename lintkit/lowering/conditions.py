"""Conditions: short circuits, and what an outcome tells about the names that were tested."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import libcst as cst

from lintkit.ir import GetAttr, Operate, Register, Test
from lintkit.lowering import dispatch
from lintkit.lowering.foregone import foregone
from lintkit.lowering.ssa import branch, join, root, unreached

if TYPE_CHECKING:
    from lintkit.lowering.builder import Builder
    from lintkit.lowering.dispatch import ExpressionTable

_ALWAYS_BOOLEAN = (cst.Comparison, cst.UnaryOperation, cst.BaseNumber, cst.BaseString)
"""Expressions whose truth is known without a call; the result of a comparison nearly always is."""

_PREDICATES = frozenset({"callable", "getattr", "hasattr", "isinstance", "issubclass"})
_KINDS = frozenset({"isclass", "iscoroutinefunction", "isfunction", "ismethod"})
"""Tests of `inspect`, by name or as attribute."""
_ASPECTS = frozenset({"getattr", "type"})
"""Calls whose result, compared with something, tells of the first argument."""
_NAMED_AS_TESTS = ("has", "is", "looks", "quacks")
"""How functions of the program begin that say what an object is."""
_METHODS = frozenset({"endswith", "startswith"})
"""Methods that tell something of the text they are called on."""


class Fact(NamedTuple):
    """`test` examined `name` in the version `source` and came out as `outcome`."""

    name: str
    source: Register
    test: Register
    outcome: bool


class Condition(NamedTuple):
    """A lowered condition, and the facts that hold where it is true and where it is false."""

    register: Register
    when_true: tuple[Fact, ...] = ()
    when_false: tuple[Fact, ...] = ()


def tested(code: Builder, node: cst.BaseExpression) -> Condition:
    """Lower an expression and ask whether it is true."""
    found = condition(code, node)
    if not isinstance(node, _ALWAYS_BOOLEAN):
        code.instructions.append(Test(code.line, code.region, found.register))
        code.keep(found.register)
    return found


def condition(code: Builder, node: cst.BaseExpression) -> Condition:
    """Lower an expression of which only the truth matters."""
    if isinstance(node, cst.BooleanOperation):
        return _short_circuit(code, node)
    if isinstance(node, cst.UnaryOperation) and isinstance(node.operator, cst.Not):
        inner = condition(code, node.expression)
        target = code.register()
        code.instructions.append(Operate(code.line, code.region, target, "not", (inner.register,)))
        return Condition(target, inner.when_false, inner.when_true)
    name = _examined(node)
    source = None if name is None else _version(code, name)
    register = dispatch.expression(code, node)
    if name is not None and isinstance(node, cst.NamedExpr):
        source = _version(code, name)
    if name is None or source is None:
        return Condition(register)
    tests = [(name, source, register)]
    answered = root(code, source)
    if answered in code.answers:
        test = answered if isinstance(node, cst.Name) else register
        tests.append((*code.answers[answered], test))
    return Condition(
        register,
        tuple(Fact(*test, outcome=True) for test in tests),
        tuple(Fact(*test, outcome=False) for test in tests),
    )


def answer(code: Builder, node: cst.BaseExpression) -> Register:
    """Lower an expression whose value gets a name, by which it may be tested later."""
    name = _examined(node) if isinstance(node, (cst.Call, cst.Comparison)) else None
    source = None if name is None else _version(code, name)
    register = dispatch.expression(code, node)
    if name is not None and source is not None:
        code.answers[register] = (name, source)
    return register


def boolean(code: Builder, node: cst.BooleanOperation) -> Register:
    """Lower `and` and `or` for their value."""
    return _short_circuit(code, node).register


def conditional(code: Builder, node: cst.IfExp) -> Register:
    """Lower `body if test else orelse`."""
    outcome = foregone(node.test, code.scope.kind)
    test = tested(code, node.test)
    split = branch(code)
    mark = len(code.touched)
    then = code.enter("then", test=test.register)
    assume(code, test.when_true)
    with unreached(code, never=outcome is False):
        body = dispatch.expression(code, node.body)
    line = code.line
    code.leave(then, end_line=line)
    taken, code.state = code.state, split
    other = code.enter("else", partner=then, test=test.register)
    assume(code, test.when_false)
    with unreached(code, never=outcome is True):
        orelse = dispatch.expression(code, node.orelse)
    code.leave(other, end_line=code.line)
    code.line = line
    join(code, mark, (taken, code.state))
    if outcome is not None:
        return body if outcome else orelse
    return code.phi((body, orelse))


def assume(code: Builder, facts: tuple[Fact, ...]) -> None:
    """Refine the names that `facts` are about, where their version is still the one tested."""
    for name, source, test, outcome in facts:
        version = _version(code, name)
        if version is not None and root(code, version) == root(code, source):
            code.refine(name, test, outcome=outcome)
            _assume_of_partner(code, source, test, outcome=outcome)


def attributes_found(code: Builder, start: int) -> tuple[Fact, ...]:
    """What holds if no `AttributeError` came: the names have the attributes that were read.

    Args:
        code: the code under construction, at the end of a `try`.
        start: the position of the first instruction of the `try`.
    """
    names: dict[Register, str] = {}
    for name in code.state.versions:
        version = _version(code, name)
        if version is not None:
            names.setdefault(root(code, version), name)
    return tuple(
        Fact(names[owner], owner, one.target, outcome=True)
        for one in code.instructions[start:]
        if isinstance(one, GetAttr) and one.region == code.region
        if (owner := root(code, one.object)) in names
    )


def _assume_of_partner(code: Builder, subject: Register, test: Register, *, outcome: bool) -> None:
    """What a test says of a value, it says of the key under which that is, too."""
    partner = code.partners.get(root(code, subject))
    if partner is not None:
        for name, version in list(code.state.versions.items()):
            if root(code, version) == root(code, partner) and _version(code, name) is not None:
                code.refine(name, test, outcome=outcome, subject=subject)


def _short_circuit(code: Builder, node: cst.BooleanOperation) -> Condition:
    left = tested(code, node.left)
    line = code.line
    conjunction = isinstance(node.operator, cst.And)
    split = branch(code)
    mark = len(code.touched)
    region = code.enter("then" if conjunction else "else", test=left.register)
    assume(code, left.when_true if conjunction else left.when_false)
    right = condition(code, node.right)
    code.leave(region, end_line=code.line)
    code.line = line
    join(code, mark, (split, code.state))
    register = code.phi((left.register, right.register))
    if conjunction:
        either = _either(register, left.when_false, right.when_false, outcome=False)
        return Condition(register, left.when_true + right.when_true, either)
    either = _either(register, left.when_true, right.when_true, outcome=True)
    return Condition(register, either, left.when_false + right.when_false)


def _either(
    test: Register, left: tuple[Fact, ...], right: tuple[Fact, ...], *, outcome: bool
) -> tuple[Fact, ...]:
    """What holds where one of two tests came out so: something of the names both examined."""
    both = {fact.name for fact in right}
    first = {fact.name: fact.source for fact in reversed(left) if fact.name in both}
    return tuple(Fact(name, source, test, outcome) for name, source in first.items())


def _examined(node: cst.BaseExpression) -> str | None:
    """The name that a test examines, if it is one name."""
    if isinstance(node, cst.Comparison) and len(node.comparisons) == 1:
        compared = node.comparisons[0].comparator
        node = node.left
        if isinstance(node, cst.Attribute) and (
            node.attr.value == "__class__" or _is_of_texts(compared)
        ):
            node = node.value
        node = _first_argument(node, _ASPECTS)
    elif isinstance(node, cst.Call) and isinstance(node.func, cst.Name):
        own = {node.func.value} if _is_named_as_test(node.func.value) else frozenset()
        node = _first_argument(node, _PREDICATES | _KINDS | own)
    elif isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute):
        method = node.func.attr.value
        if method in _METHODS:
            node = node.func.value
        elif (method in _KINDS or _is_named_as_test(method)) and node.args:
            node = node.args[0].value
    if isinstance(node, cst.NamedExpr):
        node = node.target
    return node.value if isinstance(node, cst.Name) else None


def _is_named_as_test(name: str) -> bool:
    return name.lstrip("_").startswith(_NAMED_AS_TESTS)


def _is_of_texts(node: cst.BaseExpression) -> bool:
    """Whether an expression is a text, or a display of texts."""
    if isinstance(node, (cst.List, cst.Set, cst.Tuple)):
        return all(isinstance(element.value, cst.SimpleString) for element in node.elements)
    return isinstance(node, cst.SimpleString)


def _first_argument(node: cst.BaseExpression, functions: frozenset[str]) -> cst.BaseExpression:
    """What one of some functions is called with; any other expression itself."""
    if (
        isinstance(node, cst.Call)
        and isinstance(node.func, cst.Name)
        and node.func.value in functions
        and node.args
    ):
        return node.args[0].value
    return node


def _version(code: Builder, name: str) -> Register | None:
    """The version of a name that only this code can have changed."""
    spelled = code.scope.mangle(name)
    if spelled in code.scope.rewritten or spelled in code.state.partial:
        return None
    return code.state.versions.get(spelled)


HANDLERS: ExpressionTable = {cst.BooleanOperation: boolean, cst.IfExp: conditional}
