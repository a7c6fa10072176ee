"""What is kept in the configuration of an application as a whole: by a mapping, by an object."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit import ir
from lintkit.program import shared_state
from lintkit.program.provenance.called import method_receiver
from lintkit.program.provenance.context import Source
from lintkit.program.provenance.items import contents
from lintkit.program.provenance.stores import stores
from lintkit.program.values import Constant, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.program.program import Program
    from lintkit.program.provenance.members import Members
    from lintkit.program.values import Context

_MAPPINGS = ("from_mapping", "update")


def configured(
    program: Program, members: Members, owner: External, name: str, context: Context
) -> Iterator[Source]:
    """What calls that configure an application as a whole keep under a name."""
    if owner.symbol not in shared_state.CONFIGURATIONS or not name.isupper():
        return
    home = shared_state.home(owner)
    for site in stores(program).configuring:
        receiver = method_receiver(program, site, "from_object", *_MAPPINGS)
        held = () if receiver is None else program.values(receiver)
        if any(isinstance(one, External) and shared_state.home(one) == home for one in held):
            yield from _given(program, members, site, name, context)


def _given(
    program: Program, members: Members, site: Site, name: str, context: Context
) -> Iterator[Source]:
    call = program.instruction(site)
    for argument in call.arguments if isinstance(call, ir.Call) else ():
        place = Place(site.code, argument.value)
        step = program.step(site, f"`{name}` is configured here")
        if argument.kind == "keyword":
            if argument.name == name:
                yield Source(place, context, (step,), origin="constant")
        elif method_receiver(program, site, *_MAPPINGS) is not None:
            item = contents(program, place, site).by_key.get(name)
            for one in item.places if item else ():
                yield Source(one, context, (step,), origin="constant")
        else:
            yield from members.read(place, name, context).sources
            for value in program.values(place):
                if isinstance(value, Constant) and isinstance(value.value, str):
                    yield from _of_name(program, members, site, value.value, name, context)


def _of_name(
    program: Program, members: Members, site: Site, dotted: str, name: str, context: Context
) -> Iterator[Source]:
    """An attribute of a module by its name, or of what that has by the last part of the name."""
    path = program.imported(site.code.path, dotted)
    if path is not None:
        yield from members.of_module(path, name, context)
        return
    outer, _, last = dotted.rpartition(".")
    path = program.imported(site.code.path, outer) if outer else None
    for source in () if path is None else members.of_module(path, last, context):
        if source.place is not None:
            yield from members.read(source.place, name, context).sources
