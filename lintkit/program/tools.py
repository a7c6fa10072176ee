"""Functions that a model may call: handed to a framework as tools, by a decorator or in a call.

Names are those of each framework's documentation; what is not listed gives a model nothing to call.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.provenance.items import contents
from lintkit.program.values import Class, CodeRef, Constant, External, Function, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
_OWN = re.compile(r"kernel_function|(\w+_)?tool(_plain)?")
"""What the program's own decorators of tools are called."""

_OWN_MAKERS = re.compile(r"(?:[A-Z][A-Za-z]*)?Tool(?:Spec|Def|Definition)?")
"""What the program's own classes of tools are called, with a function as one of `_ONE`."""

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
_NAMES = ("name", "name_override")
"""Parameters that say by which name a model knows a tool; in `metadata` as well."""

_MOST_POSITIONS = 2


def tools(program: Program) -> Iterator[tuple[CodeRef, str]]:
    """Every function of the program that a model may call, with the name that a model knows."""
    found: dict[CodeRef, str] = {}
    told: dict[CodeRef, set[str]] = defaultdict(set)
    for ref in program.codes():
        code = program.code(ref)
        if code.kind == "function" and _is_decorated(program, ref):
            found[ref] = code.name
            for site in _decorator_calls(program, ref):
                told[ref].update(_told_names(program, site, program.arguments(site).positional[:1]))
        elif code.kind == "class" and _is_decorated(program, ref):
            for method in _methods(program, ref):
                found[method] = f"{code.name}.{program.code(method).name}"
    for site, _ in program.calls():
        handed = dict.fromkeys(_handed(program, site))
        found.update((ref, program.code(ref).name) for ref in handed)
        if len(handed) == 1 and _makes_one(program, site):  # of several: whose name is not told
            told[next(iter(handed))].update(_told_names(program, site))
    for ref, name in found.items():
        (own,) = told[ref] if len(told[ref]) == 1 else (name,)
        yield ref, own


def _told_names(program: Program, site: Site, texts: Iterable[Place] = ()) -> Iterator[str]:
    """The texts by which a call names the tool that it makes."""
    given = program.arguments(site).keywords
    for place in (*texts, *(place for name in _NAMES for place in given.get(name, ()))):
        for value in program.values(place):
            if isinstance(value, Constant) and isinstance(value.value, str) and value.value:
                yield value.value
    for place in given.get("metadata", ()):
        for value in program.values(place):
            if isinstance(value, External) and value.origin is not None:
                yield from _told_names(program, value.origin)


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


def _decorator_calls(program: Program, ref: CodeRef) -> Iterator[Site]:
    """The decorators of a function that are called and make a tool."""
    parent = CodeRef(ref.path, program.code(ref).parent)
    for register in program.code(ref).decorators:
        site = program.definition(Place(parent, register))
        made = None if site is None else program.instruction(site)
        if (
            site is not None
            and isinstance(made, ir.Call)
            and any(_makes_tool(program, v) for v in program.values(Place(parent, made.callee)))
        ):
            yield site


def _makes_tool(program: Program, value: AbstractValue) -> bool:
    """Whether a decorator makes a tool; one of the program's own does by its name."""
    if isinstance(value, External):
        package, _, rest = value.symbol.partition(".")
        return rest.rpartition(".")[2] in _DECORATORS.get(package, ())
    name = program.code(value.code).name if isinstance(value, Function) else ""
    return _OWN.fullmatch(name) is not None


def _methods(program: Program, class_: CodeRef) -> Iterator[CodeRef]:
    """The methods of a class that is a tool: those that its decorator names, else all public."""
    methods = {
        code.name: CodeRef(class_.path, index)
        for index, code in enumerate(program.modules[class_.path].codes)
        if code.parent == class_.index and code.kind == "function"
    }
    named = [name for name in _named(program, class_) if name in methods]
    for name in named or [name for name in methods if not name.startswith("_")]:
        yield methods[name]


def _named(program: Program, class_: CodeRef) -> Iterator[str]:
    """The texts in lists that the decorators of a class are given."""
    parent = CodeRef(class_.path, program.code(class_).parent)
    for register in program.code(class_).decorators:
        site = program.definition(Place(parent, register))
        if site is None or not isinstance(program.instruction(site), ir.Call):
            continue
        given = program.arguments(site).keywords.values()
        for place in (place for places in given for place in places):
            for item in contents(program, place, site).by_key.values():
                for value in (one for inner in item.places for one in program.values(inner)):
                    if isinstance(value, Constant) and isinstance(value.value, str):
                        yield value.value


def _handed(program: Program, site: Site) -> Iterator[CodeRef]:
    """The functions that a call of a framework is handed as tools."""
    names = _of_packages(program, site)
    makes_one = _makes_one(program, site)
    if not names and not makes_one:
        return
    bound = program.arguments(site)
    several = [place for name in _LISTS for place in bound.keywords.get(name, ())]
    if any(parts[-1] in _LISTING for parts in names):
        several += bound.positional[:_MOST_POSITIONS]
    for place in several:
        for item in contents(program, place, site).by_key.values():
            for inner in item.places:
                yield from _functions(program, inner)
    if makes_one:
        given = [place for name in _ONE for place in bound.keywords.get(name, ())]
        for place in (*given, *bound.positional[:_MOST_POSITIONS]):
            yield from _functions(program, place)


def _of_packages(program: Program, site: Site) -> list[list[str]]:
    """The parts of the paths of what a call calls of frameworks."""
    symbols = [one.symbol for one in program.callees(site) if isinstance(one, External)]
    return [symbol.split(".") for symbol in symbols if symbol.partition(".")[0] in _PACKAGES]


def _makes_one(program: Program, site: Site) -> bool:
    """Whether a call makes a tool of one function."""
    names = _of_packages(program, site)
    return any(not _MAKING.isdisjoint(parts[-2:]) for parts in names) or _makes_own(program, site)


def _makes_own(program: Program, site: Site) -> bool:
    """Whether a class of the program's own for tools is made, or asked to make one."""
    names = (
        program.code(value.code).qualname.split(".")[-2:]
        for value in program.callees(site)
        if isinstance(value, (Class, Function))
    )
    return any(_OWN_MAKERS.fullmatch(parts[0]) for parts in names)


def _functions(program: Program, place: Place) -> Iterator[CodeRef]:
    """The functions in a place; of one that `functools.wraps` puts around another, that other."""
    for value in program.values(place):
        if isinstance(value, Function):
            inner = wrapped(program, value.code)
            yield inner[0] if len(inner) == 1 else value.code


def wrapped(program: Program, ref: CodeRef) -> tuple[CodeRef, ...]:
    """The functions around which `functools.wraps` puts one, in order."""
    found: set[CodeRef] = set()
    parent = CodeRef(ref.path, program.code(ref).parent)
    for register in program.code(ref).decorators:
        site = program.definition(Place(parent, register))
        if site is not None and any(
            isinstance(one, External) and one.symbol == "functools.wraps"
            for one in program.callees(site)
        ):
            for place in program.arguments(site).positional[:1]:
                values = program.values(place)
                found.update(one.code for one in values if isinstance(one, Function))
    return tuple(sorted(found))
