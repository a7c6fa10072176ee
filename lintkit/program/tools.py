"""Functions that a model may call: handed to a framework as tools, by a decorator or in a call.

Names are those of each framework's documentation; what is not listed gives a model nothing to call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.items import contents
from lintkit.program.values import CodeRef, External, Function, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

# By package: the last names of the decorators that make a tool of a function.
_DECORATORS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            *("agno", "claude_agent_sdk", "crewai", "crewai_tools", "fastmcp", "haystack"),
            *("langchain", "langchain_core", "mcp", "smolagents", "strands"),
        ),
        frozenset({"tool"}),
    ),
    **dict.fromkeys(("agents", "livekit"), frozenset({"function_tool"})),
    "autogen": frozenset({"register_for_execution", "register_for_llm"}),
    "pydantic_ai": frozenset({"tool", "tool_plain"}),
    "semantic_kernel": frozenset({"kernel_function"}),
}
_OWN = frozenset({"function_tool", "kernel_function", "tool", "tool_plain"})
_PACKAGES = frozenset(
    {
        *_DECORATORS,
        *("autogen_agentchat", "autogen_core", "google", "langchain_anthropic", "langgraph"),
        *("langchain_community", "langchain_google_genai", "langchain_openai", "llama_index"),
    }
)
_LISTS = ("tools", "functions", "mcp_tools")
"""Parameters that take the tools of an agent or of a request."""

_LISTING = frozenset({"ToolNode", "bind_tools", "create_react_agent"})
"""What takes them by position as well."""

_ONE = ("fn", "async_fn", "func", "coroutine", "function", "f")
"""Parameters of what makes a tool of one function."""

_MAKING = frozenset({"FunctionTool", "StructuredTool", "Tool", "register_function"})
_MOST_POSITIONS = 2


def tools(program: Program) -> Iterator[tuple[CodeRef, str]]:
    """Every function of the program that a model may call, with its name."""
    found: dict[CodeRef, str] = {}
    for ref in program.codes():
        if program.code(ref).kind == "function" and _is_decorated(program, ref):
            found[ref] = program.code(ref).name
    for site, _ in program.calls():
        for ref in _handed(program, site):
            found[ref] = program.code(ref).name
    yield from found.items()


def _is_decorated(program: Program, ref: CodeRef) -> bool:
    return any(
        _makes_tool(program, value)
        for place in decorating(program, ref)
        for value in program.values(place)
    )


def decorating(program: Program, ref: CodeRef) -> Iterator[Place]:
    """Where the decorators of a function come from: of one that is called, what is called."""
    parent = CodeRef(ref.path, program.code(ref).parent)
    for register in program.code(ref).decorators:
        site = program.definition(Place(parent, register))
        made = None if site is None else program.instruction(site)
        yield Place(parent, made.callee if isinstance(made, ir.Call) else register)


def _makes_tool(program: Program, value: AbstractValue) -> bool:
    """Whether a decorator makes a tool; one of the program's own does by its name."""
    if isinstance(value, External):
        package, _, rest = value.symbol.partition(".")
        return rest.rpartition(".")[2] in _DECORATORS.get(package, ())
    return isinstance(value, Function) and program.code(value.code).name in _OWN


def _handed(program: Program, site: Site) -> Iterator[CodeRef]:
    """The functions that a call of a framework is handed as tools."""
    symbols = [one.symbol for one in program.callees(site) if isinstance(one, External)]
    names = [symbol.split(".") for symbol in symbols if symbol.partition(".")[0] in _PACKAGES]
    if not names:
        return
    bound = program.arguments(site)
    several = [place for name in _LISTS for place in bound.keywords.get(name, ())]
    if any(parts[-1] in _LISTING for parts in names):
        several += bound.positional[:_MOST_POSITIONS]
    for place in several:
        for item in contents(program, place, site).by_key.values():
            for inner in item.places:
                yield from _functions(program, inner)
    if any(not _MAKING.isdisjoint(parts[-2:]) for parts in names):
        given = [place for name in _ONE for place in bound.keywords.get(name, ())]
        for place in (*given, *bound.positional[:_MOST_POSITIONS]):
            yield from _functions(program, place)


def _functions(program: Program, place: Place) -> Iterator[CodeRef]:
    for value in program.values(place):
        if isinstance(value, Function):
            yield value.code
