"""Tools of llama-index behind which no function of the program stands: they ask an index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.accounts.authors import sentence_of
from lintkit.accounts.contacts.displays import text
from lintkit.accounts.reading import argument, callee_externals, externals
from lintkit.model import Named
from lintkit.program.evidence import described

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import Place, Site

# By class, as the documentation of llama-index has them: the name that a tool goes by where the
# code gives none, and what asks when a model calls it.
_TOOLS = {
    "QueryEngineTool": ("query_engine_tool", "a query engine answers"),
    "RetrieverTool": ("retriever_tool", "a retriever answers"),
}
_MAKER = "from_defaults"
_METADATA = 1  # position


def engines(program: Program, site: Site) -> Iterator[Named]:
    """The tool that a call makes, with what its author says of it."""
    for value in callee_externals(program, site):
        parts = value.symbol.removesuffix(f".{_MAKER}").split(".")
        last = parts[-1]
        if parts[0] != "llama_index" or last not in _TOOLS:
            continue
        usual, answers = _TOOLS[last]
        name, purpose = _told(program, site)
        said = sentence_of(purpose)
        step = program.step(site, f"in `{described(program, site.code)}`")
        yield Named(name or usual, f"{answers}: {said}" if said else answers, step)
        return


def _told(program: Program, site: Site) -> tuple[str, str]:
    """The name and the description, given one by one or together."""
    bound = program.arguments(site)
    name, description = (_text(program, argument(bound, key)) for key in ("name", "description"))
    for place in argument(bound, "metadata", _METADATA):
        for value in externals(program, place):
            if value.origin is not None and value.symbol.endswith(".ToolMetadata"):
                made = program.arguments(value.origin)
                name = name or _text(program, argument(made, "name", 1))
                description = description or _text(program, argument(made, "description", 0))
    return name, description


def _text(program: Program, places: tuple[Place, ...]) -> str:
    return text(program, places[0]) if len(places) == 1 else ""
