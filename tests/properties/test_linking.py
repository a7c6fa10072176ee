"""Order of files, neighbours and hash seeds change nothing in what linking finds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintkit.lowering import lower
from lintkit.program.linker import link
from lintkit.program.writers import adjacency, as_json
from lintkit.sources.documents import Documents
from lintkit.sources.layout import find_layout

CASES = Path(__file__).parents[1] / "callgraph" / "cases"
NAMES = sorted(path.parent.relative_to(CASES).as_posix() for path in CASES.glob("*/*/main.py"))
ROOT = Path("/nowhere")

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


@settings(max_examples=25, deadline=None)
@given(name=st.sampled_from(NAMES), other=st.sampled_from(NAMES))
def test_a_file_that_nobody_imports_changes_nothing_elsewhere(name: str, other: str) -> None:
    def edges(texts: dict[str, str]) -> dict[str, list[str]]:
        modules = [lower(text, path) for path, text in texts.items()]
        program = link(modules, find_layout(texts, ROOT, Documents(ROOT)))
        found: dict[str, list[str]] = json.loads(adjacency(program, program.graph.nodes()))
        return {key: value for key, value in found.items() if key.startswith("part0.")}

    alone = edges({"part0/main.py": _text(name)})
    assert edges({"part0/main.py": _text(name), "part1/main.py": _text(other)}) == alone


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
