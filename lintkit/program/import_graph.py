"""Which modules of a program load which, and where that goes round in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from lintkit import ir

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lintkit.program.program import Program


def import_cycles(loads: Mapping[str, frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """The groups of modules that load each other in a circle (Tarjan, 1972), each in order.

    Args:
        loads: by path, the paths of the modules that one loads.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((path, other) for path, others in loads.items() for other in others)
    groups = nx.strongly_connected_components(graph)
    return tuple(sorted(tuple(sorted(group)) for group in groups if len(group) > 1))


def imports_of(program: Program, path: str, *, at_load: bool) -> frozenset[str]:
    """The other modules of the program that a module imports.

    Args:
        program: the linked program.
        path: of the module.
        at_load: only those that its body imports whatever happens, so not for type checkers only.
    """
    codes = program.modules[path].codes
    found = {
        target
        for code in (codes[:1] if at_load else codes)
        for instruction in code.instructions
        if not (at_load and instruction.region)
        for target in _targets(program, path, instruction)
    }
    return frozenset(found - {path})


def _targets(program: Program, path: str, instruction: ir.AnyInstruction) -> Iterator[str]:
    if isinstance(instruction, ir.ImportModule):
        module, level, name = instruction.module, 0, ""
    elif isinstance(instruction, ir.ImportFrom):
        module, level, name = instruction.module, instruction.level, instruction.name
    elif isinstance(instruction, ir.ImportStar):
        module, level, name = instruction.module, instruction.level, ""
    else:
        return
    if (imported := program.imported(path, module, level)) is not None:
        yield imported
    if name:  # which may be a module in that package
        joined = f"{module}.{name}" if module else name
        if (inner := program.imported(path, joined, level)) is not None:
            yield inner
