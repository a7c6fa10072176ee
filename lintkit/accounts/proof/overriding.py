"""What tests have FastAPI call in the place of dependencies: `app.dependency_overrides`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.ir import Build, Call, GetAttr, Operate, SetAttr, SetItem
from lintkit.program.values import Constant, Container, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lintkit.ir import AnyInstruction
    from lintkit.program.program import Program
    from lintkit.program.values import Site

_OVERRIDES = "dependency_overrides"
_ITEM = "setitem"
_UPDATING = frozenset({"update", "dict"})


def overrides(program: Program, site: Site) -> Iterator[tuple[Place, Place]]:
    """The dependencies that an instruction overrides, each with what is called instead."""
    made = program.instruction(site)
    if isinstance(made, SetItem):
        if _is_overrides(program, Place(site.code, made.object)):
            yield Place(site.code, made.key), Place(site.code, made.value)
    elif isinstance(made, SetAttr):
        if made.name == _OVERRIDES:
            yield from _entries(program, Place(site.code, made.value))
    elif isinstance(made, Call):
        yield from _by_call(program, site, made)


def _by_call(program: Program, site: Site, call: Call) -> Iterator[tuple[Place, Place]]:
    """`overrides.update({…})`, `setitem(overrides, key, value)`, `patch.dict(overrides, {…})`."""
    got = _made(program, Place(site.code, call.callee)) if call.callee >= 0 else None
    name = got.name if isinstance(got, GetAttr) else ""
    given = program.arguments(site).positional
    is_on_them = isinstance(got, GetAttr) and _is_overrides(program, Place(site.code, got.object))
    is_of_them = bool(given) and _is_overrides(program, given[0])
    if name == _ITEM and is_of_them:
        _, *pair = given
        yield from [(pair[0], pair[1])] if len(pair) > 1 else []
    elif name in _UPDATING and (is_on_them or is_of_them):
        yield from _entries(program, given[-1]) if given else ()
    elif any(_names_them(program, place) for place in given[:2]):
        yield from _entries(program, given[-1])


def _names_them(program: Program, place: Place) -> bool:
    """Whether a text names them: `setattr(app, "dependency_overrides", {…})`."""
    return any(
        isinstance(value, Constant)
        and isinstance(value.value, str)
        and value.value.rpartition(".")[2] == _OVERRIDES
        for value in program.values(place)
    )


def _is_overrides(program: Program, place: Place) -> bool:
    got = _made(program, place)
    return isinstance(got, GetAttr) and got.name == _OVERRIDES


def _entries(program: Program, place: Place) -> Iterator[tuple[Place, Place]]:
    """The keys and values of the dictionaries that a register holds, or that are joined in it."""
    joined = _made(program, place)
    if isinstance(joined, Operate):
        for operand in joined.operands:
            yield from _entries(program, Place(place.code, operand))
        return
    for value in program.values(place):
        display = program.instruction(value.site) if isinstance(value, Container) else None
        if isinstance(value, Container) and isinstance(display, Build):
            for entry in display.entries:
                if entry.key >= 0:
                    yield Place(value.site.code, entry.key), Place(value.site.code, entry.value)


def _made(program: Program, place: Place) -> AnyInstruction | None:
    site = program.definition(place) if place.register >= 0 else None
    return None if site is None else program.instruction(site)
