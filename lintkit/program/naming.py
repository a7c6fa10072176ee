"""The names under which the call graph is published.

A code is its module and qualname (`pkg.mod.Class.method`, `pkg.mod.<lambda1>`), a builtin
function `<builtin>.len`, a method of a builtin type `<**PyStr**>.join`, anything else from
outside its dotted path.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.values import CodeRef

BUILTINS = "builtins."

_LITERAL_TYPES = {
    "bool": "PyBool",
    "bytes": "PyBytes",
    "complex": "PyComplex",
    "dict": "PyDict",
    "float": "PyFloat",
    "frozenset": "PyFrozenSet",
    "int": "PyInt",
    "list": "PyList",
    "set": "PySet",
    "str": "PyStr",
    "tuple": "PyTuple",
}


def enclosing(program: Program, ref: CodeRef) -> CodeRef:
    """The code that runs a code: itself, or for a class body the code that defines the class."""
    code = program.code(ref)
    while code.kind == "class":
        ref = type(ref)(ref.path, code.parent)
        code = program.code(ref)
    return ref


def external_name(symbol: str) -> str:
    """The public name of an external symbol, "builtins.str.join" → "<**PyStr**>.join"."""
    if not symbol.startswith(BUILTINS):
        return symbol
    name = symbol.removeprefix(BUILTINS)
    owner, _, method = name.partition(".")
    if method and owner in _LITERAL_TYPES:
        return f"<**{_LITERAL_TYPES[owner]}**>.{method}"
    return f"<builtin>.{name}"


def public_name(program: Program, node: CodeRef | str) -> str:
    """The public name of a node of the call graph."""
    return external_name(node) if isinstance(node, str) else program.symbol(node)
