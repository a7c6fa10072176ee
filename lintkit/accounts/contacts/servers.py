"""Servers of tools that the program starts or connects to (MCP), and tools that it allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.contacts.displays import entries, text
from lintkit.accounts.reading import callee_externals
from lintkit.model import Named
from lintkit.program.evidence import described
from lintkit.program.sketches import written
from lintkit.program.values import Container, Instance, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lintkit.accounts.tracing import Tracer
    from lintkit.model import Step
    from lintkit.program.program import Program
    from lintkit.program.values import Site

_CONNECTING = frozenset(
    {
        *("MCPServerHTTP", "MCPServerSSE", "MCPServerSse", "MCPServerStdio"),
        *("MCPServerStreamableHTTP", "MCPServerStreamableHttp", "SseServerParams"),
        *("StdioServerParameters", "StdioServerParams", "StreamableHttpServerParams"),
        *("sse_client", "streamable_http_client", "streamablehttp_client"),
    }
)
"""Last names of what starts or asks a server, in mcp and in frameworks that build on it."""

_ALLOWING = "allowed_tools"
_ALLOWED = {
    **dict.fromkeys(("Edit", "MultiEdit", "NotebookEdit", "Write"), "Claude Code changes files"),
    **dict.fromkeys(("Glob", "Grep", "LS", "NotebookRead", "Read"), "Claude Code reads files"),
    **dict.fromkeys(("WebFetch", "WebSearch"), "Claude Code reads pages"),
    "Bash": "Claude Code runs commands",
    "Task": "Claude Code starts an agent of its own",
}
"""By https://docs.claude.com/en/docs/claude-code/settings, the tools that a program allows."""


def servers(tracer: Tracer) -> Iterator[Named]:
    """Servers of tools, and tools of Claude Code that are allowed, tests aside."""
    program = tracer.program
    for site, instruction in tracer.instructions():
        given: dict[str, Place] = {}
        if isinstance(instruction, ir.Build) and instruction.kind == "dict":
            given = entries(program, site, instruction)
            told = _server(program, given, is_asked="args" in given or "transport" in given)
        elif isinstance(instruction, ir.Call):
            symbols = [one.symbol.rpartition(".")[2] for one in callee_externals(program, site)]
            bound = program.arguments(site)
            given = {name: places[0] for name, places in bound.keywords.items() if places}
            if bound.positional and not _CONNECTING.isdisjoint(symbols):
                given.setdefault("url", bound.positional[0])
            told = _server(program, given, is_asked=not _CONNECTING.isdisjoint(symbols))
        else:
            continue
        if told:
            yield Named("server of tools", told, _step(program, site))
        if _ALLOWING in given:
            yield from _allowed(program, site, given[_ALLOWING])


def _server(program: Program, given: Mapping[str, Place], *, is_asked: bool) -> str:
    """The command that starts a server, or its address; "" for what is none."""
    if not is_asked:
        return ""
    if "command" in given:
        if any(isinstance(value, Instance) for value in program.values(given["command"])):
            return ""  # it describes what can be given there
        words = [written(program, given[name]) for name in ("command", "args") if name in given]
        return f"MCP, started by `{' '.join(word for word in words if word)}`" if words[0] else ""
    address = written(program, given["url"]) if "url" in given else ""
    return f"MCP, at `{address}`" if address else ""


def _allowed(program: Program, site: Site, place: Place) -> Iterator[Named]:
    for value in program.values(place):
        made = program.instruction(value.site) if isinstance(value, Container) else None
        if isinstance(value, Container) and isinstance(made, ir.Build):
            for entry in made.entries:
                name = text(program, Place(value.site.code, entry.value))
                if name.startswith("mcp__"):
                    yield Named(name, "a server of tools runs it", _step(program, site))
                elif name.partition("(")[0] in _ALLOWED:
                    yield Named(name, _ALLOWED[name.partition("(")[0]], _step(program, site))


def _step(program: Program, site: Site) -> Step:
    return program.step(site, f"in `{described(program, site.code)}`")
