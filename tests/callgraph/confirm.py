"""Confirm the call-graph micro-cases by running them.

    python tests/callgraph/confirm.py --tracer trace_callgraph.py [CATEGORY[/CASE] ...]

The tracer is a script that runs DIR/main.py under ``sys.setprofile`` and prints the calls it
saw as an adjacency list. Each difference to a case's ``callgraph.json`` is reported, and so is
each def or lambda without a key. Nodes without calls need no trace. ``unconfirmed.txt`` names
the cases whose truth a trace cannot confirm in full:

* ``external``: calls that leave the case are not traced; all the others are confirmed.
* ``created``: a trace shows who resumes a generator or a coroutine, not the call that made it;
  every traced edge is confirmed.
* ``untraced``: nothing is compared.

Needs Python 3.11 or later, 3.12 for the category ``pep695``.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
CASES = HERE / "cases"

KINDS = ("external", "created", "untraced")
LITERALS = {"set": "PySet", "tuple": "PyTuple", "int": "PyInt", "float": "PyFloat"}

Graph = dict[str, set[str]]


def main() -> int:
    """Print what differs and return 1 if anything does."""
    parser = argparse.ArgumentParser(description="Confirm the micro-cases by running them.")
    parser.add_argument("--tracer", type=Path, required=True, help="script that traces a folder")
    parser.add_argument("cases", nargs="*", help="only these categories or cases")
    options = parser.parse_args()
    if sys.version_info < (3, 11):
        parser.error("tracing needs Python 3.11 or later")
    kinds = unconfirmed()
    count = dict.fromkeys(("confirmed", *KINDS, "skipped", "wrong"), 0)
    for path in sorted(file.parent for file in CASES.glob("*/*/callgraph.json")):
        case = path.relative_to(CASES).as_posix()
        if options.cases and not {case, path.parent.name} & set(options.cases):
            continue
        if path.parent.name == "pep695" and sys.version_info < (3, 12):
            count["skipped"] += 1
            continue
        truth = {key: set(value) for key, value in read_json(path / "callgraph.json").items()}
        kind = kinds.get(case, "confirmed")
        problems = [*key_problems(path, truth)]
        if kind != "untraced":
            problems += edge_problems(path, truth, options.tracer, kind)
        count["wrong" if problems else kind] += 1
        for problem in problems:
            print(f"{case}: {problem}")
    print(", ".join(f"{number} {name}" for name, number in count.items()))
    return int(count["wrong"] > 0)


def unconfirmed() -> dict[str, str]:
    """Kind by case, from ``unconfirmed.txt``."""
    lines = (HERE / "unconfirmed.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split(maxsplit=2) for line in lines if line and not line.startswith("#"))
    return {case: kind for case, kind, _reason in rows}


def read_json(path: Path) -> dict[str, list[str]]:
    """The adjacency list in a file."""
    graph: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return graph


def key_problems(case: Path, truth: Graph) -> Iterator[str]:
    """Every module, def and lambda is a key of the truth, and nothing else is."""
    names = {name for file in case.rglob("*.py") for name in definitions(file, case)}
    yield from (f"no key {name}" for name in sorted(names - truth.keys()))
    yield from (f"key without definition {name}" for name in sorted(truth.keys() - names))


def definitions(file: Path, case: Path) -> list[str]:
    """Dotted names of the module in a file and of all that it defines."""
    parts = file.relative_to(case).with_suffix("").parts
    module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    found = [module]

    def visit(scope: str, node: ast.AST, lambdas: list[None]) -> None:
        own: list[ast.AST] = []
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                name = f"{scope}.{node.name}"
                own = [*node.body]
                if not isinstance(node, ast.ClassDef):
                    found.append(name)
            case ast.Lambda():
                lambdas.append(None)
                name = f"{scope}.<lambda{len(lambdas)}>"
                own = [node.body]
                found.append(name)
            case _:
                name = scope
        inner: list[None] = []
        for child in ast.iter_child_nodes(node):
            if child in own:
                visit(name, child, inner)
            else:
                visit(scope, child, lambdas)

    visit(module, ast.parse(file.read_bytes()), [])
    return found


def edge_problems(case: Path, truth: Graph, tracer: Path, kind: str) -> list[str]:
    """Edges that are in the truth or in the trace, not in both."""
    run = subprocess.run(  # noqa: S603 - runs the tracer that the caller named
        [sys.executable, str(tracer), str(case)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        text=True,
        timeout=60,
    )
    if run.returncode or run.stderr:
        return [f"the program fails: {run.stderr.strip()}"]
    seen = {(a, c) for a, b in json.loads(run.stdout).items() for c in map(renamed, b) if c}
    stated = {(a, b) for a, callees in truth.items() for b in callees}
    if kind == "external":
        stated = {(a, b) for a, b in stated if b.startswith("<") or b in truth}
    if kind == "created":
        stated &= seen
    return [
        *(f"not traced: {a} -> {b}" for a, b in sorted(stated - seen)),
        *(f"not in the truth: {a} -> {b}" for a, b in sorted(seen - stated)),
    ]


def renamed(callee: str) -> str | None:
    """A traced name as the truth spells it; None for what the truth leaves out.

    The tracer names a method of a built-in object by its type. The truth names those of
    literals only: ``generator.send`` shows as the resumption of the generator, and
    ``type.__new__`` is no part of the program.
    """
    if not callee.startswith("<") or callee.startswith(("<builtin>", "<**")):
        return callee
    owner, _, method = callee[1:].partition(">.")
    return f"<**{LITERALS[owner]}**>.{method}" if owner in LITERALS else None


if __name__ == "__main__":
    sys.exit(main())
