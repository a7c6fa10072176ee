"""Containers and objects of the program that come to hold something of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from lintkit import ir
from lintkit.accounts.output.moves import Move, State
from lintkit.program.provenance.registers import root
from lintkit.program.values import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.accounts.output.moves import At, Seen
    from lintkit.ir import Register


def put(at: At, container: Register, key: str | None) -> Iterator[Move | Seen]:
    """It is put into a container under a key; None: what it holds is, item by item."""
    label = at.label if key is None else at.label.within(key)
    if label is None:
        yield at.seen("escape", "is stored too deep to follow")
        return
    place = Place(at.site.code, container)
    yield Move(structs.replace(at.state, place=place, label=label, since=at.site), at.site)
    if not _is_made_here(at, container):
        yield at.seen("escape", "is put into a container that others may hold, too")


def keep(at: At, owner: Register, name: str) -> Iterator[Move | Seen]:
    """It becomes an attribute of an object: on to where that is read."""
    reads, complete = at.index.attribute_reads(Place(at.site.code, owner), name)
    for place in reads:
        yield Move(State(place, at.label), at.site, f"kept as `.{name}`")
    if not complete:
        yield at.seen("escape", f"is kept as `.{name}`")


def _is_made_here(at: At, container: Register) -> bool:
    """Whether a container is made in the same code, so that this register is how it is read."""
    plain = root(at.index.program, Place(at.site.code, container))
    return isinstance(at.made_by(plain.register), (ir.Build, ir.Call))
