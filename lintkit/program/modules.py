"""Which file a dotted name means, and which module provides a global name.

Everything here is static: relative imports, star imports (also of each other), `__all__`,
submodules as attributes, namespace packages.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Protocol

from lintkit import ir
from lintkit.program.objects import Namespace
from lintkit.program.values import External, ModuleValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lintkit.program.plan import Plan

BUILTINS = frozenset(dir(builtins)) | {"reveal_type", "WindowsError"}

_PACKAGE_FILES = ("__init__.py", "__init__.pyi")


class ModuleMap(Protocol):
    """Where the modules of the program are."""

    @property
    def names(self) -> Mapping[str, str]:
        """Dotted module name by path."""

    def resolve(self, dotted: str, importer: str) -> str | None:
        """The path of the module that `importer` gets for an absolute name; None: not ours."""


class Modules:
    """The modules of the program.

    Args:
        bodies: the plan of each module body, by path.
        locations: where modules are.
    """

    def __init__(self, bodies: Mapping[str, Plan], locations: ModuleMap) -> None:
        self._bodies = bodies
        self._locations = locations
        self._resolved: dict[tuple[str, str], str | None] = {}
        self._namespaces = {
            name[:end]
            for name in locations.names.values()
            for end, character in enumerate(name)
            if character == "."
        }
        self._stars: dict[str, list[tuple[str, str | None]]] = {}

    def name(self, path: str) -> str:
        """The dotted name of a module."""
        return self._locations.names[path]

    def absolute(self, module: str, level: int, importer: str) -> str:
        """The absolute form of the module that an import names."""
        if not level:
            return module
        parts = self.name(importer).split(".")
        if importer.endswith(_PACKAGE_FILES):
            level -= 1
        kept = parts[: len(parts) - level] if level else parts
        return ".".join([*kept, module] if module else kept)

    def find(self, dotted: str, importer: str) -> ModuleValue | Namespace | None:
        """The module or package of the program by that name."""
        key = (dotted, importer)
        if key not in self._resolved:
            path = self._locations.resolve(dotted, importer)
            self._resolved[key] = path if path in self._bodies else None
        path = self._resolved[key]
        if path is not None:
            return ModuleValue(path)
        return Namespace(dotted, importer) if dotted in self._namespaces else None

    def find_or_external(self, dotted: str, importer: str) -> ModuleValue | Namespace | External:
        """The module by that name, wherever it comes from."""
        return self.find(dotted, importer) or External(dotted)

    def provider(self, path: str, name: str) -> tuple[str, External | None]:
        """Who provides a global name of a module.

        Returns:
            The path of the module in which it is bound, seen through star imports, or the
            external symbol that it can only be; path "" where neither is known.
        """
        found = self._search(path, name, set())
        if found is not None:
            return found, None
        if name in BUILTINS:
            return "", External(f"builtins.{name}")
        outside = sorted(set(self._outside(path, set())))
        if len(outside) == 1:
            return "", External(f"{outside[0]}.{name}")
        return "", None

    def submodule(self, path: str, name: str) -> ModuleValue | Namespace | None:
        """The submodule of a package by that name."""
        return self.find(f"{self.name(path)}.{name}", path)

    def exports(self, path: str, name: str) -> bool:
        """Whether `from module import *` takes the name."""
        exports = self._bodies[path].module.exports
        return name in exports if exports is not None else not name.startswith("_")

    def _star_imports(self, path: str) -> list[tuple[str, str | None]]:
        stars = self._stars.get(path)
        if stars is None:
            stars = self._stars[path] = []
            for instruction in self._bodies[path].code.instructions:
                if isinstance(instruction, ir.ImportStar):
                    dotted = self.absolute(instruction.module, instruction.level, path)
                    found = self.find(dotted, path)
                    if found is None:
                        stars.append((dotted, None))
                    elif isinstance(found, ModuleValue):
                        stars.append((dotted, found.path))
        return stars

    def _search(self, path: str, name: str, seen: set[str]) -> str | None:
        if path in seen:
            return None
        seen.add(path)
        if name in self._bodies[path].owned:
            return path
        for _, source in reversed(self._star_imports(path)):
            if source is not None and self.exports(source, name):
                found = self._search(source, name, seen)
                if found is not None:
                    return found
        return None

    def _outside(self, path: str, seen: set[str]) -> Iterator[str]:
        seen.add(path)
        for dotted, source in self._star_imports(path):
            if source is None:
                yield dotted
            elif source not in seen:
                yield from self._outside(source, seen)
