"""Which file a dotted name means, and which module provides a global name.

Everything here is static: relative imports, star imports (also of each other), `__all__`,
submodules as attributes, namespace packages.
"""

from __future__ import annotations

import builtins
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

from lintkit import ir
from lintkit.program.named_settings import SETTINGS, settings_names
from lintkit.program.objects import Namespace
from lintkit.program.values import External, ModuleValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lintkit.ir import Code
    from lintkit.program.plan import Plan

_OF_ITS_MODULE = frozenset({"__doc__", "__loader__", "__name__", "__package__", "__spec__"})
BUILTINS = (frozenset(dir(builtins)) | {"reveal_type", "WindowsError"}) - _OF_ITS_MODULE

_PACKAGE_FILES = ("__init__.py", "__init__.pyi")


class ModuleMap(Protocol):
    """Where the modules of the program are."""

    @property
    def names(self) -> Mapping[str, str]:
        """Dotted module name by path."""

    def resolve(self, dotted: str, importer: str) -> str | None:
        """The path of the module that `importer` gets for an absolute name; None: not ours."""

    def is_outside(self, dotted: str) -> bool:
        """Whether a name is known to belong to the standard library or an installed package."""

    def is_namespace(self, dotted: str, importer: str) -> bool:
        """Whether `importer` gets a folder without `__init__.py` for an absolute name."""


def absolute(module: str, level: int, name: str, path: str) -> str:
    """The absolute form of the module that an import names.

    Args:
        module: as it is written, without leading dots.
        level: how many dots lead it.
        name: the dotted name of the importer.
        path: of the importer.
    """
    if not level:
        return module
    parts = name.split(".")
    if path.endswith(_PACKAGE_FILES):
        level -= 1
    kept = parts[: len(parts) - level] if level else parts
    return ".".join([*kept, module] if module else kept)


class Modules:
    """The modules of the program.

    Args:
        bodies: the plan of each module body, by path.
        locations: where modules are.
    """

    def __init__(self, bodies: Mapping[str, Plan], locations: ModuleMap) -> None:
        self._bodies = bodies
        self._locations = locations
        self._found: dict[tuple[str, str], ModuleValue | Namespace | None] = {}
        self._namespaces = {
            name[:end]
            for name in locations.names.values()
            for end, character in enumerate(name)
            if character == "."
        }
        self._stars: dict[str, list[tuple[str, str | None]]] = {}
        self._imported: frozenset[str] | None = None
        self._settings: tuple[str, ...] | None = None

    def name(self, path: str) -> str:
        """The dotted name of a module."""
        return self._locations.names[path]

    def absolute(self, module: str, level: int, importer: str) -> str:
        """The absolute form of the module that an import names."""
        return absolute(module, level, self.name(importer), importer)

    def find(self, dotted: str, importer: str) -> ModuleValue | Namespace | None:
        """The module or package of the program by that name."""
        key = (dotted, importer)
        if key not in self._found:
            self._found[key] = self._find(dotted, importer)
        return self._found[key]

    def _find(self, dotted: str, importer: str) -> ModuleValue | Namespace | None:
        path = self._locations.resolve(dotted, importer)
        if path is not None and path in self._bodies:
            return ModuleValue(path)
        is_namespace = dotted in self._namespaces or self._locations.is_namespace(dotted, importer)
        return Namespace(dotted, importer) if is_namespace else None

    def find_or_external(self, dotted: str, importer: str) -> ModuleValue | Namespace | External:
        """The module by that name, wherever it comes from."""
        return self.find(dotted, importer) or External(dotted)

    def standing_for(
        self, dotted: str, importer: str
    ) -> Sequence[ModuleValue | Namespace | External]:
        """What an import gets by a full name, which a framework may put in another's place."""
        named: tuple[str, ...] = ()
        if dotted == SETTINGS:
            if self._settings is None:
                codes = (code for body in self._bodies.values() for code in body.module.codes)
                self._settings = settings_names(codes)
            named = self._settings
        found = [self.find(name, importer) for name in named]
        modules = [one for one in found if isinstance(one, ModuleValue)]
        return modules or [self.find_or_external(dotted, importer)]

    def provider(self, path: str, name: str) -> str | None:
        """The path of the module in which a global name is bound, seen through star imports."""
        return self._search(path, name, set())

    def starred_submodule(self, path: str, name: str) -> ModuleValue | Namespace | None:
        """The submodule that a star import takes, since the `__all__` of the package lists it."""
        for _, source in reversed(self._star_imports(path)):
            if source is not None and name in (self._bodies[source].module.exports or ()):
                return self.submodule(source, name)
        return None

    def from_outside(self, path: str, name: str) -> External | None:
        """The external symbol that a global name can only be, given the star imports."""
        outside = sorted(set(self._outside(path, set())))
        return External(f"{outside[0]}.{name}") if len(outside) == 1 else None

    def package(self, path: str) -> str:
        """The `__package__` of a module: itself for a package, else the package around it."""
        name = self.name(path)
        return name if path.endswith(_PACKAGE_FILES) else name.rpartition(".")[0]

    def is_imported(self, module: ModuleValue | Namespace) -> bool:
        """Whether a package has a submodule as an attribute without being asked for it.

        A package with a `__getattr__` is, for those that no import statement names.
        """
        if isinstance(module, Namespace):
            return True
        parent = self._parent(module.path)
        if parent is None or "__getattr__" not in self._bodies[parent].owned:
            return True
        if self._imported is None:
            self._imported = frozenset(self._find_imported())
        return module.path in self._imported

    def submodule(self, path: str, name: str) -> ModuleValue | Namespace | None:
        """The submodule of a package by that name."""
        return self.find(f"{self.name(path)}.{name}", path)

    def exists(self, instruction: ir.ImportModule | ir.ImportFrom, importer: str) -> bool:
        """Whether anything says that the module which is imported exists."""
        dotted = self.imported(instruction, importer)
        return self.find(dotted, importer) is not None or self._locations.is_outside(dotted)

    def body(self, path: str) -> Code:
        """The body of a module."""
        return self._bodies[path].code

    def imported(
        self, instruction: ir.ImportModule | ir.ImportFrom | ir.ImportStar, importer: str
    ) -> str:
        """The absolute name of the module that an import names, as seen from a file."""
        if isinstance(instruction, ir.ImportModule):
            return instruction.module
        return self.absolute(instruction.module, instruction.level, importer)

    def members(self, package: str, importer: str) -> list[str]:
        """The names of the modules and packages directly in a package, by its absolute name."""
        found = self.find(package, importer)
        if found is None:
            return []
        start = f"{self.name(found.path) if isinstance(found, ModuleValue) else package}."
        inside = (name for name in self._locations.names.values() if name.startswith(start))
        return sorted({name.removeprefix(start).partition(".")[0] for name in inside})

    def exports(self, path: str, name: str) -> bool:
        """Whether `from module import *` takes the name."""
        exports = self._bodies[path].module.exports
        return name in exports if exports is not None else not name.startswith("_")

    def _parent(self, path: str) -> str | None:
        """The package around a module."""
        folder = PurePosixPath(path).parent
        own = folder.parent if path.endswith(_PACKAGE_FILES) else folder
        found = (f"{own.as_posix()}/{name}".removeprefix("./") for name in _PACKAGE_FILES)
        return next((one for one in found if one in self._bodies), None)

    def _find_imported(self) -> Iterator[str]:
        """The modules that import statements name, but for those in a `__getattr__`."""
        for path, body in self._bodies.items():
            for code in body.module.codes:
                if code.qualname == "__getattr__":
                    continue
                for instruction in code.instructions:
                    for name in self._named(instruction, path):
                        found = self.find(name, path)
                        if isinstance(found, ModuleValue):
                            yield found.path

    def _named(self, instruction: ir.AnyInstruction, path: str) -> Iterator[str]:
        """What an instruction may import, by absolute name."""
        if isinstance(instruction, ir.ImportModule):
            parts = instruction.module.split(".")
            yield from (".".join(parts[: end + 1]) for end in range(len(parts)))
        elif isinstance(instruction, ir.ImportFrom | ir.ImportStar):
            module = self.absolute(instruction.module, instruction.level, path)
            yield module
            found = self.find(module, path)
            if isinstance(instruction, ir.ImportFrom) and not (
                isinstance(found, ModuleValue) and "__getattr__" in self._bodies[found.path].owned
            ):
                yield f"{module}.{instruction.name}"

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
