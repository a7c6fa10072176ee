"""What a function gives back of an answer, and to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.accounts.output.labels import ANY
from lintkit.accounts.output.moves import At, Move, Seen, State
from lintkit.program.evidence import described
from lintkit.program.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.output.index import Index
    from lintkit.program.values import Site

_MOST_CALLERS = 40


def given_back(at: At, instruction: ir.Return | ir.Yield | ir.YieldFrom) -> Iterator[Move | Seen]:
    """What a function returns or yields, at the call that the slice came by, or at all."""
    index, state, site = at.index, at.state, at.site
    program = index.program
    code = program.code(site.code)
    if code.is_generator and isinstance(instruction, ir.Return):
        return
    label = state.label.within(ANY) if isinstance(instruction, ir.Yield) else state.label
    if label is None:
        yield Seen("escape", state, site, "is stored too deep to follow")
        return
    name = described(program, site.code)
    if state.calls:
        yield from _to(index, State(state.place, label, state.calls[:-1]), state.calls[-1], name)
        return
    edges = [edge for edge in index.callers(site.code) if edge.kind != "decorator"]
    if not edges:
        yield Seen("escape", state, site, f"leaves `{name}`, whose callers are not seen")
    for edge in edges[:_MOST_CALLERS]:
        if edge.kind == "callback" or edge.confidence == "low":
            yield Seen("escape", state, site, f"leaves `{name}` for a library that called it")
        else:
            yield from _to(index, State(state.place, label), edge.site, name)
    if len(edges) > _MOST_CALLERS:
        yield Seen("escape", state, site, f"leaves `{name}` for too many callers to follow")


def _to(index: Index, state: State, site: Site, name: str) -> Iterator[Move | Seen]:
    instruction = index.program.instruction(site) if site.position >= 0 else None
    target = getattr(instruction, "target", ir.NO_REGISTER)
    if target == ir.NO_REGISTER:
        yield Seen("escape", state, site, f"leaves `{name}`")
        return
    place = Place(site.code, target)
    yield Move(State(place, state.label, state.calls), site, f"`{name}` gives it back here")
