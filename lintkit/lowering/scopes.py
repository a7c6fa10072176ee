"""Which scope binds a name: the rules of the language reference, "Naming and binding"."""

from __future__ import annotations

from typing import Literal, TypeAlias

ScopeKind: TypeAlias = Literal["module", "function", "lambda", "class", "inline"]


class Scope:
    """A scope and what is known of its names once the file has been surveyed.

    A comprehension, and the type parameters of a definition, have a scope of their own but no
    code: they are "inline", part of the code with index `index`.

    Attributes:
        index: of the code.
        qualname: dotted path within the module.
        private: name of the innermost class, for which `__names` are mangled.
        names: bound here.
        reads: read here.
        captured: bound here and used by another code.
        rewritten: bound here and assigned by another code.
    """

    __slots__ = (
        "captured",
        "globals",
        "index",
        "kind",
        "lambdas",
        "names",
        "nonlocals",
        "parent",
        "private",
        "qualname",
        "reads",
        "rewritten",
    )

    def __init__(
        self, kind: ScopeKind, parent: Scope | None, index: int, qualname: str, private: str
    ) -> None:
        self.kind = kind
        self.parent = parent
        self.index = index
        self.qualname = qualname
        self.private = private
        self.lambdas = 0
        self.names: set[str] = set()
        self.globals: set[str] = set()
        self.nonlocals: set[str] = set()
        self.reads: set[str] = set()
        self.captured: set[str] = set()
        self.rewritten: set[str] = set()

    @property
    def code(self) -> Scope:
        """The scope of the code that this scope is part of."""
        scope = self
        while scope.kind == "inline" and scope.parent is not None:
            scope = scope.parent
        return scope

    def qualify(self, name: str) -> str:
        """The dotted path of something defined here."""
        return f"{self.qualname}.{name}" if self.qualname else name

    def mangle(self, name: str) -> str:
        """The name as the compiler spells it within a class."""
        if not self.private or name[:2] != "__" or name[-2:] == "__" or "." in name:
            return name
        return f"_{self.private}{name}"

    def is_local(self, name: str) -> bool:
        """Whether assigning `name` here binds it in this very scope."""
        return name in self.names and name not in self.globals and name not in self.nonlocals

    def owner(self, name: str) -> Scope:
        """The scope that a use of `name` here refers to; the module where nobody binds it."""
        scope = self
        while scope.parent is not None:
            if (scope is self or scope.kind != "class") and scope.is_local(name):
                return scope
            outer = scope.parent
            if name in scope.globals:
                while outer.parent is not None:
                    outer = outer.parent
            scope = outer
        return scope

    def is_builtin(self, name: str) -> bool:
        """Whether no scope of the file binds `name`."""
        owner = self.owner(name)
        return owner.kind == "module" and name not in owner.names

    def spelled(self, name: str) -> str:
        """Under which name the code publishes a name of this scope."""
        return f"{name}<inline>" if self.kind == "inline" else name


def connect(scopes: list[Scope]) -> None:
    """Tell each scope which of its names other codes read and write."""
    for scope in scopes:
        for name in scope.reads | scope.names:
            owner = scope.owner(name)
            if owner.index != scope.index:
                owner.captured.add(name)
                if name in scope.names:
                    owner.rewritten.add(name)
        if "locals" in scope.reads and scope.is_builtin("locals"):
            scope.captured |= scope.names  # whoever gets the dictionary reads them
