"""What holds in a block alone: `with agent.override(model=…):`, `with dspy.context(lm=…):`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit.accounts.makers import Link
from lintkit.accounts.reading import entered, externals, receivers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.makers import Maker
    from lintkit.program.program import Program
    from lintkit.program.values import External, Site


def overridden(program: Program, maker: Maker, site: Site) -> Maker:
    """A client with what the blocks around a call put over its options, the innermost first."""
    names = {name for name, derived in maker.client.derived.items() if derived.in_block}
    found = [
        Link(value.origin, maker.client.derived[name])
        for value in (_managers(program, site) if names else ())
        for head, _, name in (value.symbol.rpartition("."),)
        if value.origin is not None and head == maker.path and name in names
        if any(one.origin == maker.origin for one in receivers(program, value.origin))
    ]
    return structs.replace(maker, links=(*found, *maker.links)) if found else maker


def entered_around(program: Program, site: Site) -> tuple[Site, ...]:
    """The calls that made the context managers of the blocks around a call, innermost first."""
    return tuple(one.origin for one in _managers(program, site) if one.origin is not None)


def _managers(program: Program, site: Site) -> Iterator[External]:
    for place in entered(program, site):
        yield from externals(program, place)
