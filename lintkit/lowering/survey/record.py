"""What the survey of a file finds, and where it is while it goes through the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from lintkit.lowering.scopes import Scope, ScopeKind

if TYPE_CHECKING:
    from collections.abc import Sequence


class Survey:
    """What the first walk found.

    Attributes:
        anchors: the nodes that need a position, in source order, outer before inner.
        strings: f-strings whose contents need positions of their own, and their statement.
        scopes: the scope of each code, in the order of the codes.
        inline: the scopes without a code of their own.
        scope_of: the scope that a node opens, by id.
        assigned: the names that a loop or comprehension assigns, by id of its node.
        evaluated: the expression that a call of `eval` gets as a constant, by id of the call.
        executed: the statements that a call of `exec` gets as a constant, by id of the call.
        assignments: the names assigned so far in the current code; loops look at the tail of it.
        statement: the current statement.
        scope: the current scope.
    """

    def __init__(self, module: cst.Module) -> None:
        self.anchors: list[cst.CSTNode] = []
        self.strings: list[tuple[cst.BaseString, cst.CSTNode]] = []
        self.inline: list[Scope] = []
        self.assigned: dict[int, tuple[str, ...]] = {}
        self.evaluated: dict[int, cst.BaseExpression] = {}
        self.executed: dict[int, Sequence[cst.CSTNode]] = {}
        self.assignments: list[str] = []
        self.statement: cst.CSTNode = module
        self.scope = Scope("module", None, 0, "", "")
        self.scopes = [self.scope]
        self.scope_of = {id(module): self.scope}

    def bind(self, name: str) -> None:
        """The current scope binds `name`."""
        name = self.scope.mangle(name)
        self.scope.names.add(name)
        self.assignments.append(name)

    def bind_targets(self, target: cst.CSTNode) -> None:
        """Bind every name of an assignment's target."""
        pending = [target]
        while pending:
            node = pending.pop()
            if isinstance(node, cst.Name):
                self.bind(node.value)
            elif isinstance(node, (cst.Tuple, cst.List)):
                pending.extend(element.value for element in reversed(node.elements))
            elif isinstance(node, cst.StarredElement):
                pending.append(node.value)

    def open(self, kind: ScopeKind, node: cst.CSTNode, name: str, private: str = "") -> Scope:
        """A new scope within the current one; the caller goes in and out."""
        outer = self.scope
        private = private or outer.private
        if kind == "inline":
            scope = Scope(kind, outer, outer.index, outer.qualname, private)
            self.inline.append(scope)
        else:
            qualname = outer.code.qualify(name)
            scope = Scope(kind, outer, len(self.scopes), qualname, private)
            self.scopes.append(scope)
        self.scope_of[id(node)] = scope
        return scope

    def close_loop(self, node: cst.CSTNode, mark: int) -> None:
        """A loop assigned what was assigned since `mark`."""
        self.assigned[id(node)] = tuple(dict.fromkeys(self.assignments[mark:]))
