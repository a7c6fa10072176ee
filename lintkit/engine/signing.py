"""How the sign-offs of a project stand.

Records are read and judged anew by each run: what is kept of a program says nothing of them.
"""

from __future__ import annotations

import ast
import os
import warnings
from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.engine.unread import of_manifest
from lintkit.errors import UsageError
from lintkit.ir import Module
from lintkit.model import SignOff
from lintkit.signoffs import Judge, read_records
from lintkit.sources.agents import agent_of
from lintkit.sources.files import relative_path
from lintkit.sources.git import Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from lintkit.engine.facts import Facts
    from lintkit.engine.find import Found
    from lintkit.engine.gather import Request
    from lintkit.model import ModuleAccount, Parts
    from lintkit.signoffs import Records


def with_sign_offs(facts: Facts, request: Request, found: Found) -> Facts:
    """The facts about a program, with the sign-offs of its modules.

    Args:
        facts: about the program.
        request: which program.
        found: its sources.
    """
    records = read_records(request.config.root)
    if not records.records and not records.problems:
        return facts
    standing = _standing(records, facts.inventory.modules, request, found)
    modules = (
        structs.replace(module, sign_off=standing.get(module.path, module.sign_off))
        for module in facts.inventory.modules
    )
    return structs.replace(
        facts,
        inventory=structs.replace(facts.inventory, modules=tuple(modules)),
        unread=(*facts.unread, *map(of_manifest, records.problems)),
    )


def signed_modules(root: Path) -> frozenset[str]:
    """The paths, relative to a root, of the modules that somebody has signed for."""
    records = read_records(root)
    if records.folder is None:
        return frozenset()
    modules = (records.folder / one.record.module for one in records.records)
    return frozenset(relative_path(module, root) for module in modules)


def parts_of(module: ModuleAccount, request: Request, found: Found) -> Mapping[str, Parts]:
    """What a sign-off of a module is bound to: its functions that reach a model, or all its code.

    Few sign for a module without a model, so its code is looked at only then.
    """
    if module.parts:
        return module.parts
    from lintkit.accounts.fingerprints.parts import parts_of_module  # noqa: PLC0415 (slow to load)
    from lintkit.engine.lower import lower_all  # noqa: PLC0415 (slow to load)

    sources = {module.path: found.sources[module.path]}
    lowered = lower_all(sources, cache=request.cache)[module.path]
    return {"": parts_of_module(lowered)} if isinstance(lowered, Module) else {}


def docstrings(found: Found, path: str) -> Iterator[str]:
    """The docstrings of a module; none where it cannot be read, or by this version of Python."""
    source = found.sources.get(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Python says of odd escapes is not for our user
            tree = ast.parse("" if source is None else source.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            text = ast.get_docstring(node)
            if text:
                yield text


def _standing(
    records: Records, modules: tuple[ModuleAccount, ...], request: Request, found: Found
) -> Mapping[str, SignOff]:
    """How each sign-off stands, by path of the module.

    A run that does not hold the whole project sees neither all callers nor all tests, so that it
    cannot say what has changed since somebody signed.
    """
    root, folder = request.config.root, records.folder
    named = {one.record.module for one in records.records}
    whole = (os.path.abspath(path) for path in request.paths)  # noqa: PTH100 (folds "..")
    if folder != root or not any(map(root.is_relative_to, whole)):
        return {
            module.path: SignOff(state="unknown")
            for module in modules
            if folder is not None and relative_path(root / module.path, folder) in named
        }
    judge = Judge(
        records.records,
        parts=lambda module: parts_of(module, request, found),
        docstrings={path: tuple(docstrings(found, path)) for path in named},
        agent=_agents(request),
        today=request.today,
        max_age=request.config.sign_off_max_age_days,
        with_tests=request.coverage is None,
    )
    return judge.judge(modules)


def _agents(request: Request) -> Callable[[str], str | None]:
    """Which coding agent last committed a record, given the path of its file; None: none did."""
    root = request.config.root
    try:
        tree = request.tree or Tree.around(root)
    except UsageError:
        return lambda _: None

    def agent(path: str) -> str | None:
        commit = tree.last_commit(root / path)
        return None if commit is None else agent_of(commit)

    return agent
