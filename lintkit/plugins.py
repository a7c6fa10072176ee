"""What extends lintkit: installed packages, and folders of Python that the user lets it run.

Both have one layout, that of lintkit's own `lintkit_rules`:

- modules, at any depth, that define rules;
- `catalogue/*.toml`: SDKs, hosts, model ids, test doubles, edge cases;
- `formats/NAME.py`: a format for `lintkit check --format NAME`, by its function `render`.

A package is found through the entry-point group `lintkit.rules`. A folder is run only if the user
says so outside of the analysed tree; see `Config.plugins`.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from functools import cache
from hashlib import sha256
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from lintkit.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

GROUP = "lintkit.rules"
FORMATS = "formats"


@cache
def plugins(folders: tuple[Path, ...] = ()) -> tuple[ModuleType, ...]:
    """The packages that extend lintkit: installed ones by name, then folders as they are named.

    Args:
        folders: absolute folders whose Python may be run.

    Raises:
        UsageError: an installed package cannot be imported.
    """
    return tuple(dict.fromkeys((*_installed(), *map(plugin_at, folders))))


def plugin_at(folder: Path) -> ModuleType:
    """The package that an absolute folder is: an installed plugin, or one of its own."""
    for package in _installed():
        if any(Path(root).resolve() == folder.resolve() for root in package.__path__):
            return package
    return _package(folder)


@cache
def _installed() -> tuple[ModuleType, ...]:
    found = sorted(entry_points(group=GROUP), key=lambda point: (point.value, point.name))
    return tuple(map(load, dict.fromkeys(point.value for point in found)))


def load(name: str) -> ModuleType:
    """Imports a module of a plugin.

    Raises:
        UsageError: it fails, whatever with: a plugin is code of somebody else.
    """
    try:
        return importlib.import_module(name)
    except Exception as error:
        where = f"{file}: " if (file := _file(name)) else ""
        raise UsageError(
            f"{where}the plugin `{name}` cannot be loaded: {type(error).__name__}: {error}"
        ) from error


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Every module below a package, formats left out, imported one by one.

    Raises:
        UsageError: one cannot be imported.
    """
    formats = f"{package.__name__}.{FORMATS}"
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}.", onerror=_failed):
        if info.name != formats and not info.name.startswith(f"{formats}."):
            yield load(info.name)


def catalogue_folders(folders: tuple[Path, ...] = ()) -> tuple[Path, ...]:
    """The `catalogue` folders that plugins bring along."""
    found = (Path(root) / "catalogue" for one in plugins(folders) for root in one.__path__)
    return tuple(folder for folder in found if folder.is_dir())


def formats(folders: tuple[Path, ...] = ()) -> dict[str, str]:
    """The formats that plugins bring along: the module of each by its name; nothing is run."""
    return {
        info.name.replace("_", "-"): f"{one.__name__}.{FORMATS}.{info.name}"
        for one in plugins(folders)
        for info in pkgutil.iter_modules([str(Path(root) / FORMATS) for root in one.__path__])
    }


def _package(folder: Path) -> ModuleType:
    """A folder as a package of its own, so that what is in it finds its neighbours alone."""
    digest = sha256(str(folder).encode()).hexdigest()[:8]
    name = f"lintkit_plugin_{digest}"
    if name not in sys.modules:
        package = ModuleType(name, f"The plugin in {folder}.")
        package.__path__ = [str(folder)]
        sys.modules[name] = package
    return sys.modules[name]


def _file(name: str) -> str:
    """Where a module would be loaded from, as far as that can be told without loading it."""
    parent, _, last = name.rpartition(".")
    for root in getattr(sys.modules.get(parent), "__path__", ()):
        for file in (Path(root) / f"{last}.py", Path(root) / last / "__init__.py"):
            if file.is_file():
                return str(file)
    return ""


def _failed(name: str) -> None:
    load(name)  # which says what is wrong
