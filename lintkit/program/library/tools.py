"""Tools of LangChain: functions with methods that call them with what a model passes by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.library.support import Model, call_back, decorated, return_node
from lintkit.program.parameters import Arguments

if TYPE_CHECKING:
    from lintkit.program.calls import Call
    from lintkit.program.link import Link

TOOL = "langchain_core.tools.StructuredTool"
INVOKING = ("invoke", "ainvoke", "run", "arun")

_DECORATORS = (
    *("langchain_core.tools.tool", "langchain_core.tools.convert.tool", "langchain.tools.tool"),
    *("langchain.agents.tool", "langchain.tools.base.tool"),
)


def _invoke(link: Link, call: Call, receiver: int | None) -> None:
    """`tool.invoke({"city": "Bern"})` calls it by keywords."""
    if receiver is None:
        return
    given = (call.arguments.get(0, name) for name in ("input", "tool_input"))
    named = next((node for node in given if node is not None), None)
    arguments = Arguments(spreads=() if named is None else (named,))
    return_node(link, call, call_back(link, call, link.constant(receiver), arguments))


MODELS: dict[str, Model] = {
    **{symbol: decorated(symbol, TOOL, INVOKING) for symbol in _DECORATORS},
    **{f"{TOOL}.{name}": _invoke for name in INVOKING},
}
