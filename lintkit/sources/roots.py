"""The folders that a project's imports start from."""

from __future__ import annotations

import ast
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from lintkit.sources.documents import at, strings, table
from lintkit.sources.setup_files import parse_setup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.sources.disk import Disk
    from lintkit.sources.documents import Documents

_INSTALLABLE = ("pyproject.toml", "setup.py", "setup.cfg")
_PYTEST = {"pytest.ini": "pytest", ".pytest.ini": "pytest", "tox.ini": "pytest"}
"""Files with settings of pytest, which may say what to import, and the section that has them."""
_APPLICATION = ("requirements.txt", "Pipfile", "environment.yml", "manage.py")
"""What lies beside programs that are run from their folder."""
_NAMES = "|".join(map(re.escape, (*_INSTALLABLE, *_APPLICATION, *_PYTEST)))


def source_roots(folders: Iterable[Path], documents: Documents) -> tuple[set[Path], set[Path]]:
    """The folders that imports start from.

    Args:
        folders: where to look for manifests.
        documents: reads them.

    Returns:
        All of them, and of these the ones from which any code of the repository can import,
        because what they hold can be installed.
    """
    every: set[Path] = set()
    installable: set[Path] = set()
    for folder in folders:
        names = documents.disk.names(folder, _NAMES)
        own = set(_hinted(folder, documents)) if names else set()
        if any(name in _INSTALLABLE for name in names):
            own |= {folder, *_conventional(folder, documents.disk)}
        installable |= own
        every |= own
        if any(name in _APPLICATION for name in names):
            every |= {folder, *_conventional(folder, documents.disk)}
    return every, installable


def _conventional(folder: Path, disk: Disk) -> Iterator[Path]:
    src = folder / "src"
    if disk.is_folder(src) and not disk.exists(src / "__init__.py"):
        yield src


def _hinted(folder: Path, documents: Documents) -> Iterator[Path]:
    """The folders that the settings of build backends, pytest and type checkers name."""
    hints = [
        *_pyproject(documents.toml(folder / "pyproject.toml")),
        *_setup_cfg(documents, folder / "setup.cfg"),
        *_setup_py(documents.text(folder / "setup.py")),
        *_pytest_ini(folder, documents),
    ]
    for hint in hints:
        path = Path(os.path.normpath(folder / hint))
        if path != folder and path.is_relative_to(folder) and documents.disk.is_folder(path):
            yield path


def _pyproject(document: object) -> Iterator[str]:
    tool = at(document, "tool")
    setuptools = at(tool, "setuptools")
    yield from strings(at(setuptools, "package-dir", ""))
    yield from strings(at(setuptools, "packages", "find", "where"))
    packages = at(tool, "poetry", "packages")
    for package in packages if isinstance(packages, list) else ():
        yield from strings(at(package, "from"))
    for build in (at(tool, "hatch", "build"), at(tool, "hatch", "build", "targets", "wheel")):
        yield from (os.path.dirname(path) for path in strings(at(build, "packages")))  # noqa: PTH120
        yield from strings(at(build, "sources"))
        yield from strings(at(build, "dev-mode-dirs"))
    yield from strings(at(tool, "pdm", "build", "package-dir"))
    yield from strings(at(tool, "uv", "build-backend", "module-root"))
    yield from strings(at(tool, "maturin", "python-source"))
    yield from strings(at(tool, "pytest", "ini_options", "pythonpath"))
    yield from strings(at(tool, "pyright", "extraPaths"))


def _setup_cfg(documents: Documents, file: Path) -> Iterator[str]:
    sections = documents.ini(file)
    for line in sections.get("options", {}).get("package_dir", "").splitlines():
        package, _, folder = line.partition("=")
        if not package.strip():
            yield folder.strip()
    yield from sections.get("options.packages.find", {}).get("where", "").split()


def _pytest_ini(folder: Path, documents: Documents) -> Iterator[str]:
    for name, section in (*_PYTEST.items(), ("setup.cfg", "tool:pytest")):
        if documents.disk.is_file(folder / name):
            yield from documents.ini(folder / name).get(section, {}).get("pythonpath", "").split()


def _setup_py(text: str) -> Iterator[str]:
    """The `package_dir={"": "src"}` and `find_packages(where="src")` of a setup.py."""
    for node in ast.walk(parse_setup(text)):
        if not isinstance(node, ast.Call):
            continue
        for keyword in node.keywords:
            value = _literal(keyword.value)
            if keyword.arg == "package_dir":
                yield from strings(table(value).get(""))
            elif keyword.arg == "where":
                yield from strings(value)


def _literal(node: ast.expr) -> object:
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None
