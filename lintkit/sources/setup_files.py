"""The dependencies that setup.py and setup.cfg declare; setup.py is read, never run."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from lintkit.sources.declarations import Declaration, declare
from lintkit.sources.documents import line_of
from lintkit.sources.requirements import read_requirements

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lintkit.sources.documents import Documents

_COMMANDS = ("console_scripts", "gui_scripts")
_ADDING = frozenset({"append", "extend", "update", "setdefault", "insert"})
_KEYWORDS = frozenset({"install_requires", "extras_require", "tests_require"})


def parse_setup(text: str) -> ast.Module:
    """The syntax tree of a setup.py; an empty one if it cannot be parsed."""
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ast.Module([], [])


def read_setup_py(file: Path, documents: Documents) -> Iterator[Declaration]:
    """The literal requirements in a setup.py."""
    tree = parse_setup(documents.text(file))
    for value in _values(tree):
        for text, line in _texts(value, _assigned(tree)):
            found = declare(text, file, line)
            if found:
                yield found


def setup_names(text: str) -> Iterator[str]:
    """The name that a setup.py gives the project, where it is literal."""
    for keyword in _keywords(parse_setup(text)):
        if keyword.arg == "name" and isinstance(keyword.value, ast.Constant):
            yield str(keyword.value.value)


def setup_commands(
    text: str, sections: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    """The commands that a setup.py or setup.cfg declares, each with the `module:function` it runs.

    Args:
        text: the setup.py; what it computes is left out.
        sections: those of the setup.cfg.
    """
    tree = parse_setup(text)
    assigned = _assigned(tree)
    lines = [
        line
        for keyword in _keywords(tree)
        if keyword.arg == "entry_points"
        for group in _groups(keyword.value, assigned)
        for line, _ in _texts(group, assigned)
    ]
    for group in _COMMANDS:
        lines += sections.get("options.entry_points", {}).get(group, "").splitlines()
    for line in lines:
        name, is_one, target = line.partition("=")
        if is_one:
            yield name.strip(), target.strip()


def _groups(value: ast.expr, assigned: Mapping[str, ast.expr]) -> Iterator[ast.expr]:
    """The groups of commands among entry points, which may have a name."""
    if isinstance(value, ast.Name):
        value = assigned.get(value.id, value)
    if isinstance(value, ast.Dict):
        for key, group in zip(value.keys, value.values, strict=True):
            if isinstance(key, ast.Constant) and key.value in _COMMANDS:
                yield group


def is_computed(text: str) -> bool:
    """Whether a setup.py computes requirements, so that reading does not show them all."""
    tree = parse_setup(text)
    assigned = _assigned(tree)
    return any(keyword.arg is None for keyword in _keywords(tree)) or any(
        isinstance(node, ast.Call | ast.ListComp)
        or (isinstance(node, ast.Name) and node.id not in assigned)
        for value in _values(tree)
        for node in _walk(value, assigned)
    )


def read_setup_cfg(file: Path, documents: Documents) -> Iterator[Declaration]:
    """The requirements in a setup.cfg."""
    sections = documents.ini(file)
    options = sections.get("options", {})
    values = [options.get("install_requires", ""), options.get("tests_require", "")]
    values += sections.get("options.extras_require", {}).values()
    for value in values:
        if value.startswith("file:"):
            for name in value.removeprefix("file:").replace(",", " ").split():
                yield from read_requirements(file.parent / name, documents)
            continue
        # As setuptools does: a list goes over lines, or over semicolons in one line.
        for text in map(str.strip, value.splitlines() if "\n" in value else value.split(";")):
            found = declare(text, file, line_of(documents.text(file), re.escape(text)))
            if found:
                yield found


def _called(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _keywords(tree: ast.Module) -> Iterator[ast.keyword]:
    """What `setup` is called with."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) == "setup":
            yield from node.keywords


def _values(tree: ast.Module) -> Iterator[ast.expr]:
    return (keyword.value for keyword in _keywords(tree) if keyword.arg in _KEYWORDS)


def _assigned(tree: ast.Module) -> dict[str, ast.expr]:
    """What the names of the module stand for: the last assignment, and what is added after it."""
    found: dict[str, ast.expr] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found[target.id] = node.value
        for name, value in _added(node):
            found[name] = ast.List([found[name], value]) if name in found else value
    return found


def _added(node: ast.stmt) -> Iterator[tuple[str, ast.expr]]:
    """What a statement adds to the list or dict of a name, or puts into it."""
    match node:
        case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name))], value=value):
            yield name, value
        case ast.AugAssign(target=ast.Name(id=name), value=value):
            yield name, value
        case ast.AugAssign(target=ast.Subscript(value=ast.Name(id=name)), value=value):
            yield name, value
        case ast.Expr(
            value=ast.Call(
                func=ast.Attribute(value=ast.Name(id=name), attr=method),
                args=arguments,
                keywords=keywords,
            )
        ) if method in _ADDING:
            for value in (*arguments, *(one.value for one in keywords)):
                yield name, value


def _walk(
    value: ast.expr, assigned: Mapping[str, ast.expr], seen: tuple[str, ...] = ()
) -> Iterator[ast.expr]:
    """The parts of an expression, with names replaced by what they stand for."""
    yield value
    if isinstance(value, ast.Name) and value.id in assigned and value.id not in seen:
        yield from _walk(assigned[value.id], assigned, (*seen, value.id))
    elif isinstance(value, ast.Dict):
        for part in value.values:
            yield from _walk(part, assigned, seen)
    elif not isinstance(value, ast.Call):
        for child in ast.iter_child_nodes(value):
            if isinstance(child, ast.expr):
                yield from _walk(child, assigned, seen)


def _texts(value: ast.expr, assigned: Mapping[str, ast.expr]) -> Iterator[tuple[str, int]]:
    """The lines of the strings in an expression, with their line numbers."""
    for part in _walk(value, assigned):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            for text in filter(None, map(str.strip, part.value.splitlines())):
                yield text, part.lineno
