"""What tests put into mappings that others look things up in.

FastAPI calls what stands in `app.dependency_overrides`; Python imports what is in `sys.modules`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lintkit.ir import Build, Call, GetAttr, Operate, SetAttr, SetItem
from lintkit.program.values import Constant, Container, External, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lintkit.ir import AnyInstruction
    from lintkit.program.program import Program
    from lintkit.program.values import Site

_OVERRIDES = "dependency_overrides"
_MODULES = "sys.modules"
_ITEM = "setitem"
_UPDATING = frozenset({"update", "dict"})


def overrides(program: Program, site: Site) -> Iterator[tuple[Place, Place]]:
    """The dependencies that an instruction overrides, each with what is called instead."""
    made = program.instruction(site)
    if isinstance(made, SetAttr):
        if made.name == _OVERRIDES:
            yield from _entries(program, Place(site.code, made.value))
    else:
        yield from _put(program, site, _is_overrides)


def modules_replaced(program: Program, site: Site) -> Iterator[str]:
    """The names of the modules that an instruction puts something in the place of."""
    for key, _ in _put(program, site, _is_modules):
        yield from _texts(program, key)


def _put(
    program: Program, site: Site, is_it: Callable[[Program, Place], bool]
) -> Iterator[tuple[Place, Place]]:
    """The keys and values that an instruction puts into the mapping that `is_it` knows."""
    made = program.instruction(site)
    if isinstance(made, SetItem):
        if is_it(program, Place(site.code, made.object)):
            yield Place(site.code, made.key), Place(site.code, made.value)
    elif isinstance(made, Call):
        yield from _by_call(program, site, made, is_it)


def _by_call(
    program: Program, site: Site, call: Call, is_it: Callable[[Program, Place], bool]
) -> Iterator[tuple[Place, Place]]:
    """`overrides.update({…})`, `setitem(overrides, key, value)`, `patch.dict(overrides, {…})`."""
    got = _made(program, Place(site.code, call.callee)) if call.callee >= 0 else None
    name = got.name if isinstance(got, GetAttr) else ""
    given = program.arguments(site).positional
    is_on_them = isinstance(got, GetAttr) and is_it(program, Place(site.code, got.object))
    is_of_them = bool(given) and is_it(program, given[0])
    if name == _ITEM and is_of_them:
        _, *pair = given
        yield from [(pair[0], pair[1])] if len(pair) > 1 else []
    elif name in _UPDATING and (is_on_them or is_of_them):
        yield from _entries(program, given[-1]) if given else ()
    elif is_it is _is_overrides and any(_names_them(program, place) for place in given[:2]):
        yield from _entries(program, given[-1])


def _names_them(program: Program, place: Place) -> bool:
    """Whether a text names them: `setattr(app, "dependency_overrides", {…})`."""
    return any(name.rpartition(".")[2] == _OVERRIDES for name in _texts(program, place))


def _is_overrides(program: Program, place: Place) -> bool:
    got = _made(program, place)
    return isinstance(got, GetAttr) and got.name == _OVERRIDES


def _is_modules(program: Program, place: Place) -> bool:
    return _MODULES in _texts(program, place) or any(
        isinstance(value, External) and value.symbol == _MODULES for value in program.values(place)
    )


def _texts(program: Program, place: Place) -> Iterator[str]:
    for value in program.values(place):
        if isinstance(value, Constant) and isinstance(value.value, str):
            yield value.value


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
