"""What Gradio passes to the functions of an application: what the components hold that it reads."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program.binding import bind
from lintkit.program.frameworks import CALLS
from lintkit.program.kept import kept
from lintkit.program.provenance.called import external_symbols
from lintkit.program.provenance.items import contents
from lintkit.program.values import CodeRef, Container, External, Function, Place, Site

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lintkit.program.program import Program

_PACKAGE = "gradio"
_REGISTERING = CALLS[_PACKAGE]
_CHAT = f"{_PACKAGE}.ChatInterface"
_BEFORE = 2  # the message and what was said, which it passes before the components


def components(program: Program, code: CodeRef, name: str) -> list[Place]:
    """Where the components are made that are read for a parameter of a function."""
    parent = program.code(CodeRef(code.path, program.code(code).parent))
    names = [one.name for one in program.code(code).parameters]
    index = names.index(name) - (parent.kind == "class")  # a method is registered with its object
    return [
        read[index]
        for site in _registered(program).get(code, ())
        if 0 <= index < len(read := _read(program, site)) and _is_component(program, read[index])
    ]


@kept
def _registered(program: Program) -> Mapping[CodeRef, list[Site]]:
    """The calls that tell Gradio to call a function, by that function."""
    found: defaultdict[CodeRef, list[Site]] = defaultdict(list)
    for ref in program.codes():
        instructions = program.code(ref).instructions
        named = {
            one.target
            for one in instructions
            if isinstance(one, ir.GetAttr | ir.LoadName) and one.name in _REGISTERING
        }
        for position, call in enumerate(instructions):
            if not isinstance(call, ir.Call) or call.callee not in named:
                continue
            site = Site(ref, position)
            symbols = external_symbols(program, site)
            if not symbols or not all(one.startswith(f"{_PACKAGE}.") for one in symbols):
                continue
            bound = bind(program, site)
            item = bound.keywords.get("fn")
            for place in item.places if item else bound.positional[:1]:
                for value in program.values(place):
                    if isinstance(value, Function):
                        found[value.code].append(site)
    return found


def _read(program: Program, site: Site) -> list[Place]:
    """The components that a function gets there, in order; the call where it asks itself."""
    call = program.instruction(site)
    assert isinstance(call, ir.Call)  # noqa: S101
    bound = bind(program, site)
    is_chat = external_symbols(program, site) == {_CHAT}
    item = bound.keywords.get("additional_inputs" if is_chat else "inputs")
    given = list(item.places) if item else [] if is_chat else list(bound.positional[1:2])
    if any(isinstance(one, Container) for place in given for one in program.values(place)):
        parts = contents(program, given[0], site)
        indices = (index for index in range(len(parts.by_key)) if index in parts.by_key)
        given = [parts.by_key[index].places[0] for index in indices]
    return [Place(site.code, call.target)] * (_BEFORE * is_chat) + given


def _is_component(program: Program, place: Place) -> bool:
    """Whether a component is made there, and not told by its name."""
    return any(
        isinstance(one, External) and one.symbol.startswith(f"{_PACKAGE}.")
        for one in program.values(place)
    )
