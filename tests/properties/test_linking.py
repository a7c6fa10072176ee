"""Order of files, neighbours, hash seeds and names of locals change nothing in the links."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from lintkit.lowering import lower
from lintkit.program.linker import link
from lintkit.program.writers import adjacency, as_json
from lintkit.sources.documents import Documents
from lintkit.sources.layout import find_layout

CASES = Path(__file__).parents[1] / "callgraph" / "cases"
NAMES = sorted(path.parent.relative_to(CASES).as_posix() for path in CASES.glob("*/*/main.py"))
ROOT = Path("/nowhere")

SCOPES = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.comprehension,
    ast.Global,
    ast.Nonlocal,
    ast.Import,
    ast.ImportFrom,
    ast.JoinedStr,  # before Python 3.12 what stands inside has no columns of its own
)
"""What keeps a function's variables from being renamed one by one."""

SHARED = {
    "shop/__init__.py": "from shop.llm import *\n",
    "shop/llm.py": (
        "from openai import OpenAI\n"
        "from . import prompts\n"
        "client = OpenAI()\n"
        "def ask(question, model='m'):\n"
        "    return client.chat.completions.create(model=model, messages=prompts.build(question))\n"
    ),
    "shop/prompts.py": (
        "from shop import llm\n"
        "def build(question):\n"
        "    return [question]\n"
        "def again():\n"
        "    return llm.ask('?')\n"
    ),
    "shop/cart.py": (
        "from shop import ask\n"
        "class Cart:\n"
        "    def __init__(self, ask=ask):\n"
        "        self.ask = ask\n"
        "    def total(self):\n"
        "        return self.ask('total')\n"
        "class Basket(Cart):\n"
        "    def total(self):\n"
        "        return super().total()\n"
    ),
    "main.py": (
        "from shop.cart import Basket, Cart\nfor kind in (Cart, Basket):\n    kind().total()\n"
    ),
}


@cache
def _text(name: str) -> str:
    return (CASES / name / "main.py").read_text(encoding="utf-8")


def _program(texts: dict[str, str]) -> str:
    """The whole graph of a program as text, its files taken in the order given."""
    modules = [lower(text, path) for path, text in texts.items()]
    program = link(modules, find_layout(texts, ROOT, Documents(ROOT)))
    nodes = program.graph.nodes()
    values = [repr(program.callees(site)) for site, _ in program.calls()]
    return "\n".join([as_json(program, nodes), adjacency(program, nodes), *values])


def _side_by_side(names: list[str]) -> dict[str, str]:
    return {f"part{index}/main.py": _text(name) for index, name in enumerate(names)}


@settings(max_examples=25, deadline=None)
@given(names=st.lists(st.sampled_from(NAMES), min_size=2, max_size=4), data=st.data())
def test_order_of_files_does_not_matter(names: list[str], data: st.DataObject) -> None:
    texts = _side_by_side(names)
    order = data.draw(st.permutations(list(texts)))
    assert _program({path: texts[path] for path in order}) == _program(texts)


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(list(SHARED)))
def test_order_does_not_matter_where_files_import_each_other(order: list[str]) -> None:
    assert _program({path: SHARED[path] for path in order}) == _program(SHARED)


@example(name="fixtures/chained", other="fixtures/asynchronous")
@settings(max_examples=25, deadline=None)
@given(name=st.sampled_from(NAMES), other=st.sampled_from(NAMES))
def test_a_file_that_nobody_imports_changes_nothing_elsewhere(name: str, other: str) -> None:
    """But for edges of low confidence: the only method of its name may not be the only one then."""
    # What click hands on in its context is one object for the whole program.
    assume((name, other) != ("frameworks/click_context", "frameworks/click_context"))

    def edges(texts: dict[str, str]) -> set[tuple[str, str]]:
        modules = [lower(text, path) for path, text in texts.items()]
        program = link(modules, find_layout(texts, ROOT, Documents(ROOT)))
        told = json.loads(as_json(program, program.graph.nodes()))["edges"]
        sure = {(one["caller"], one["callee"]) for one in told if one["confidence"] != "low"}
        return {(caller, callee) for caller, callee in sure if caller.startswith("part0.")}

    alone = edges({"part0/main.py": _text(name)})
    assert edges({"part0/main.py": _text(name), "part1/main.py": _text(other)}) == alone


def _locals_renamed(text: str) -> str:
    """The same program with other names for the plain local variables of its functions."""
    places: list[tuple[int, int, str]] = []
    for function in ast.walk(ast.parse(text)):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        inner = [node for statement in function.body for node in ast.walk(statement)]
        if any(isinstance(node, SCOPES) for node in inner):
            continue
        names = [node for node in inner if isinstance(node, ast.Name)]
        if any(node.id in {"locals", "vars", "eval", "exec"} for node in names):
            continue
        given = {one.arg for one in ast.walk(function.args) if isinstance(one, ast.arg)}
        stored = {node.id for node in names if isinstance(node.ctx, ast.Store)} - given
        places += [(node.lineno, node.col_offset, node.id) for node in names if node.id in stored]
    lines = text.encode().splitlines(keepends=True)
    for line, column, name in sorted(places, reverse=True):
        end = column + len(name.encode())
        before, after = lines[line - 1][:column], lines[line - 1][end:]
        lines[line - 1] = before + f"renamed_{name}".encode() + after
    return b"".join(lines).decode()


PARSED = [name for name in NAMES if sys.version_info >= (3, 12) or "pep695/" not in name]
"""The programs that this version of Python can parse."""


@pytest.mark.parametrize("name", PARSED)
def test_names_of_locals_do_not_matter(name: str) -> None:
    def edges(text: str) -> str:
        program = link([lower(text, "main.py")], find_layout(["main.py"], ROOT, Documents(ROOT)))
        return adjacency(program, program.graph.nodes())

    assert edges(_locals_renamed(_text(name))) == edges(_text(name))


def test_locals_are_renamed() -> None:
    text = "def f(a):\n    é = b = a\n    return é + b\n"
    renamed = "def f(a):\n    renamed_é = renamed_b = a\n    return renamed_é + renamed_b\n"
    assert _locals_renamed(text) == renamed


@pytest.mark.parametrize("seed", ["1", "4000000000"])
def test_hash_seed_does_not_matter(seed: str) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_linking as t;"
        "sys.stdout.write(t._program({**t.SHARED, **t._side_by_side(t.NAMES[::9])}))"
    )
    run = subprocess.run(  # noqa: S603  runs this file
        [sys.executable, "-c", script, str(Path(__file__).parent)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert run.stdout == _program({**SHARED, **_side_by_side(NAMES[::9])})
