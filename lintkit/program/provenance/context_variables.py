"""What `ContextVar.get()` gives: what is set anywhere, or a default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.program.binding import bind
from lintkit.program.evidence import expression
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.stores import stores
from lintkit.program.provenance.ways import several
from lintkit.program.values import External

if TYPE_CHECKING:
    from lintkit.program.program import Program
    from lintkit.program.provenance.walk import Walk
    from lintkit.program.provenance.ways import Way
    from lintkit.program.values import Context, Site

_VARIABLE = "contextvars.ContextVar"


def ways(walk: Walk, site: Site, symbols: frozenset[str], context: Context) -> list[Way]:
    """The ways into what a call gets of such a variable; empty for any other call."""
    if symbols != {f"{_VARIABLE}.get"}:
        return []
    made = _made(walk.program, site, "get")
    found = [
        _source(walk.program, given, context)
        for given in stores(walk.program).setting_calls
        if walk.counts(given.code.path) and made & _made(walk.program, given, "set")
    ]
    if positional := bind(walk.program, site).positional:
        return several([*walk.follow_all(found), *walk.follow(Source(positional[0], context))])
    defaults = [
        Source(place, context.elsewhere(), origin="constant")
        for one in made
        for item in (bind(walk.program, one).keywords.get("default"),)
        for place in (item.places if item else ())
    ]
    return walk.follow_all((*found, *defaults))


def _made(program: Program, site: Site, method: str) -> frozenset[Site]:
    """Where the variables are made of which a call calls a method."""
    return frozenset(
        one.origin
        for one in program.callees(site)
        if isinstance(one, External) and one.symbol == f"{_VARIABLE}.{method}" and one.origin
    )


def _source(program: Program, site: Site, context: Context) -> Source:
    """What a call of `set` gives a variable."""
    positional = bind(program, site).positional
    if not positional:
        return Source(None, context, reason="what the context variable is set to is not known")
    what = expression(program, positional[0]) or "a value"
    step = program.step(site, f"the context variable is set to {what} here")
    return Source(positional[0], context.elsewhere(), (step,), origin="constant")
