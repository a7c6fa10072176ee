"""What agent frameworks hand to tools: the object that a run was started with.

A tool is registered by a decorator and asks for the context by its annotation, so that the
program never calls it. What any run is given is what each tool's context holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program import shared_state
from lintkit.program.library.support import Model, return_type
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link

_RUNS = {
    **{
        f"pydantic_ai.{agent}.{method}": ("deps", "pydantic_ai.RunContext")
        for agent in ("Agent", "agent.Agent")
        for method in ("iter", "run", "run_stream", "run_stream_events", "run_sync", "to_cli")
    },
    **{
        f"agents.{runner}.{method}": ("context", "agents.RunContextWrapper")
        for runner in ("Runner", "run.Runner")
        for method in ("run", "run_streamed", "run_sync")
    },
}
"""By the function that starts a run: the argument, and the object in which tools find it."""


def _run(symbol: str, name: str, context: str) -> Model:
    def model(link: Link, call: Call, _: int | None) -> None:
        return_type(link, call, symbol)
        given = call.arguments.get(-1, name)
        if given is not None:
            link.solver.connect(given, shared_state.kept(link, External(context), name))

    return model


MODELS: dict[str, Model] = {
    symbol: _run(symbol, name, context) for symbol, (name, context) in _RUNS.items()
}
