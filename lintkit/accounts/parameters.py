"""From a parameter that the catalogue names to the places where its value stands at a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from lintkit.accounts.reading import argument
from lintkit.ir import Build, SetItem
from lintkit.program.values import Constant, Container, External, Place, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lintkit.catalogue.schema import Parameter
    from lintkit.program.program import Program
    from lintkit.program.values import AbstractValue, BoundArguments


class Passed(Struct, frozen=True):
    """An argument of a call.

    Attributes:
        site: the call that takes it.
        parameter: its name, with the way into an options object: "http_options.timeout".
        places: where its values stand; empty where the call is not seen to pass it.
        certain: it is passed on every path.
        excluded: it is certain that it is not passed.
    """

    site: Site
    parameter: str
    places: tuple[Place, ...]
    certain: bool
    excluded: bool


def first_passed(
    program: Program, site: Site, bound: BoundArguments, parameters: Iterable[Parameter]
) -> Passed | None:
    """The first of several parameters that a call passes; None where there is none to pass."""
    absent: Passed | None = None
    for parameter in parameters:
        found = passed(program, site, bound, parameter)
        if found.places:
            return found
        if absent is None or not found.excluded:
            absent = found
    return absent


def passed(
    program: Program, site: Site, bound: BoundArguments, parameter: Parameter
) -> Passed:
    """What a call passes for a parameter."""
    places = argument(bound, parameter.name, parameter.position)
    certain = bool(places) and parameter.name not in bound.optional
    excluded = not places and not bound.open
    for key in parameter.keys:
        inner = [_member(program, place, key) for place in places]
        certain = certain and bool(inner) and all(found for found, _ in inner)
        excluded = excluded or all(complete for found, complete in inner if not found)
        places = tuple(dict.fromkeys(place for found, _ in inner for place in found))
    name = ".".join((parameter.name, *parameter.keys))
    return Passed(site, name, places, certain, excluded and not places)


def _member(program: Program, place: Place, key: str) -> tuple[tuple[Place, ...], bool]:
    """Where a member of an options object stands, and whether all of the object is known."""
    values = program.values(place)
    found: list[Place] = []
    complete = bool(values)
    for value in values:
        members = _of_value(program, value, key)
        complete = complete and members is not None
        found += members or ()
    return tuple(dict.fromkeys(found)), complete


def _of_value(program: Program, value: AbstractValue, key: str) -> list[Place] | None:
    """Where a value keeps a member; None where that cannot be told."""
    if isinstance(value, Constant) and value.value is None:
        return []
    if isinstance(value, Container) and value.kind == "dict":
        instruction = program.instruction(value.site)
        if isinstance(instruction, Build):
            return list(_items(program, value, instruction, key))
    if isinstance(value, External) and value.origin is not None:
        bound = program.arguments(value.origin)
        if key in bound.keywords or not bound.open:
            return list(bound.keywords.get(key, ()))
    return None


def _items(program: Program, value: Container, build: Build, key: str) -> Iterator[Place]:
    code = value.site.code
    for entry in build.entries:
        if not entry.spread and _is(program, Place(code, entry.key), key):
            yield Place(code, entry.value)
    for instruction in program.code(code).instructions:
        if (
            isinstance(instruction, SetItem)
            and value in program.values(Place(code, instruction.object))
            and _is(program, Place(code, instruction.key), key)
        ):
            yield Place(code, instruction.value)


def _is(program: Program, place: Place, key: str) -> bool:
    return Constant(key) in program.values(place)
