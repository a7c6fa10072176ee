"""Tools that are told to a model as data: schemas of functions, and tools of the vendor's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.authors import sentence_of
from lintkit.accounts.contacts.displays import entries, text
from lintkit.accounts.contacts.engines import engines
from lintkit.accounts.contacts.examples import examples
from lintkit.accounts.contacts.forms import forms
from lintkit.accounts.contacts.servers import servers
from lintkit.accounts.contacts.tool_files import tool_files
from lintkit.model import Named
from lintkit.program.evidence import described
from lintkit.program.values import Container, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lintkit.accounts.modules.project import ProjectFiles
    from lintkit.accounts.tracing import Tracer
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue

_SCHEMAS = ("parameters", "input_schema", "inputSchema", "parameters_json_schema")
_TYPES = {"OBJECT", "object"}
# Tools by the beginning of the name under which a vendor knows them (OpenAI, Anthropic, Gemini and
# xAI): what happens when a model calls one.
_OF_VENDORS = {
    **dict.fromkeys(
        ("apply_patch", "str_replace_based_edit_tool", "text_editor"), "this program edits files"
    ),
    **dict.fromkeys(("bash", "local_shell", "shell"), "this program runs commands"),
    **dict.fromkeys(("computer", "computer_use"), "this program acts on a screen"),
    **dict.fromkeys(("code_execution", "code_interpreter"), "the vendor runs code"),
    **dict.fromkeys(
        ("file_search", "retrieval", "collections_search"), "the vendor searches files"
    ),
    **dict.fromkeys(("google_search", "web_search", "x_search"), "the vendor searches the web"),
    **dict.fromkeys(("url_context", "web_fetch"), "the vendor fetches pages"),
    "google_maps": "the vendor searches maps",
    "image_generation": "the vendor makes images",
    "mcp": "the vendor calls a server of tools",
    "memory": "this program keeps notes",
}
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LISTS = frozenset({"tools", "tool"})


def declared(
    tracer: Tracer, packages: Collection[str], files: ProjectFiles | None
) -> tuple[Named, ...]:
    """The tools that the program tells a model of as data, tests aside, by name.

    Args:
        tracer: asks the linked program.
        packages: the top names of the libraries by which models are asked.
        files: those beside the code.
    """
    named = tool_files(tracer, files.mentions.tools()) if files is not None else ()
    return tuple(sorted(dict.fromkeys((*_declared(tracer, packages), *servers(tracer), *named))))


def _declared(tracer: Tracer, packages: Collection[str]) -> Iterator[Named]:
    program = tracer.program
    for site, instruction in tracer.instructions():
        if isinstance(instruction, ir.Build) and instruction.kind == "dict":
            yield from _schema(program, site, instruction)
        if isinstance(instruction, ir.Call):
            yield from engines(program, site)
            yield from forms(program, site, packages)
        if isinstance(instruction, (ir.Call, ir.Build)):
            yield from _of_vendor(program, site, instruction)


def _schema(program: Program, site: Site, made: ir.Build) -> Iterator[Named]:
    """The schema of a function, whichever vendor's form it has."""
    given = entries(program, site, made)
    name = text(program, given.get("name"))
    schemas = [given[one] for one in _SCHEMAS if one in given]
    is_told = name and any(_is_schema(program, place) for place in schemas)
    if is_told and made.target not in examples(program, site.code):
        purpose = sentence_of(text(program, given.get("description")))
        step = program.step(site, f"in `{described(program, site.code)}`")
        yield Named(name, purpose, step)


def _is_schema(program: Program, place: Place) -> bool:
    """Whether it is a display that describes an object; one that is computed is taken for one."""
    values = program.values(place)
    shown = [value for value in values if isinstance(value, Container)]
    if not shown or len(shown) < len(values):
        return True
    for value in shown:
        made = program.instruction(value.site)
        inner = entries(program, value.site, made) if isinstance(made, ir.Build) else {}
        if "properties" in inner or text(program, inner.get("type")) in _TYPES:
            return True
    return False


def _of_vendor(program: Program, site: Site, made: ir.Call | ir.Build) -> Iterator[Named]:
    """The vendor's own tools in a list that is passed, or kept, as `tools`."""
    if isinstance(made, ir.Call):
        bound = program.arguments(site)
        places = [place for name in _LISTS for place in bound.keywords.get(name, ())]
    else:
        found = entries(program, site, made) if made.kind == "dict" else {}
        places = [found[name] for name in _LISTS if name in found]
    for value in (value for place in places for value in program.values(place)):
        listed = program.instruction(value.site) if isinstance(value, Container) else None
        if not isinstance(value, Container) or not isinstance(listed, ir.Build):
            continue
        for entry in listed.entries if listed.kind in ("list", "tuple") else ():
            yield from _vendors_own(program, Place(value.site.code, entry.value))


def _vendors_own(program: Program, place: Place) -> Iterator[Named]:
    for value in program.values(place):
        site, names = _names(program, value)
        for name in names if site is not None else ():
            does = next((what for one, what in _OF_VENDORS.items() if _begins(name, one)), "")
            if does and site is not None:
                yield Named(name, does, program.step(site, f"in `{described(program, site.code)}`"))
                break


def _names(program: Program, value: AbstractValue) -> tuple[Site | None, tuple[str, ...]]:
    """Under which names a vendor may know what stands in a list of tools, and where it is made."""
    if isinstance(value, Container):
        made = program.instruction(value.site)
        found = entries(program, value.site, made) if isinstance(made, ir.Build) else {}
        return value.site, (text(program, found.get("type")), *found)
    if isinstance(value, External) and value.origin is not None:
        class_ = value.symbol.rpartition(".")[2].removesuffix("Tool")
        words = _CAPITAL.sub("_", class_).lower()
        return value.origin, (*program.arguments(value.origin).keywords, words)
    return None, ()


def _begins(name: str, known: str) -> bool:
    """`web_search` and `web_search_20250305`, `computer-use` and `computer_use`."""
    plain = name.replace("-", "_")
    return plain == known or (plain.startswith(f"{known}_") and plain[len(known) + 1].isdigit())
