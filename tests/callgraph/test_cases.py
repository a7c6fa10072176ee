"""Each micro-case is a small program; its call graph is exactly the one stated beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lintkit.lowering import lower
from lintkit.program.linker import link
from lintkit.program.search_path import searched
from lintkit.program.writers import adjacency
from lintkit.sources.documents import Documents
from lintkit.sources.layout import find_layout

CASES = Path(__file__).parent / "cases"

_EARLIER = "what a container held before it was handed on counts too"
_OTHERS = "what another code does to a container may have happened at any time"

INEXACT = {
    "dicts/stored_in_try": "how far a `try` came before it was left is not known",
    "fluent/middleware_chain": "a loop may wrap any layer around any other",
    "imports/module_attribute_replaced": "the replaced attribute of a module counts too",
    "lists/changed_by_closure": _OTHERS,
    "lists/changed_by_function": _OTHERS,
    "returns/list_changed_before_return": _EARLIER,
}
"""Cases whose graph is not exact, each with what the linker does not know."""


def graph(folder: Path) -> dict[str, list[str]]:
    """The call graph of all Python files in a folder."""
    modules = [
        lower(file.read_text(encoding="utf-8"), file.relative_to(folder).as_posix())
        for file in sorted(folder.rglob("*.py"))
    ]
    layout = find_layout(
        [module.path for module in modules],
        folder,
        Documents(folder),
        searched={folder / one.folder: one.first for one in searched(modules)},
    )
    program = link(modules, layout)
    found: dict[str, list[str]] = json.loads(adjacency(program, program.graph.nodes()))
    return found


def cases() -> list[object]:
    """A parameter for each case."""
    names = sorted(
        file.parent.relative_to(CASES).as_posix() for file in CASES.glob("*/*/callgraph.json")
    )
    return [
        pytest.param(
            name,
            marks=[pytest.mark.xfail(strict=True, reason=INEXACT[name])] if name in INEXACT else [],
        )
        for name in names
    ]


@pytest.mark.parametrize("case", cases())
def test_graph_is_exact(case: str) -> None:
    stated = json.loads((CASES / case / "callgraph.json").read_text(encoding="utf-8"))
    assert graph(CASES / case) == {name: sorted(callees) for name, callees in stated.items()}


def test_inexact_cases_exist() -> None:
    assert [name for name in INEXACT if not (CASES / name / "callgraph.json").exists()] == []
