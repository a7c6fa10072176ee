"""LangGraph: a graph runs its nodes, and what chooses among them, when it is run itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lintkit.program.calls import hand_out
from lintkit.program.library.support import (
    Model,
    call_back_with,
    return_container,
    return_number,
    return_type,
)
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link

_BUILDERS = (
    "langgraph.graph.StateGraph",
    "langgraph.graph.state.StateGraph",
    "langgraph.graph.MessageGraph",
    "langgraph.graph.message.MessageGraph",
)
_COMPILED = "langgraph.graph.state.CompiledStateGraph"
_RUNNING = (
    "invoke", "ainvoke", "stream", "astream", "astream_events", "astream_log", "batch", "abatch",
)  # fmt: skip
_ADDING = {
    "add_node": "action",
    "add_conditional_edges": "path",
    "set_conditional_entry_point": "path",
}


def _make(kind: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        return_container(link, call, kind)

    return model


def _add(name: str) -> Model:
    """`graph.add_node("name", function)`, or the function alone."""

    def model(link: Link, call: Call, receiver: int | None) -> None:
        hand_out(link, call)
        if receiver is None:
            return
        return_number(link, call, receiver)
        for node in (call.arguments.get(0), call.arguments.get(1, name)):
            if node is not None:
                link.solver.connect(node, link.heap.items(receiver).unknown)

    return model


def _compile(link: Link, call: Call, receiver: int | None) -> None:
    compiled = return_container(link, call, _COMPILED)
    if receiver is not None:
        link.solver.connect(link.heap.items(receiver).every, compiled.unknown)


def _configure(link: Link, call: Call, receiver: int | None) -> None:
    if receiver is not None:
        return_number(link, call, receiver)


def _run(symbol: str) -> Model:
    def model(link: Link, call: Call, receiver: int | None) -> None:
        return_type(link, call, symbol)
        if receiver is not None:
            link.each(link.heap.items(receiver).every, partial(_run_node, link, call))

    return model


def _run_node(link: Link, call: Call, value: int) -> None:
    """A node gets the state; what an object of a library does with it is not followed."""
    if not isinstance(link.objects[value], External):
        given = call.arguments.get(0, "input")
        nodes = () if given is None else (given,)
        call_back_with(link, call, link.constant(value), *nodes, part=f"node {value}")


MODELS: dict[str, Model] = {
    **{builder: _make(builder) for builder in _BUILDERS},
    **{
        f"{builder}.{method}": _add(name)
        for builder in _BUILDERS
        for method, name in _ADDING.items()
    },
    **{f"{builder}.compile": _compile for builder in _BUILDERS},
    f"{_COMPILED}.with_config": _configure,
    **{f"{_COMPILED}.{name}": _run(f"{_COMPILED}.{name}") for name in _RUNNING},
}
