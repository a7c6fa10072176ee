"""The call graph as text: adjacency list, JSON, DOT, Mermaid, GraphML."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, TypeAlias

import msgspec
import networkx as nx

from lintkit.errors import UsageError
from lintkit.program import naming
from lintkit.program.edge_evidence import EdgeEvidence
from lintkit.program.public import edge_order
from lintkit.program.values import CodeRef

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from lintkit.program.program import Program
    from lintkit.program.reach import CallGraph, Node
    from lintkit.program.values import CallEdge

SCHEMA = "lintkit/graph/v1"

Pairs: TypeAlias = "dict[str, set[str]]"


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which part of the call graph to show; without any of them: all of it.

    Attributes:
        sources: names of codes or external symbols; keeps what can be reached from them.
        targets: names as well; keeps what can reach them.
        depth: how many calls away from sources or targets, or on a path between them.
        points: keeps what can reach one of these codes.
    """

    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    depth: int | None = None
    points: frozenset[CodeRef] | None = None


def select(program: Program, graph: CallGraph, chosen: Filter) -> frozenset[Node]:
    """The nodes that a filter keeps.

    Raises:
        UsageError: a name is not in the graph, or a depth has nothing to count from.
    """
    if chosen.depth is not None and not (chosen.sources or chosen.targets):
        raise UsageError("--depth counts calls from a function: add --from or --to.")
    nodes = frozenset(graph.nodes())
    if chosen.points is not None:
        nodes &= frozenset(graph.distances_to(chosen.points, None))
    steps: list[Mapping[Node, int]] = []
    if chosen.sources:
        steps.append(graph.distances_from(_named(program, graph, chosen.sources), chosen.depth))
    if chosen.targets:
        steps.append(graph.distances_to(_named(program, graph, chosen.targets), chosen.depth))
    for found in steps:
        nodes &= frozenset(found)
    if chosen.depth is not None:
        limit = chosen.depth
        nodes = frozenset(node for node in nodes if sum(found[node] for found in steps) <= limit)
    return nodes


def adjacency(program: Program, nodes: Collection[Node]) -> str:
    """`{"module.function": ["callee", …]}`: every code of the selection is a key."""
    return _json({name: sorted(callees) for name, callees in _pairs(program, nodes).items()})


def as_json(program: Program, nodes: Collection[Node]) -> str:
    """Nodes with their place, edges with kind, confidence, line of the call and evidence."""
    listed = [
        {"name": name, "path": path, "line": line, "kind": kind}
        for name, path, line, kind in sorted({_described(program, node) for node in nodes})
    ]
    evidence = EdgeEvidence(program)
    edges = [
        {
            "caller": naming.public_name(program, caller),
            "callee": naming.public_name(program, edge.callee),
            "kind": edge.kind,
            "confidence": edge.confidence,
            "path": edge.site.code.path,
            "line": program.span(edge.site).line,
            "evidence": [
                {"path": step.path, "line": step.line, "text": step.text}
                for step in evidence.of(edge)
            ],
        }
        for caller, edge in _edges(program, nodes)
    ]
    edges.sort(key=msgspec.json.encode)
    return _json({"schema": SCHEMA, "nodes": listed, "edges": edges})


def dot(program: Program, nodes: Collection[Node]) -> str:
    """Graphviz's language."""
    pairs = _with_callees(_pairs(program, nodes))
    lines = ["digraph calls {", "  rankdir=LR;", "  node [shape=box];"]
    lines += [f"  {_dot_quoted(name)};" for name in pairs]
    lines += [
        f"  {_dot_quoted(name)} -> {_dot_quoted(callee)};"
        for name, callees in pairs.items()
        for callee in sorted(callees)
    ]
    return "\n".join([*lines, "}", ""])


def mermaid(program: Program, nodes: Collection[Node]) -> str:
    """A Mermaid flowchart, as Markdown viewers draw it."""
    pairs = _with_callees(_pairs(program, nodes))
    keys = {name: f"n{number}" for number, name in enumerate(pairs)}
    lines = ["flowchart LR"]
    lines += [f'  {key}["{_mermaid_escaped(name)}"]' for name, key in keys.items()]
    lines += [
        f"  {keys[name]} --> {keys[callee]}"
        for name, callees in pairs.items()
        for callee in sorted(callees)
    ]
    return "\n".join([*lines, ""])


def graphml(program: Program, nodes: Collection[Node]) -> str:
    """GraphML, for graph editors and libraries."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for name, path, line, kind in sorted({_described(program, node) for node in nodes}):
        graph.add_node(name, path=path, line=line, kind=kind)
    for name, callees in _pairs(program, nodes).items():
        graph.add_edges_from((name, callee) for callee in sorted(callees))
    return "\n".join([*nx.generate_graphml(graph), ""])


WRITERS: dict[str, Callable[[Program, Collection[Node]], str]] = {
    "adjacency": adjacency,
    "json": as_json,
    "dot": dot,
    "mermaid": mermaid,
    "graphml": graphml,
}


def _named(program: Program, graph: CallGraph, wanted: Collection[str]) -> list[Node]:
    names: dict[str, list[Node]] = {}
    for node in graph.nodes():
        names.setdefault(naming.public_name(program, node), []).append(node)
    found: list[Node] = []
    for name in wanted:
        if name not in names:
            close = difflib.get_close_matches(name, names, n=3)
            hint = f" Did you mean {' or '.join(close)}?" if close else ""
            raise UsageError(f"No function or symbol named {name!r} in the call graph.{hint}")
        found += names[name]
    return found


def _edges(program: Program, nodes: Collection[Node]) -> list[tuple[CodeRef, CallEdge]]:
    """The edges within the selection, each with the code whose run makes the call.

    A call behind a test that constants of its code decide is none.
    """
    kept = frozenset(nodes)
    known = {(edge.site, edge.callee): edge for edge in (*program.crowds(), *program.edges())}
    never = program.never_run(site for site, _ in known)
    edges = [
        (naming.enclosing(program, edge.caller), edge)
        for edge in known.values()
        if edge.site not in never
    ]
    within = [(caller, edge) for caller, edge in edges if {caller, edge.callee} <= kept]
    return sorted(within, key=lambda one: edge_order(one[1]))


def _pairs(program: Program, nodes: Collection[Node]) -> Pairs:
    """Names of callees by name of caller, sorted by caller; every code is a key."""
    pairs: Pairs = {program.symbol(node): set() for node in nodes if isinstance(node, CodeRef)}
    for caller, edge in _edges(program, nodes):
        pairs[program.symbol(caller)].add(naming.public_name(program, edge.callee))
    return dict(sorted(pairs.items()))


def _with_callees(pairs: Pairs) -> Pairs:
    names = set(pairs).union(*pairs.values())
    return {name: pairs.get(name, set()) for name in sorted(names)}


def _described(program: Program, node: Node) -> tuple[str, str, int, str]:
    """Name, path, line and kind; an external symbol stands nowhere."""
    if isinstance(node, str):
        return naming.external_name(node), "", 0, "external"
    code = program.code(node)
    return program.symbol(node), node.path, code.def_line, code.kind


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"


def _dot_quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _mermaid_escaped(name: str) -> str:
    return re.sub(r"[^\w. ]", lambda match: f"#{ord(match[0])};", name)
