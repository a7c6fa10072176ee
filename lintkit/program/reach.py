"""What reaches what in the call graph."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from lintkit.program import naming
from lintkit.program.values import CodeRef

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from lintkit.program.program import Program
    from lintkit.program.values import CallEdge

Node: TypeAlias = "CodeRef | str"
"""A code of the program, or the public name of an external symbol."""

_RANK = {"high": 0, "medium": 1, "low": 2}


class CallGraph:
    """The call graph of a program, ready for questions of reach.

    A class body runs where it stands, so it is folded into the code that defines the class; a
    code without calls is a node all the same.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._graph: nx.DiGraph[Node] = nx.DiGraph()
        self._graph.add_nodes_from(
            ref for ref in program.codes() if program.code(ref).kind != "class"
        )
        for edge in sorted(program.edges(), key=_order):
            callee = edge.callee
            if isinstance(callee, CodeRef) and program.code(callee).kind == "class":
                continue
            caller = naming.enclosing(program, edge.caller)
            if not self._graph.has_edge(caller, callee):
                self._graph.add_edge(caller, callee, edge=edge)

    def nodes(self) -> tuple[Node, ...]:
        """Every node: the codes by path and index, then the external symbols by name."""
        return tuple(sorted(self._graph, key=node_order))

    def callers(self, node: Node) -> tuple[Node, ...]:
        """The nodes with an edge into this one."""
        return tuple(sorted(self._graph.predecessors(self._folded(node)), key=node_order))

    def callees(self, node: Node) -> tuple[Node, ...]:
        """The nodes to which this one has an edge."""
        return tuple(sorted(self._graph.successors(self._folded(node)), key=node_order))

    def reaching(
        self, node: Node, passing: Callable[[CodeRef], bool] | None = None
    ) -> frozenset[CodeRef]:
        """Every code from which the node can be reached, itself included.

        Args:
            node: what is reached.
            passing: whether a way may lead through a code; None: through any.
        """
        folded = self._folded(node)
        nodes = {folded}
        pending = [folded]
        while pending:
            for one in self._graph.predecessors(pending.pop()):
                if one not in nodes and (
                    passing is None or not isinstance(one, CodeRef) or passing(one)
                ):
                    nodes.add(one)
                    pending.append(one)
        return frozenset(found for found in nodes if isinstance(found, CodeRef))

    def path(self, source: CodeRef, target: Node) -> tuple[CallEdge, ...]:
        """A shortest path, the surest call of each pair of codes; empty where there is none."""
        try:
            nodes = nx.shortest_path(self._graph, self._folded(source), self._folded(target))
        except nx.NetworkXNoPath:
            return ()
        return tuple(
            self._graph.edges[caller, callee]["edge"] for caller, callee in pairwise(nodes)
        )

    def cycles(self) -> tuple[tuple[CodeRef, ...], ...]:
        """The groups of codes that call each other in a circle, recursive codes included."""
        groups = (
            tuple(sorted(node for node in group if isinstance(node, CodeRef)))
            for group in nx.strongly_connected_components(self._graph)
        )
        return tuple(
            sorted(
                group
                for group in groups
                if len(group) > 1 or (group and self._graph.has_edge(group[0], group[0]))
            )
        )

    def distances_from(self, sources: Collection[Node], limit: int | None) -> Mapping[Node, int]:
        """How many calls away from the sources each node is, up to a limit."""
        return self._distances(self._graph, sources, limit)

    def distances_to(self, targets: Collection[Node], limit: int | None) -> Mapping[Node, int]:
        """How many calls each node is away from the targets, up to a limit."""
        return self._distances(self._graph.reverse(copy=False), targets, limit)

    def _distances(
        self, graph: nx.DiGraph[Node], starts: Collection[Node], limit: int | None
    ) -> Mapping[Node, int]:
        folded = {self._folded(node) for node in starts}
        found: dict[Node, int] = {}
        for distance, layer in enumerate(nx.bfs_layers(graph, sorted(folded, key=node_order))):
            if limit is not None and distance > limit:
                break
            found.update(dict.fromkeys(layer, distance))
        return found

    def _folded(self, node: Node) -> Node:
        return node if isinstance(node, str) else naming.enclosing(self._program, node)


def node_order(node: Node) -> tuple[bool, str, int]:
    """Sorts codes by path and index, then external symbols by name."""
    return (True, node, 0) if isinstance(node, str) else (False, node.path, node.index)


def _order(edge: CallEdge) -> tuple[CodeRef, tuple[bool, str, int], int, int]:
    return edge.caller, node_order(edge.callee), _RANK[edge.confidence], edge.site.position
